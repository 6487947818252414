"""From a record to its claims: each coded event in the terms in which linking compares."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.claims import Claim, distinct
from onrecord.linking.page import Page
from onrecord.linking.triggers import (
    article_of,
    families_of,
    figures_of,
    is_close,
    modifies,
    neighbours_of,
    pointing_of,
    telling,
)
from onrecord.linking.words import Vocabulary
from onrecord.model.actor import Party
from onrecord.model.event import CodedEvent
from onrecord.model.record import Record
from onrecord.store.keys import event_ids, normalised

_PLACES = frozenset({"GPE", "LOC", "FAC"})


def claims_of(record: Record, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """The claims of a record in the order of its events, under the ids and keys that the store gives them."""
    page, ids = Page(record, vocabulary), event_ids(record)
    return tuple(_claim(page, each, ids[each.id]) for each in record.events)


def _claim(page: Page, event: CodedEvent, id_: str) -> Claim:
    trigger, extent, when = event.trigger, event.extent, event.when
    lists, classes_of = page.vocabulary.roles, page.vocabulary.classes_of
    words = page.words_in(trigger.start, trigger.end)
    families = families_of(page, trigger)
    head = families[-1]
    unfit = _unfit(page, event)
    classes = tuple(sorted({each for family in families for each in classes_of(family) if each[0] not in unfit}))
    named = {name for name, _ in classes}
    nearest = event.factuality[-1] if event.factuality else None
    before, after = page.around(trigger, extent)
    where = _where(page, event)
    place = page.places.get(where) if where else None
    return Claim(
        id=id_,
        report=page.record.report.id,
        voice=event.attribution,
        start=trigger.start,
        end=trigger.end,
        words=trigger.of(page.text),
        families=families,
        classes=classes,
        sentence=page.sentence(trigger),
        types=frozenset({event.type} if event.type else ()),
        modes=frozenset({event.mode} if event.mode else ()),
        article=article_of(page, trigger, extent),
        close=is_close(page, trigger, extent),
        modifies=modifies(page, trigger, extent),
        noun=bool(words) and words[-1].family in page.vocabulary.event_nouns,
        pointing=pointing_of(page, trigger, extent),
        blames=bool(lists["blaming"] & named),
        counts=event.type is None and bool(event.numbers),
        moves=bool(lists["moving"] & named),
        loses=head in lists["losing"],
        lasts=bool(lists["lasting"] & named),
        light=len(words) == 1 and "_" not in head and any(each in lists["light"] for each in (head, words[0].text)),
        speech=bool(words) and any(each in lists["speech"] for each in (head, words[-1].text)),
        plural=bool(words) and words[-1].text.endswith("s") and not words[-1].text.endswith(("ss", "us", "is")),
        act=frozenset(lists["acts"] & named),
        names=_names(page, event),
        scene=page.scene,
        before=before,
        after=after,
        actors=_keys(page, event.actors),
        recipients=_keys(page, event.recipients),
        actor_codes=_codes(event.actors),
        recipient_codes=_codes(event.recipients),
        place=page.key(where),
        place_name=place.name if place else None,
        towns=frozenset(page.towns_in(extent)),
        country=place.country if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        place_precision=place.precision if place else None,
        from_dateline=page.is_in_dateline(where),
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        dated=when is not None and when.basis != "publication",
        published=page.record.report.published_on,
        figures=figures_of(page, trigger, extent),
        content=frozenset(telling(page, page.words_in(extent.start, extent.end))) - {head},
        near=frozenset(neighbours_of(page, trigger, extent)) - {head},
        tense=nearest.tense if nearest else None,
        factuality=nearest.value if nearest else None,
    )


def _unfit(page: Page, event: CodedEvent) -> frozenset[str]:
    """Classes that it can't be of by what it is done to: "seized the mayor" takes no town."""
    mentions = [page.mentions[each.mention] for each in event.recipients if each.mention in page.mentions]
    kinds = {each.entity_type for each in mentions}
    if kinds and kinds <= _PLACES:
        return page.vocabulary.roles["to_people"]
    return page.vocabulary.roles["to_places"] if kinds == {"PER"} else frozenset()


def _where(page: Page, event: CodedEvent) -> str | None:
    """The mention of its place; of an act without one the town that it is done to: "retook Tolmin"."""
    if event.place is not None:
        return event.place
    recipients = (each.mention for each in event.recipients)
    return next((each for each in recipients if (page.key(each) or "").startswith("geonames:")), None)


def _names(page: Page, event: CodedEvent) -> tuple[str, ...]:
    told = (*(each.entity for each in (*event.actors, *event.recipients)), page.entity(event.place))
    return distinct((*(page.name_of.get(each or "") for each in told), *page.names_in(event.extent)))


def _keys(page: Page, parties: Sequence[Party]) -> tuple[str, ...]:
    return distinct(page.keys.get(each.entity) if each.entity else normalised(each.name) for each in parties)


def _codes(parties: Sequence[Party]) -> tuple[str, ...]:
    return distinct(" ".join(code for code in each.codes if code) or None for each in parties)
