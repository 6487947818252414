"""The documents by name."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.exports.documents import ftm, prov, web_annotation
from onrecord.exports.documents.document import Document

DOCUMENTS: Mapping[str, Document] = {each.name: each for each in (ftm.DOCUMENT, web_annotation.DOCUMENT, prov.DOCUMENT)}
