"""One attribution for each cue, and which stands in the content of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.model.doc import Doc
from onrecord.reading.attributions.scene import Candidate, Range, Scene
from onrecord.reading.attributions.syntax import cue_parts, is_finite, length, trimmed

CLOSE_TOGETHER = 2  # tokens between two clauses that are one content: ", and"
_THINGS_SAID = {"object", "whole"}  # frames whose content is a noun phrase
_RELATIVE = {"WDT", "WP", "WP$"}


def choose(scene: Scene, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The best candidate of each cue, in order of the text.

    The largest content wins (on PolNeAR dev worth .02 of F against the first found); quotations join it.
    A noun cue takes the place of the verb that lends it its subject ("voiced alarm over").
    """
    by_cue: dict[int, list[Candidate]] = defaultdict(list)
    for each in candidates:
        if not _is_sound(each):
            continue
        kept = _without_own_words(scene.doc, each)
        if kept.content and kept.cue_token is not None:
            by_cue[kept.cue_token].append(kept)
    covered = {each.covers for group in by_cue.values() for each in group if each.covers is not None}
    chosen = [_best(scene, group) for cue, group in by_cue.items() if cue not in covered or _has_clause(group)]
    taken = {part[0] for each in chosen if each.quoted for part in each.content}
    return in_order(
        _with_quoted_end(scene, _without_aside(scene, _without_occasion(scene, each)), taken) for each in chosen
    )


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates in order of their cue; of two at one place the larger content first."""
    return sorted(candidates, key=_place)


def _is_sound(candidate: Candidate) -> bool:
    """Whether cue and source hold a token: a tree that the parser has crossed may turn a range around."""
    return all(each is None or each[0] < each[1] for each in (candidate.cue, candidate.source, candidate.addressee))


def _with_quoted_end(scene: Scene, candidate: Candidate, taken: set[int]) -> Candidate:
    """The content with the rest of a quotation that begins in it, or follows it at once.

    In "said he was “glad to go. It is late”" and "declared the port ‘closed to all’" the parser's clause ends too soon.
    """
    place = _begun_in(scene, candidate)
    if place is None:
        place = _follows(scene, candidate, taken)
    if place is None:
        return candidate
    last = (candidate.content[-1][0], scene.quoted[place][1])
    return replace(candidate, content=(*candidate.content[:-1], last))


def _begun_in(scene: Scene, candidate: Candidate) -> int | None:
    """The place of the quotation that begins in the content and ends after it; None: none."""
    first, after = candidate.content[-1]
    place = scene.quotation_of[after - 1]
    if place < 0 or not first <= scene.quoted[place][0] or after >= scene.quoted[place][1]:
        return None
    own = (candidate.cue, candidate.source)
    return place if not any(each and after <= each[0] < scene.quoted[place][1] for each in own) else None


def _follows(scene: Scene, candidate: Candidate, taken: set[int]) -> int | None:
    """The place of the quotation that begins right after the content, in its sentence; None: none."""
    after = candidate.content[-1][1]
    if after >= len(scene.quotation_of) or after in taken:
        return None
    place = scene.quotation_of[after]
    if place < 0 or scene.quoted[place][0] != after or candidate.frame == "infinitive":
        return None
    return place if scene.doc.sentence_of[after] == scene.doc.sentence_of[after - 1] else None


def _without_aside(scene: Scene, candidate: Candidate) -> Candidate:
    """The content without a relative clause after a comma at its end: it is the writer's ("…, who was not there")."""
    doc = scene.doc
    first, after = candidate.content[-1]
    if scene.quotation_of[after - 1] >= 0:
        return candidate
    for token in (doc.tokens[after - 1], *doc.ancestors(after - 1)):
        start, end = doc.edges[token.i]
        if start <= first + 1 or end > after:
            break
        if token.dep == "relcl" and doc.tokens[start].tag in _RELATIVE and doc.tokens[start - 1].text == ",":
            last = trimmed(doc, first, start)
            return replace(candidate, content=(*candidate.content[:-1], last))
    return candidate


def _without_occasion(scene: Scene, candidate: Candidate) -> Candidate:
    """The content without "in an interview", "on Twitter" at its end: that is where the source said it."""
    doc = scene.doc
    first, after = candidate.content[-1]
    if candidate.frame not in _THINGS_SAID or candidate.cue is None or first < candidate.cue[0]:
        return candidate
    for token in (doc.tokens[after - 1], *doc.ancestors(after - 1)):
        start, end = doc.edges[token.i]
        if start <= first or end > after:
            break
        noun = next(doc.children_of(token.i, "pobj"), None)
        if token.dep == "prep" and noun is not None and scene.is_occasion(token, noun):
            return replace(candidate, content=(*candidate.content[:-1], trimmed(doc, first, start)))
    return candidate


def _has_clause(group: list[Candidate]) -> bool:
    return any(each.frame in {"clause", "quote"} for each in group)


def _place(candidate: Candidate) -> tuple[int, int]:
    cue = candidate.cue or candidate.content[0]
    return (cue[0], -length(candidate.content))


def _without_own_words(doc: Doc, candidate: Candidate) -> Candidate:
    """The content without the words of its own cue and source."""
    content = tuple(each for each in candidate.content if each[0] < each[1])
    for own in (*cue_parts(doc, candidate), candidate.source):
        if own is not None:
            content = tuple(part for each in content for part in _minus(each, own))
    return replace(candidate, content=content) if content != candidate.content else candidate


