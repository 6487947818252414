"""Relay clauses: who passes on what a source says is a step of its chain, no attribution of its own."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.doc import Doc
from onrecord.reading.attributions.choose import nests
from onrecord.reading.attributions.scene import Candidate, Passing, Range, Scene
from onrecord.reading.attributions.speakers import source_range, speaker_of
from onrecord.reading.attributions.syntax import child, cue_range, is_passive, length, phrase_range, trimmed

# Part of a relay's content that the inner attribution must make up: the rest is "on Monday" and the like.
WHOLE = 0.7
_SPEAKERS = frozenset({"person", "name", "body", "pronoun"})
STAGE_WITHIN = 14  # tokens of "in an interview on Sunday morning with the Harbour Gazette"


def attach_relays(scene: Scene, chosen: list[Candidate]) -> list[Candidate]:
    """``chosen`` with relay clauses made relays, a second pair around one quotation left out, relays carried over."""
    kept = _one_pair_a_quotation(scene, chosen)
    kept = _quoted_as_saying(scene, _cited(scene, _absorb(scene, kept)))
    kept = [_with_stage(scene, _with_own_outlet(scene, _heard_from(scene, each))) for each in kept]
    return _carried(scene, kept)


def is_relay(scene: Scene, candidate: Candidate) -> bool:
    """Whether an attribution is by a news outlet with a verb or phrase of passing on."""
    return candidate.source_head is not None and candidate.rule.relay and scene.is_media(candidate.source_head)


def _one_pair_a_quotation(scene: Scene, chosen: list[Candidate]) -> list[Candidate]:
    """Of several source--cue pairs around one quotation the one that stands nearest; a relay's pair becomes a relay."""
    by_quotation: dict[int, list[int]] = {}
    for place, each in enumerate(chosen):
        for quotation in sorted({scene.quotation_of[part[0]] for part in each.content} - {-1}):
            if _is_outside(scene, each, quotation) and each.frame in {"quote", "clause", "phrase"}:
                by_quotation.setdefault(quotation, []).append(place)
    kept: dict[int, Candidate] = dict(enumerate(chosen))
    for quotation, places in by_quotation.items():
        rivals = [place for place in places if place in kept and _holds(kept[place], scene.quoted[quotation])]
        if len(rivals) > 1:
            _settle(scene, kept, rivals, scene.quoted[quotation])
    return [kept[place] for place in sorted(kept)]


def _is_outside(scene: Scene, candidate: Candidate, quotation: int) -> bool:
    return candidate.cue is not None and scene.quotation_of[candidate.cue[0]] != quotation


def _holds(candidate: Candidate, quoted: Range) -> bool:
    """Whether most of a quotation is content."""
    shared = sum(max(0, min(after, quoted[1]) - max(first, quoted[0])) for first, after in candidate.content)
    return shared >= 0.7 * (quoted[1] - quoted[0])


def _settle(scene: Scene, kept: dict[int, Candidate], rivals: list[int], quoted: Range) -> None:
    """Leave one speaker for a quotation: the nearest after it, else before it, that is no relay."""
    if not all(
        _only_pairs(kept[place], quoted, [kept[other] for other in rivals if other != place]) for place in rivals
    ):
        return
    speakers = [place for place in rivals if not is_relay(scene, kept[place])] or rivals[:1]
    best = min(speakers, key=lambda place: _distance(kept[place], quoted))
    relays = [_passing(kept[place]) for place in reversed(rivals) if place != best and is_relay(scene, kept[place])]
    kept[best] = replace(kept[best], content=_only(kept[best], quoted), relays=(*relays, *kept[best].relays))
    for place in rivals:
        if place != best:
            del kept[place]


def _only_pairs(candidate: Candidate, quoted: Range, others: list[Candidate]) -> bool:
    """Whether what is content beside the quotation is nothing but the other pairs: "…,” X added, Reuters reported"."""
    beside = [part for part in candidate.content if part[0] < quoted[0] or part[1] > quoted[1]]
    words = {i for part in beside for i in range(*part) if not quoted[0] <= i < quoted[1]}
    for other in others:
        for own in (other.cue, other.source):
            words -= set(range(*own)) if own else set()
    return len(words) <= 3


