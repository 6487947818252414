"""Where the places of a report are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import exp

from onrecord.coding.metonymy import Kind, kind_of, parts_of_bodies
from onrecord.coding.place_context import (
    Context,
    Scored,
    containers,
    lies_in,
    name_giving_towns,
    shared_units,
    sisters,
)
from onrecord.coding.place_evidence import before_container, is_called_place, is_locative
from onrecord.coding.place_holders import (
    CERTAIN,
    HOLDERS,
    LEAST,
    Towns,
    drop_outside,
    placed_by_holder,
    strict_holders,
)
from onrecord.coding.toponyms import Toponym, kilometres, level, toponyms
from onrecord.model.doc import Doc
from onrecord.model.event import CodedEvent
from onrecord.model.place import Candidate, Place, PlacePrecision
from onrecord.model.reading import Reading
from onrecord.world.gazetteer import PlaceEntry
from onrecord.world.place_names import fold
from onrecord.world.world import World

DEMONYMS = "demonyms"  # a convention
_SMALL = 4.5  # a town of 30,000: news speaks of no parts of smaller ones ("West Wing" is none of Wing)
_SAME_PLACE = 100.0  # kilometres
_NEARBY = 0.6  # score of a place that stands where what holds it is: 21 of 29 in two gold sets are within 161 km
_READINGS = 8  # of a place around a name, what it can mean at most
_SPELT = 0.9  # closeness of a name that is the place's own in some spelling, not just one of its others
_KEPT = 5  # candidates that the record keeps
_VOTES = 3  # of a name for its country, at most, however often it stands there
_SURE_BY = 1.5  # a place votes for its country from this lead over the next on; a power of ten of population
_RIVAL = 5.8  # and no other place as large as a state: "Georgia" is sure of neither
_TOWN_FIRST = 1.0  # same GeoNames id on two gold sets .892 and .879 without, .891 and .880 with it
_ABROAD_FROM = 4.5  # a town of 30,000: smaller ones are not meant where a report names other countries only
_UNITS: Mapping[str, tuple[str, ...]] = {
    "admin1": ("ADM1",), "admin2": ("ADM2",), "settlement": ("PPL", "PPLC", "PPLX"), "country": ("PCL", "PCLI", "PCLD"),
}  # fmt: skip


def resolve_places(reading: Reading, world: World, found: Sequence[Toponym] | None = None) -> tuple[Place, ...]:
    """The places that the mentions of ``reading`` name, in order; without a match they say why.

    ``found``: the toponyms of ``reading``, where they are known already.
    """
    found = toponyms(reading, world) if found is None else found
    around = containers(found, reading.doc)
    options = {fold(each.name): each.options for each in found}
    together = shared_units(options.values())
    units = sisters(found, reading.doc)
    context = replace(_first_context(found, options, reading, world), shared=together, units_of=units)
    chosen = _choose(found, options, around, context)
    context = replace(_second_context(found, chosen, context.home), shared=together, units_of=units)
    chosen = _choose(found, options, around, context)
    holders = strict_holders(found, reading.doc)
    drop_outside(chosen, options, holders)
    rankings = {name: _ranking(own) for name, own in chosen.items()}
    ranked = [chosen[fold(each.name)] for each in found]
    towns = Towns(found, ranked, reading.doc)
    held = placed_by_holder(chosen, found, around, holders)
    bodies = parts_of_bodies(reading.mentions)
    kinds = [kind_of(each, reading.doc, bodies, reading.report.language) for each in found]
    placed = (
        _place(
            each, rankings[fold(each.name)], kind, held.get(fold(each.name)) or towns.around(each), reading.doc, world
        )
        for each, kind in zip(found, kinds, strict=True)
    )
    return tuple(place for place in placed if place is not None)


def toponyms_only(places: Sequence[Place], found: Sequence[Toponym], events: Sequence[CodedEvent]) -> tuple[Place, ...]:
    """``places`` without those that only a country's adjective names, unless it names ground or an event's place."""
    adjectives = {each.mention.id for each in found if each.adjective}
    kept = {each.place for each in events}
    return tuple(
        place for place in places if place.kind == "literal" or place.mention not in adjectives or place.mention in kept
    )


def _base(entry: PlaceEntry) -> float:
    """How likely a place is meant, knowing nothing of the report."""
    return entry.weight + _fit(entry) - _misspelling(entry)


def _fit(entry: PlaceEntry) -> float:
    """Whether it is what the words around its name say."""
    if entry.unit == "part" and entry.weight < _SMALL:
        return -2.0
    return 3.0 if entry.feature in _UNITS.get(entry.unit, ()) else 0.0


def _misspelling(entry: PlaceEntry) -> float:
    """How far the name is from the place's own."""
    return 6.0 * (1.0 - entry.closeness)


