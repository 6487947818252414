"""Scores of events and entities across reports: MUC, B³, CEAFe and their mean (CoNLL 2012), and pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from onrecord.evaluation.assignment import best_total
from onrecord.evaluation.gold import Edges, Json, Pair, id_of_report, is_annotated, triggers_of
from onrecord.evaluation.matching import match, shared
from onrecord.evaluation.measures import Halves, Rate, Scores, Tally

Cluster = frozenset[Hashable]
_SECTIONS = (("events", "events"), ("mentions", "entities"))


def score_linking(pairs: Sequence[Pair]) -> Scores:
    """Over all reports at once; only what the gold links anywhere is scored."""
    scores: Scores = {}
    for section, name in _SECTIONS:
        gold, found, mentions = _clusters(pairs, section)
        if not any(len(each) > 1 for each in gold):
            continue
        muc, b3, ceaf = _muc(gold, found), _b3(gold, found), _ceaf(gold, found)
        scores |= {
            f"{name}: mentions found": mentions,
            f"{name}: MUC": muc,
            f"{name}: B3": b3,
            f"{name}: CEAFe": ceaf,
            f"{name}: CoNLL F1 (mean of the three)": Rate(muc.f1 + b3.f1 + ceaf.f1, 3),
            f"{name}: pairs": _pairs(gold, found, across=False),
            f"{name}: pairs across reports": _pairs(gold, found, across=True),
        }
    return {name: each for name, each in scores.items() if not isinstance(each, Tally) or each}


def _clusters(pairs: Sequence[Pair], section: str) -> tuple[list[Cluster], list[Cluster], Tally]:
    """Gold and predicted clusters over the same keys, report and number; without a counterpart a key of its own."""
    wanted: dict[Hashable, set[Hashable]] = defaultdict(set)
    given: dict[Hashable, set[Hashable]] = defaultdict(set)
    mentions = Tally()
    for gold_record, prediction in pairs:
        report = id_of_report(gold_record)
        gold = list(_linked(gold_record, section, gold_record))
        found = list(_linked(prediction, section, gold_record))
        counterpart = {j: i for i, j in match(gold, found, lambda one, other: _closeness(one[0], other[0]))}
        mentions += Tally(len(counterpart), len(found), len(gold))
        for n, (_, link) in enumerate(gold):
            wanted[link].add((report, n))
        for n, (_, link) in enumerate(found):
            given[link].add((report, counterpart[n]) if n in counterpart else (report, "only predicted", n))
    return list(map(frozenset, wanted.values())), list(map(frozenset, given.values())), mentions


def _linked(record: Json, section: str, gold: Json) -> Iterator[tuple[Edges, Hashable]]:
    """Place and link of each mention in the annotated part; what is linked with nothing has a link of its own."""
    for n, each in enumerate(record.get(section, [])):
        places = triggers_of(each)[:1] if section == "events" else [(each["start"], each["end"])]
        entity = each.get("entity") if section == "mentions" else None
        link = each.get("merged") or each.get("link") or entity or (id_of_report(record), section, n)
        yield from ((place, link) for place in places if is_annotated(gold, place[0]))


def _closeness(one: Edges, other: Edges) -> float:
    return shared(one, other) / (max(one[1], other[1]) - min(one[0], other[0]))


def _home(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


def _muc(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Halves:
    """Vilain et al. 1995: links that the other side would need to make a cluster whole."""

    def half(these: Sequence[Cluster], those: Sequence[Cluster]) -> float:
        home = _home(those)
        pieces = [len({home.get(mention, mention) for mention in cluster}) for cluster in these]
        links = sum(len(cluster) - 1 for cluster in these)
        kept = sum(len(cluster) - count for cluster, count in zip(these, pieces, strict=True))
        return kept / links if links else 0.0

    return Halves(half(found, gold), half(gold, found))


def _b3(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Halves:
    """Bagga and Baldwin 1998: of each mention, how much of its cluster is also in that of the other side."""

    def half(these: Sequence[Cluster], those: Sequence[Cluster]) -> float:
        home = _home(those)
        meets = (Counter(home[mention] for mention in cluster if mention in home) for cluster in these)
        shares = [sum(n * n for n in met.values()) / len(cluster) for met, cluster in zip(meets, these, strict=True)]
        total = sum(map(len, these))
        return sum(shares) / total if total else 0.0

    return Halves(half(found, gold), half(gold, found))


def _ceaf(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Halves:
    """Luo 2005, by entities (φ4): clusters in their best one-to-one assignment."""
    home = _home(found)
    meets = Counter((n, home[mention]) for n, cluster in enumerate(gold) for mention in cluster if mention in home)
    best = best_total({(i, j): 2 * n / (len(gold[i]) + len(found[j])) for (i, j), n in meets.items()})
    return Halves(best / len(found) if found else 0.0, best / len(gold) if gold else 0.0)


def _pairs(gold: Sequence[Cluster], found: Sequence[Cluster], *, across: bool) -> Tally:
    """Pairs of mentions that are linked; ``across``: only those of two reports."""

    def linked(clusters: Sequence[Cluster]) -> set[frozenset[Hashable]]:
        pairs = (pair for cluster in clusters for pair in combinations(cluster, 2))
        return {frozenset(pair) for pair in pairs if not across or _report(pair[0]) != _report(pair[1])}

    wanted, given = linked(gold), linked(found)
    return Tally(len(wanted & given), len(given), len(wanted))


def _report(mention: Hashable) -> Hashable:
    return mention[0] if isinstance(mention, tuple) else mention