def _only(candidate: Candidate, quoted: Range) -> tuple[Range, ...]:
    """The content with what runs over the quotation's edges cut away."""
    apart = [part for part in candidate.content if part[1] <= quoted[0] or part[0] >= quoted[1]]
    apart = [part for part in apart if candidate.quoted and part[1] - part[0] > 3]
    return tuple(sorted([quoted, *apart]))


def _distance(candidate: Candidate, quoted: Range) -> tuple[int, int]:
    cue = candidate.cue or quoted
    return (0, cue[0] - quoted[1]) if cue[0] >= quoted[1] else (1, quoted[0] - cue[1])


def _passing(candidate: Candidate) -> Passing:
    return Passing(candidate.source or (0, 1), candidate.source_head or 0, candidate.cue)


def _absorb(scene: Scene, chosen: list[Candidate]) -> list[Candidate]:
    """Relay clauses whose content is one attribution as a whole become relays of it, outermost first."""
    kept = dict(enumerate(chosen))
    outward = sorted(kept, key=lambda place: length(chosen[place].content))
    for place in outward:
        outer = kept[place]
        if not is_relay(scene, outer):
            continue
        around = _at_the_end_of(scene.doc, kept, place)
        if around is not None:
            kept[around] = _without_end(scene.doc, kept[around], outer)
            del kept[place]
            continue
        inner = _said_within(scene.doc, kept, place)
        if inner is not None:
            kept[inner] = replace(kept[inner], relays=(*outer.relays, _passing(outer), *kept[inner].relays))
            del kept[place]
    return [kept[place] for place in sorted(kept)]


def _at_the_end_of(doc: Doc, kept: dict[int, Candidate], place: int) -> int | None:
    """The attribution at the end of whose content a relay clause stands: "Lund said the dam held, *Reuters reported*".

    The parser takes it for what Lund said; None: it stands elsewhere.
    """
    relay = kept[place]
    if relay.source is None or relay.cue is None or relay.frame != "clause" or relay.source[0] > relay.cue[0]:
        return None
    for other in range(max(0, place - 3), place):
        outer = kept.get(other)
        if outer is None or outer.cue is None or outer.quoted or outer.frame != "clause":
            continue
        first, after = outer.content[-1]
        own = relay.content[0]
        ends = relay.cue[1] == after and doc.tokens[relay.source[0] - 1].text == "," and outer.cue[1] <= first
        if ends and first <= own[0] and own[1] <= relay.source[0] and relay.source[0] > first + 1:
            return other
    return None


def _without_end(doc: Doc, candidate: Candidate, relay: Candidate) -> Candidate:
    """An attribution whose content ends before the relay clause, which passes it on."""
    first = candidate.content[-1][0]
    end = relay.source[0] if relay.source else first + 1
    content = (*candidate.content[:-1], trimmed(doc, first, end))
    return replace(candidate, content=content, relays=(*relay.relays, _passing(relay), *candidate.relays))


def _cited(scene: Scene, chosen: list[Candidate]) -> list[Candidate]:
    """In "the town has fallen, Reuters reported, citing *a rebel commander*": whom an outlet cites is the speaker."""
    kept = dict(enumerate(chosen))
    for place, outer in enumerate(chosen):
        if outer.source is None or not _can_cite(scene, outer):
            continue
        for other in (*range(place + 1, min(place + 5, len(chosen))), place - 1):
            cites = kept.get(other)
            named = _whom(scene, outer, cites) if cites is not None else None
            if named is not None and cites is not None:
                relays = (*outer.relays, _passing(outer))
                source = cites.content[0]
                kept[place] = replace(outer, source=source, source_head=named, cue=cites.cue, relays=relays)
                del kept[other]
                break
    return [kept[place] for place in sorted(kept)]


def _can_cite(scene: Scene, candidate: Candidate) -> bool:
    """Whether an outlet says something: "Reuters reported", "according to Reuters, which cited a diplomat"."""
    if candidate.frame == "phrase":
        return candidate.source_head is not None and scene.is_media(candidate.source_head)
    return candidate.frame in {"clause", "quote"} and is_relay(scene, candidate)