def _first_context(
    found: Sequence[Toponym], options: Mapping[str, tuple[PlaceEntry, ...]], reading: Reading, world: World
) -> Context:
    """The votes of the names that are sure by themselves, or of whose country there is no doubt."""
    context = Context(home=outlet_country(reading, world))
    for name, times in Counter(fold(each.name) for each in found).items():
        ranked = sorted(((_base(entry), -entry.id, entry) for entry in options[name]), reverse=True)[:_READINGS]
        if not ranked or ranked[0][0] < CERTAIN:
            continue
        best = ranked[0][2]
        rivals = [each for each in ranked[1:] if each[0] > ranked[0][0] - _SURE_BY or each[0] > _RIVAL]
        if all(each.country == best.country for *_, each in rivals):
            near = all(kilometres(each, best) < _SAME_PLACE for *_, each in rivals)
            context.add(name, best, min(_VOTES, times), alone=near)
    return context


def _second_context(found: Sequence[Toponym], chosen: Mapping[str, list[Scored]], home: str) -> Context:
    context = Context(home=home)
    for name, times in Counter(fold(each.name) for each in found).items():
        if chosen[name] and chosen[name][0].score >= LEAST:
            context.add(name, chosen[name][0].entry, min(_VOTES, times))
    return context


def outlet_country(reading: Reading, world: World) -> str:
    """The country of the outlet by our table or its address (".co.uk", ".com.au"); "" where nothing tells."""
    report = reading.report
    host = (report.url or report.outlet or "").split("//")[-1].split("/")[0]
    known = world.outlets.find(report.outlet or host) or world.outlets.find(host)
    if known is not None and known.country and known.kind != "agency":
        return known.country
    ending = host.rsplit(".", 1)[-1].upper() if "." in host else ""
    country = world.countries.by_code("GB" if ending == "UK" else ending) if len(ending) == 2 else None
    return country.code if country else ""


def _choose(
    found: Sequence[Toponym],
    options: Mapping[str, tuple[PlaceEntry, ...]],
    around: Mapping[str, list[tuple[int, float]]],
    context: Context,
) -> dict[str, list[Scored]]:
    """For each folded name its candidates, best first. One name means one place throughout a report."""
    chosen = {}
    for name, entries in options.items():
        own = level(max(entries, key=_base)) if entries else 0
        links = dict.fromkeys((fold(found[n].name), link) for n, link in around.get(name, ()))
        near = [(entry, link) for other, link in list(links)[:HOLDERS] for entry in options[other][:_READINGS]]
        holders = [(entry, link) for entry, link in near if own == 1 or level(entry) > own]  # else a list: "Iowa, Ohio"
        towns = name_giving_towns(entries)
        scored = [
            _scored(
                {
                    "size": each.weight,
                    "words": _fit(each),
                    "name": -_misspelling(each),
                    **dict(context.support(each, name)),
                    "container": _held(each, holders),
                    "namesake": -_after_town(each, towns),
                },
                each,
            )
            for each in entries
            if each.weight >= _ABROAD_FROM or not context.is_elsewhere(each, name)
        ]
        scored.sort(key=lambda each: (-each.score, each.entry.id))
        chosen[name] = scored
    return chosen


def _scored(points: Mapping[str, float], entry: PlaceEntry) -> Scored:
    return Scored(entry, sum(points.values()), points)


def _after_town(entry: PlaceEntry, towns: Set[tuple[str, str]]) -> float:
    """What a unit loses to the town it is called after: only a word ("Daraa province") tells that it is meant."""
    called = entry.feature in {"ADM1", "ADM2"} and not entry.unit and (entry.country, entry.admin1) in towns
    return _TOWN_FIRST if called else 0.0


def _held(entry: PlaceEntry, holders: Sequence[tuple[PlaceEntry, float]]) -> float:
    """The strongest bond to a place that the text puts around it."""
    return max((5.0 * link for holder, link in holders if lies_in(entry, holder)), default=0.0)


@dataclass(frozen=True, slots=True)
class _Ranking:
    """What the places of one name come to in a report."""

    best: Scored | None
    count: int
    candidates: tuple[Candidate, ...]
    confidence: float


def _ranking(ranked: Sequence[Scored]) -> _Ranking:
    shares = _shares(ranked)
    best = ranked[0] if ranked else None
    return _Ranking(best, len(ranked), _candidates(ranked, shares), _confidence(ranked, shares))


