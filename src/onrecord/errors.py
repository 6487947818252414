"""What can go wrong, one class per thing that a caller can handle."""

from __future__ import annotations


class OnrecordError(Exception):
    """Any error that onrecord raises on purpose; its text is one line for the user."""


class UnreadableReport(OnrecordError):
    """Input that holds no report: empty, binary, of wrong encoding or form, or too large."""


class Unfetchable(OnrecordError):
    """A URL whose page or feed could not, or must not, be fetched."""


class UnknownLanguage(OnrecordError):
    """A report in a language for which there are no rules."""


class MissingModel(OnrecordError):
    """The parser's model is not installed, or its files are not those of the manifest."""


class BadData(OnrecordError):
    """A rule, word list or table of the project (or one that a user adds) is not well formed."""


class BadRecord(OnrecordError):
    """A wire record that does not meet the schema, or whose spans do not meet their text."""


class BadQuery(OnrecordError):
    """A question that can't be asked: an unknown field, value, format or task."""


class NotOnRecord(OnrecordError):
    """An id that nothing on record has, or that several begin with."""


class ClusterError(OnrecordError):
    """The cluster that shall read can't be reached, or does not answer."""


class NotAllowed(OnrecordError):
    """A write by somebody who may not, or that may be another site's doing."""


class StoreError(OnrecordError):
    """The record's folder can't be opened, read or written."""