def _heard_from(scene: Scene, candidate: Candidate) -> Candidate:
    """In "the Courier has learned from *two officers*" they speak, and the outlet passes it on."""
    doc, verb = scene.doc, candidate.cue_token
    if verb is None or candidate.frame not in {"clause", "quote"} or doc.tokens[verb].lemma not in scene.words.hearing:
        return candidate
    behind = (child(doc, prep.i, "pobj") for prep in doc.children_of(verb, "prep") if prep.lower == "from")
    whom = next((each for each in behind if each is not None and scene.kind(each.i) in _SPEAKERS), None)
    if whom is None:
        return candidate
    passes = (
        candidate.source is not None and candidate.source_head is not None and scene.is_media(candidate.source_head)
    )
    relays = (*candidate.relays, _passing(candidate)) if passes else candidate.relays
    return replace(candidate, source=phrase_range(doc, whom.i), source_head=whom.i, relays=relays)


def _quoted_as_saying(scene: Scene, chosen: list[Candidate]) -> list[Candidate]:
    """In "*State radio* quoted the governor as saying …" the one who quotes passes on."""
    doc = scene.doc
    result = []
    quoting: set[int] = set()
    for each in chosen:
        verb = _quoting_verb(scene, each)
        speaker = speaker_of(scene, verb) if verb is not None else None
        passer = source_range(scene, speaker, verb)
        if verb is None or speaker is None or passer is None or is_passive(doc, verb):
            result.append(each)
            continue
        quoting.add(verb)
        result.append(replace(each, relays=(Passing(passer, speaker, cue_range(scene, verb)), *each.relays)))
    return [each for each in result if each.cue_token not in quoting]


def _quoting_verb(scene: Scene, candidate: Candidate) -> int | None:
    """The verb of citing under which a verb of saying stands with "as"; None: none."""
    doc = scene.doc
    token = doc.tokens[candidate.cue_token] if candidate.cue_token is not None else None
    if token is None or token.dep != "pcomp":
        return None
    above = doc.head(doc.head(token.i).i)
    return above.i if above.lemma in scene.words.citing else None


def _whom(scene: Scene, outer: Candidate, cites: Candidate) -> int | None:
    """The head word of whom ``cites`` cites, if it is by the same outlet in the same sentence; None: nobody."""
    verb = cites.cue_token
    if verb is None or outer.cue_token is None or scene.doc.tokens[verb].lemma not in scene.words.citing:
        return None
    above = scene.doc.tokens[verb]
    same = outer.source_head in (cites.source_head, above.head if above.dep == "relcl" else None)
    near = scene.doc.sentence_of[verb] == scene.doc.sentence_of[outer.cue_token]
    whom = child(scene.doc, verb, "dobj")
    if not (same and near) or whom is None or not cites.content[0][0] <= whom.i < cites.content[0][1]:
        return None
    return whom.i if scene.kind(whom.i) is not None else None


def _said_within(doc: Doc, kept: dict[int, Candidate], place: int) -> int | None:
    """The attribution that makes up the whole content of another; None: the content is the relay's own word."""
    outer = kept[place]
    best: tuple[int, int] | None = None
    for other in range(max(0, place - 6), place + 7):
        inner = kept.get(other)
        if other == place or inner is None or inner.source is None or inner.cue is None:
            continue
        if inner.cue_token == outer.cue_token or not all(
            _inside(own, outer.content) for own in (inner.source, inner.cue)
        ):
            continue
        own_words = (inner.source, inner.cue, *inner.content, *_stages(doc, inner))
        shared = sum(_shared(own, outer.content) for own in own_words)
        if shared >= WHOLE * length(outer.content) and (best is None or shared > best[0]):
            best = (shared, other)
    return best[1] if best else None


def _stages(doc: Doc, candidate: Candidate) -> list[Range]:
    """Where and when something was said: "in an interview with AFP", as far as it is no content itself."""
    cue = candidate.cue_token if candidate.cue_token is not None else -1
    sides = [doc.edges[each.i] for each in doc.children_of(cue, "prep", "npadvmod")] if cue >= 0 else []
    return [each for each in sides if not any(_shared(part, (each,)) for part in candidate.content)]


