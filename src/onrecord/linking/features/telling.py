"""Features of how the two are told: where in the report, with which article, in which words, how surely."""

from __future__ import annotations

from onrecord.linking.claims import Claim
from onrecord.linking.features.finding import Finding
from onrecord.linking.features.words import harm_done, same_class


def class_without_article(a: Claim, b: Claim) -> Finding | None:
    """Of one class, but the later one is no noun that takes up what was told."""
    same = same_class(a, b)
    return (
        Finding(1.0, f"“{b.words}” doesn't take up what was told")
        if same and not b.article and a.sentence > 0
        else None
    )


def headline_and_lede(a: Claim, b: Claim) -> Finding | None:
    """The first sentence after the headline tells again what the headline tells."""
    return Finding(1.0, "headline and first sentence") if a.sentence == 0 and b.sentence == 1 else None


def headline_echo(a: Claim, b: Claim) -> Finding | None:
    """Headline and first sentence share their words."""
    if a.sentence != 0 or b.sentence != 1:
        return None
    shared = len(a.content & b.content) / max(3, min(len(a.content), len(b.content)))
    return (
        Finding(min(1.0, shared), f"headline and first sentence share {shared:.0%} of their words") if shared else None
    )


def first_told(a: Claim, b: Claim) -> Finding | None:
    """The earlier one is in the headline or the first sentence: what the report is about."""
    return Finding(1.0, "told at the head of the report") if a.sentence <= 1 and b.sentence > a.sentence else None


def same_sentence(a: Claim, b: Claim) -> Finding | None:
    """One sentence seldom tells of an event twice."""
    return Finding(1.0, "in one sentence") if a.sentence == b.sentence else None


def sentences_apart(a: Claim, b: Claim) -> Finding | None:
    """The farther apart, the less likely; 6 sentences count in full."""
    apart = abs(b.sentence - a.sentence)
    return Finding(min(apart, 6) / 6, f"{apart} sentences apart") if apart else None


def taken_up(_: Claim, b: Claim) -> Finding | None:
    """The later one has a definite article: "the deal"."""
    return Finding(1.0, f"“{b.words}” is said to be known") if b.article == "definite" and not b.pointing else None


def taken_up_plainly(_: Claim, b: Claim) -> Finding | None:
    """The article stands right before it, nothing tells it from another one: "the deal", not "the second deal"."""
    return (
        Finding(1.0, f"“{b.words}” is taken up without more words")
        if b.close and not b.modifies and not b.pointing
        else None
    )


def part_of_a_compound(_: Claim, b: Claim) -> Finding | None:
    """Only a part of the later phrase: "the sales figures" are no sale."""
    return Finding(1.0, f"“{b.words}” is a part of a longer name") if b.article == "definite" and b.modifies else None


def same_figure(a: Claim, b: Claim) -> Finding | None:
    """The same number stands beside both."""
    shared = sorted(a.figures & b.figures)
    return Finding(1.0, f"both with {', '.join(shared)}") if shared else None


def shared_words(a: Claim, b: Claim) -> Finding | None:
    """How much of the words of both sentences is the same."""
    shared = len(a.content & b.content) / max(3, min(len(a.content), len(b.content)))
    return Finding(min(1.0, shared), f"{shared:.0%} of the words are shared") if shared else None


def same_sentence_reprinted(a: Claim, b: Claim) -> Finding | None:
    """Two reports have nearly the same sentence, with the same trigger."""
    if not set(a.families) & set(b.families) or len(a.content | b.content) < 4:
        return None
    alike = len(a.content & b.content) / len(a.content | b.content)
    return Finding(1.0, "nearly the same sentence") if alike >= 0.7 else None


def act_taken_up(a: Claim, b: Claim) -> Finding | None:
    """A noun with a definite article for the kind of act that was told before: "the march" after "they rallied"."""
    if not _takes_up(b) or not a.act & b.act:
        return None
    return Finding(1.0, f"“{b.words}” takes up what “{a.words}” told")


def counted(a: Claim, b: Claim) -> Finding | None:
    """The later one tells no more than how many there were."""
    kind = a.act & b.act or harm_done(a, b)
    return Finding(1.0, f"“{b.words}” counts those of “{a.words}”") if b.counts and kind else None


def _takes_up(claim: Claim) -> bool:
    return claim.close and claim.noun and not claim.modifies


def other_tense(a: Claim, b: Claim) -> Finding | None:
    """One is yet to come, the other is not."""
    if _takes_up(b):
        return None  # "his ouster will have consequences": it has happened
    differs = a.tense and b.tense and (a.tense == "future") != (b.tense == "future")
    return Finding(1.0, f"one is told as {a.tense}, one as {b.tense}") if differs else None


def one_uncertain(a: Claim, b: Claim) -> Finding | None:
    """One is told as certain, one as possible or wanted."""
    if not a.factuality or not b.factuality or _takes_up(b):
        return None
    return (
        Finding(1.0, "only one is told as certain")
        if (a.factuality[:2] == "CT") != (b.factuality[:2] == "CT")
        else None
    )
