"""Scores of who says what: spans of source, cue and content, the relation of the three, and chains."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.evaluation.chains import score_chains
from onrecord.evaluation.gold import Edges, Json, Pair
from onrecord.evaluation.matching import match, shared_by_all
from onrecord.evaluation.measures import Board, Scores

ROLES = ("source", "cue", "content")
_AT_ENDS = " \t\r\n\"“”'‘’,.;:"  # marks that belong to no role, unless they are all there is (a colon as a cue)

Wording = dict[str, list[Edges]]  # role → its spans
Weigh = Callable[[list[Wording], list[Wording]], float]


def score_attribution(pairs: Sequence[Pair]) -> Scores:
    """Exact: the same spans; overlap: spans that share a character. Gold without nested ones is met without them."""
    board = Board(*(f"{role} {how}" for role in (*ROLES, "relation") for how in ("exact", "overlap")))
    nested = any(each.get("nested_in") for gold, _ in pairs for each in gold.get("attributions", []))
    for gold_record, prediction in pairs:
        gold = gold_record.get("attributions", [])
        found = [each for each in prediction.get("attributions", []) if nested or not each.get("nested_in")]
        _score_report(gold_record, gold, found, board)
    return board.scores()


def only_quoting(records: Sequence[Json], quoting: str) -> list[Json]:
    """The records with only their attributions that quote in one way (direct, mixed, indirect, reported)."""
    return [
        {**each, "attributions": [one for one in each.get("attributions", []) if one.get("quoting") == quoting]}
        for each in records
    ]


def found_by_overlap(gold_record: Json, found: list[Json]) -> tuple[dict[int, int], dict[int, int]]:
    """Place of a gold attribution → place of the found one: by content, and by content and source."""
    text = gold_record["report"]["text"]
    wanted = [list(_wordings(each, text)) for each in gold_record.get("attributions", [])]
    given = [list(_wordings(each, text)) for each in found]
    return dict(match(wanted, given, _overlap("content"))), dict(match(wanted, given, _relation))


def _score_report(gold_record: Json, gold: list[Json], found: list[Json], board: Board) -> None:
    text, roles = gold_record["report"]["text"], gold_record.get("scored_roles", ROLES)
    wanted = [list(_wordings(each, text)) for each in gold]
    given = [list(_wordings(each, text)) for each in found]
    for role in roles:
        _score_role(role, wanted, given, board)
    contents = match(wanted, given, _overlap("content"))
    _score_quoting("content", gold, {i for i, _ in contents}, board)
    if set(roles) == set(ROLES):
        relations = match(wanted, given, _relation)
        board.tally("relation exact", len(match(wanted, given, _same(ROLES))), len(given), len(wanted))
        board.tally("relation overlap", len(relations), len(given), len(wanted))
        _score_quoting("relation", gold, {i for i, _ in relations}, board)
    score_chains(gold, {i: found[j] for i, j in contents}, board)


def _score_role(role: str, wanted: list[list[Wording]], given: list[list[Wording]], board: Board) -> None:
    """One role, among the attributions that have it."""
    gold = [each for each in wanted if any(wording[role] for wording in each)]
    found = [each for each in given if each[0][role]]
    for how, weigh in (("exact", _same((role,))), ("overlap", _overlap(role))):
        board.tally(f"{role} {how}", len(match(gold, found, weigh)), len(found), len(gold))


def _wordings(attribution: Json, text: str) -> Iterator[Wording]:
    """The spans of each role as given, then with each other source and cue that the gold takes as well."""
    yield _wording(attribution, text)
    for other in attribution.get("alternatives", []):
        yield _wording({**attribution, **other, "source_spans": None, "cue_spans": None}, text)


def _wording(attribution: Json, text: str) -> Wording:
    spans: dict[str, Iterable[Json]] = {"content": attribution.get("content") or []}
    for role in ("source", "cue"):
        one = attribution.get(role)
        spans[role] = attribution.get(f"{role}_spans") or ([one] if one else [])
    return {role: sorted(_trimmed(text, each) for each in spans[role]) for role in ROLES}


def _trimmed(text: str, span: Json) -> Edges:
    start, end = span["start"], span["end"]
    inner = text[start:end].strip(_AT_ENDS)
    if not inner:
        return start, end
    start += len(text[start:end]) - len(text[start:end].lstrip(_AT_ENDS))
    return start, start + len(inner)


def _same(roles: Sequence[str]) -> Weigh:
    return lambda gold, found: any(all(one[role] == found[0][role] for role in roles) for one in gold)


def _overlap(role: str) -> Weigh:
    """Characters shared, and half a one more for the very same spans."""

    def weigh(gold: list[Wording], found: list[Wording]) -> float:
        given = found[0][role]
        return max(shared_by_all(one[role], given) + 0.5 * bool(given and one[role] == given) for one in gold)

    return weigh


def _relation(gold: list[Wording], found: list[Wording]) -> float:
    """Overlap of the contents, if the sources overlap too or neither has one."""
    given = found[0]["source"]
    met = any(shared_by_all(one["source"], given) or not (one["source"] or given) for one in gold)
    return _overlap("content")(gold, found) if met else 0


def _score_quoting(part: str, gold: list[Json], found: set[int], board: Board) -> None:
    for place, attribution in enumerate(gold):
        if attribution.get("quoting"):
            board.rate(f"{part} overlap, recall of {attribution['quoting']}", place in found)