def _place(
    toponym: Toponym,
    ranking: _Ranking,
    kind: Kind,
    around: Scored | None,
    doc: Doc,
    world: World,
) -> Place | None:
    best = ranking.best
    if best is not None and best.score >= LEAST:
        match = _match(toponym.mention.id, best.entry, ranking.candidates, kind, world)
        return replace(match, name=_shown(toponym, best.entry, world), score=ranking.confidence)
    if around is not None and (toponym.mention.entity_type == "FAC" or _is_placed(doc, toponym.tokens)):
        nearby = around.entry._replace(unit="facility")
        return _match(toponym.mention.id, nearby, _candidates([around], [_NEARBY]), kind, world)
    if not is_locative(doc, toponym.tokens):
        return None  # nothing but the recogniser's word shows that it is a place
    known = f"{ranking.count} places have this name, none fits the report"
    return Place(
        mention=toponym.mention.id,
        name=toponym.name,
        kind=kind,
        candidates=ranking.candidates,
        why=known if ranking.count else "no place of this name is known",
    )


def _is_placed(doc: Doc, tokens: range) -> bool:
    """Whether the sentence puts something there, or says what it is: else "Kenya's Easter" were a place in Kenya."""
    return is_locative(doc, tokens) or is_called_place(doc, tokens[-1]) or before_container(doc, tokens[-1])


def _shown(toponym: Toponym, entry: PlaceEntry, world: World) -> str:
    """The English name where our tables have one, else the report's own spelling of one of the place's names."""
    if world.gazetteer.is_english_name(entry.country, entry.name) or not entry.is_settlement:
        return entry.name
    written = toponym.name.removeprefix("the ")
    as_it_is = entry.closeness >= _SPELT and not entry.unit and written[:1].isupper() and not written.isupper()
    return written if as_it_is else entry.name


def _match(mention: str, entry: PlaceEntry, candidates: tuple[Candidate, ...], kind: Kind, world: World) -> Place:
    return Place(
        mention=mention,
        name=entry.name,
        geonames=entry.geonames,
        latitude=round(entry.latitude, 5),
        longitude=round(entry.longitude, 5),
        country=entry.country or None,
        admin1=world.gazetteer.admin1_name(entry.country, entry.admin1),
        admin2=entry.name if entry.feature == "ADM2" else None,
        feature_code=entry.feature,
        precision=precision_of(entry),
        score=candidates[0].score,
        kind=kind,
        candidates=candidates,
    )


def precision_of(entry: PlaceEntry) -> PlacePrecision:
    """ACLED's code: 1 the place itself, 2 near it or its district, 3 a province, country or wider."""
    if entry.unit in {"facility", "part"} and entry.is_settlement:
        return 2
    if entry.feature == "ADM2":
        return 2
    wide = entry.is_country or entry.feature in {
        "ADM1",
        "RGN",
        "CONT",
        "OCN",
        "SEA",
        "GULF",
        "DSRT",
        "MTS",
        "PEN",
        "STM",
    }
    return 3 if wide else 1


def _candidates(ranked: Sequence[Scored], shares: Sequence[float]) -> tuple[Candidate, ...]:
    """The likeliest places, with what speaks for each."""
    return tuple(
        Candidate(
            geonames=each.entry.geonames,
            name=each.entry.name,
            country=each.entry.country or None,
            score=share,
            features={name: told for name, points in each.points.items() if (told := round(points, 2))},
        )
        for each, share in zip(ranked[:_KEPT], shares, strict=False)
    )


def _confidence(ranked: Sequence[Scored], shares: Sequence[float]) -> float:
    """How likely the best candidate is right to within 100 km (0-1): a town and its province don't count as rivals.

    On two gold sets (1,732 places): below 0.7 78 % are right to within 161 km, from 0.7 to 0.9 91 %, above 97 %.
    """
    near = (
        share
        for each, share in zip(ranked, shares, strict=True)
        if share and (each is ranked[0] or kilometres(each.entry, ranked[0].entry) < _SAME_PLACE)
    )
    return min(1.0, round(sum(near), 3))


def _shares(ranked: Sequence[Scored]) -> list[float]:
    """Each candidate's part of the whole (0-1), where what is far from its name or from the report counts less."""
    parts = [exp(each.score - ranked[0].score) for each in ranked]
    whole = sum(parts)
    return [round(part / whole / (1.0 + exp(LEAST - each.score)), 3) for part, each in zip(parts, ranked, strict=True)]
