"""Who "we" and "I" are: whoever is quoted there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from onrecord.language.actor_nouns import ActorNouns
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.text.span import Span

_WIDEST = 200  # characters: a mention that starts further before a span's start isn't looked at


def mention_of(span: Span, reading: Reading) -> str | None:
    """The id of the mention that ``span`` stands for: that of the same head, else the widest in it; None if none."""
    mentions, doc = reading.mentions, reading.doc
    inside = doc.tokens_in(span)
    first = bisect_left(mentions, span.start - _WIDEST, key=lambda each: each.span.start)
    near = []
    for place in range(first, len(mentions)):  # no slice: it would copy all that follows
        if mentions[place].span.start >= span.end:
            break
        if mentions[place].span.end > span.start:
            near.append(mentions[place])
    heads = [i for i in inside if doc.tokens[i].head not in inside or doc.tokens[i].head == i]
    for each in near:
        if each.head in heads:
            return each.id
    within = [each for each in near if span.covers(each.span)]
    return max(within, key=lambda each: len(each.span)).id if within else None


def quoted_speakers(reading: Reading, nouns: ActorNouns) -> Mapping[str, str]:
    """Id of a mention "we" or "I" → chain of the source of the innermost attribution that it stands in."""
    own = [each for each in reading.mentions if _is_own(each, reading, nouns)]
    if not own:
        return {}
    starts = [each.span.start for each in own]
    by_id = {each.id: each for each in reading.mentions}
    ids = {each.id for each in own}
    best: dict[str, tuple[int, str]] = {}
    for attribution in reading.attributions:
        said = [
            (len(content), own[bisect_left(starts, content.start) : bisect_left(starts, content.end)])
            for content in attribution.content
        ]
        if attribution.source is None or not any(inside for _, inside in said):
            continue
        speaker = mention_of(attribution.source, reading)
        if speaker is None or speaker in ids:
            continue
        chain = by_id[speaker].entity or speaker
        for length, inside in said:
            for each in inside:
                known = best.get(each.id)
                if known is None or length < known[0]:
                    best[each.id] = (length, chain)
    return {mention: chain for mention, (_, chain) in best.items()}


def _is_own(mention: Mention, reading: Reading, nouns: ActorNouns) -> bool:
    if mention.level != "PRO" or mention.head is None:
        return False
    pronoun = nouns.pronouns.get(reading.doc.tokens[mention.head].lower)
    return pronoun is not None and pronoun.use == "own"