def _minus(one: Range, other: Range) -> list[Range]:
    if other[1] <= one[0] or one[1] <= other[0]:
        return [one]
    left, right = (one[0], other[0]), (other[1], one[1])
    return [part for part in (left, right) if part[0] < part[1]]


def _best(scene: Scene, group: list[Candidate]) -> Candidate:
    """The candidate with the largest content; what is quoted with the same cue is added to it."""
    plain = [each for each in group if not each.quoted]
    quoted = [each for each in group if each.quoted]
    if not quoted:
        return _with_conjuncts(scene, max(plain, key=_weight), plain)
    parts = _joined(sorted({part for each in quoted for part in each.content}))
    if plain:
        clause = max(plain, key=lambda each: length(each.content))
        if clause.frame == "clause" and all(_is_term(scene, part, clause) for part in parts):
            return clause
        if quoted[0].cue is not None and clause.content[-1][1] <= quoted[0].cue[0] <= parts[0][0]:
            return quoted[0]  # "“…,” he said as the crowd yelled: “…”": what stands before is not the crowd's
        if _is_beside(scene, clause, parts):
            return replace(quoted[0], content=tuple(parts))
        parts = _joined(sorted({*parts, *(part for part in clause.content)}))
    return replace(quoted[0], content=tuple(parts))


def _is_term(scene: Scene, quoted: Range, clause: Candidate) -> bool:
    """Whether a quotation before the cue of a clause is a title or borrowed word: "the host of “Dawn” said that"."""
    if clause.cue is None or quoted[1] > clause.cue[0] or clause.content[0][0] < clause.cue[1]:
        return False
    return not any(is_finite(scene.doc, i) for i in range(*quoted) if scene.doc.tokens[i].pos in {"VERB", "AUX"})


def _is_beside(scene: Scene, clause: Candidate, parts: list[Range]) -> bool:
    """Whether words after a comma tell of the speaking: "“…,” she sighed, *her face pale*", "he said, *rising*"."""
    first = clause.content[0][0]
    if clause.cue is None or first < clause.cue[1] or not any(part[1] <= clause.cue[0] for part in parts):
        return False
    comma = scene.doc.tokens[first - 1].text == "," and scene.quotation_of[first] < 0
    return comma and scene.doc.tokens[first].lower not in scene.words.complementisers


def _with_conjuncts(scene: Scene, best: Candidate, plain: list[Candidate]) -> Candidate:
    """A clause with the others that stand beside it: in "said that the dam held, and *that* …" the parser has two."""
    others = [each for each in plain if each.frame == "clause" == best.frame and len(each.content) == 1]
    if best.cue is None or len(others) < 2 or len(best.content) != 1:
        return best
    parts = sorted({each.content[0] for each in others if each.content[0][0] >= best.cue[1]})
    (first, after), *rest = parts or [best.content[0]]
    for part in rest:
        if part[0] - after > CLOSE_TOGETHER:
            return best
        after = max(after, part[1])
    inside = scene.quotation_of[first]
    if inside >= 0 and scene.quotation_of[after - 1] != inside:
        return best  # "He said, “…,” the source added": the second clause is another's
    return replace(best, content=((first, after),)) if first <= best.content[0][0] < after else best


def _weight(candidate: Candidate) -> tuple[int, bool, bool]:
    """The size of the content, then whether somebody is named, then whether the noun in it tells the stance."""
    return length(candidate.content), candidate.source is not None, candidate.frame == "whole"


def _joined(parts: list[Range]) -> list[Range]:
    """The ranges with those that overlap made one."""
    joined: list[Range] = []
    for part in parts:
        if joined and part[0] < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], part[1]))
        else:
            joined.append(part)
    return joined


def nests(chosen: list[Candidate]) -> list[int | None]:
    """For each candidate the place of the innermost other one whose content holds its cue; None: none."""
    spans = sorted(
        ((part, place) for place, each in enumerate(chosen) for part in each.content),
        key=lambda each: (each[0][0], -each[0][1]),
    )
    anchors = sorted(((each.cue or each.content[0]), place) for place, each in enumerate(chosen))
    holders: list[int | None] = [None] * len(chosen)
    open_: list[tuple[Range, int]] = []
    following = 0
    for anchor, place in anchors:
        while following < len(spans) and spans[following][0][0] <= anchor[0]:
            open_.append(spans[following])
            following += 1
        open_ = [each for each in open_ if each[0][1] > anchor[0]]
        inside = [each for each in open_ if each[1] != place and each[0][1] >= anchor[1]]
        inside = [each for each in inside if not _same_place(chosen, place, each[1])]
        if inside:
            holders[place] = min(inside, key=lambda each: (each[0][1] - each[0][0], each[1]))[1]
    return _without_circles(holders)


def _same_place(chosen: list[Candidate], one: int, other: int) -> bool:
    """Whether the other's cue lies in this one's content too: then neither is inside the other by its cue alone."""
    outer, inner = chosen[other], chosen[one]
    cue = outer.cue
    if cue is None:
        return False
    return any(first <= cue[0] and cue[1] <= after for first, after in inner.content) and length(
        inner.content
    ) > length(outer.content)


def _without_circles(holders: list[int | None]) -> list[int | None]:
    kept = list(holders)
    for start in range(len(kept)):
        seen = {start}
        place = kept[start]
        while place is not None:
            if place in seen:
                kept[start] = None
                break
            seen.add(place)
            place = kept[place]
    return kept
