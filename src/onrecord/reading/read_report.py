"""The corridor of the reading wing: what a report says, in its own words."""

from __future__ import annotations

from onrecord.language.engine import Engine
from onrecord.language.lexicon import require_language
from onrecord.language.names import NameFinder
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.attributions.find import find_attributions
from onrecord.reading.commitment import find_commitments
from onrecord.reading.coreference import resolve_coreference
from onrecord.reading.event_mentions import find_event_mentions
from onrecord.reading.mentions import find_mentions
from onrecord.reading.quotations import find_quotations
from onrecord.reading.repairs import repair
from onrecord.reading.time_expressions.find import find_time_expressions


def read_report(report: Report, engine: Engine, names: NameFinder) -> Reading:
    """What ``report`` says. Raises UnknownLanguage for a language without rules."""
    language = report.language
    require_language(language)
    doc = repair(engine.parse(report, names), language)
    mentions = resolve_coreference(doc, find_mentions(doc, language), language)
    quotations = find_quotations(doc)
    attributions = find_attributions(doc, mentions, quotations, language)
    event_mentions = find_event_mentions(doc, language)
    return Reading(
        report=report,
        doc=doc,
        mentions=mentions,
        quotations=quotations,
        attributions=attributions,
        times=find_time_expressions(doc, report.published_on, language),
        event_mentions=event_mentions,
        commitments=find_commitments(doc, event_mentions, attributions, language),
    )