def _inside(one: Range, ranges: tuple[Range, ...]) -> bool:
    return any(first <= one[0] and one[1] <= after for first, after in ranges)


def _shared(one: Range, ranges: tuple[Range, ...]) -> int:
    return sum(max(0, min(after, one[1]) - max(first, one[0])) for first, after in ranges)


def _with_own_outlet(scene: Scene, candidate: Candidate) -> Candidate:
    """A source that belongs to an outlet ("Reuters' source"), or speaks to one ("told Reuters"), is passed on by it."""
    doc = scene.doc
    if candidate.source_head is None:
        return candidate
    owner = child(doc, candidate.source_head, "poss")
    if owner is not None and scene.is_media(owner.i):
        first, after = phrase_range(doc, owner.i)
        after -= doc.tokens[after - 1].tag == "POS"
        return replace(candidate, relays=(*candidate.relays, Passing((first, max(after, first + 1)), owner.i, None)))
    if candidate.addressee is not None and candidate.frame in {"clause", "quote"}:
        heard = next(
            (
                i
                for i in range(*candidate.addressee)
                if not candidate.addressee[0] <= doc.tokens[i].head < candidate.addressee[1]
            ),
            None,
        )
        if heard is not None and scene.is_media(heard):
            return replace(candidate, relays=(*candidate.relays, Passing(candidate.addressee, heard, None)))
    return candidate


def _with_stage(scene: Scene, candidate: Candidate) -> Candidate:
    """With the outlet that a source spoke to as relay: "said in an interview with *Reuters*", "in a note to AFP"."""
    doc = scene.doc
    cue = candidate.cue_token
    if cue is None or candidate.frame not in {"clause", "quote"}:
        return candidate
    for prep in doc.children_of(cue, "prep", "dative"):
        for i in range(prep.i + 1, min(doc.edges[prep.i][1], prep.i + STAGE_WITHIN)):
            token = doc.tokens[i]
            said = any(first <= i < after for first, after in candidate.content)
            leads = doc.head(i).lower in scene.words.stages and token.dep == "pobj"
            known = any(each.head == i for each in candidate.relays)
            if leads and not (said or known) and scene.quotation_of[i] < 0 and scene.is_media(i):
                return replace(candidate, relays=(*candidate.relays, Passing(phrase_range(doc, i), i, None)))
    return candidate


def _carried(scene: Scene, chosen: list[Candidate]) -> list[Candidate]:
    """Relays carried over to the same speaker's next words, until another speaker or relay is named."""
    carried: tuple[Passing, ...] = ()
    speaker: int | None = None
    result = []
    for each, holder in zip(chosen, nests(chosen), strict=True):
        if each.source_head is None or each.frame not in {"clause", "quote"} or holder is not None:
            result.append(each)
            continue
        same = speaker is not None and same_speaker(scene, speaker, each.source_head)
        taken = _still_open(scene, carried, each.relays) if same else ()
        now = replace(each, relays=(*taken, *each.relays)) if taken else each
        carried, speaker = now.relays, each.source_head
        result.append(now)
    return result


def _still_open(scene: Scene, carried: tuple[Passing, ...], own: tuple[Passing, ...]) -> tuple[Passing, ...]:
    """Carried relays that the own ones don't name again; a nameless one ("a news agency") gives way to a name."""
    tokens = scene.doc.tokens
    names = {tokens[each.head].lemma for each in own}
    named = any(tokens[each.head].pos == "PROPN" for each in own)
    kept = [each for each in carried if tokens[each.head].lemma not in names]
    kept = [each for each in kept if not (named and tokens[each.head].pos == "NOUN")]
    return tuple(replace(each, cue=None, stated=False) for each in kept)


def same_speaker(scene: Scene, before: int, now: int) -> bool:
    """Whether two heads mean one speaker: one entity, the same noun, or a pronoun that takes up the last one."""
    one, other = scene.entities.get(before), scene.entities.get(now)
    if one is not None and one == other:
        return True
    first, second = scene.doc.tokens[before], scene.doc.tokens[now]
    if second.tag == "PRP":
        return one is None or other is None
    return first.lemma.lower() == second.lemma.lower() and second.pos in {"NOUN", "PROPN"}
