"""The corridor: records in, events across reports with their origins and contradictions out.

What is found depends on the reports alone, not on the order in which they came nor on how many came at once: claims
become events of their report from that report only; events are linked in pairs by what the two say; and where a new
one touches a group that hangs together, the group is clustered anew from all its members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from onrecord.linking.claims import Claim
from onrecord.linking.claims_of import claims_of
from onrecord.linking.cluster import Pair, Wishes, pair_of
from onrecord.linking.copies import MinHashes, Passage, Sketcher, passages_of
from onrecord.linking.findings import find_again
from onrecord.linking.groups import groups_of
from onrecord.linking.pairs import clusters_of, link_new
from onrecord.linking.reprints import add_passages, drop_passages, settle_prints
from onrecord.linking.sides import doers_of, outlet_origin
from onrecord.linking.voices import Voice, voices_of
from onrecord.linking.within import events_in
from onrecord.linking.words import load_vocabulary
from onrecord.linking.workbench import Workbench, as_json
from onrecord.model.event import CodedEvent
from onrecord.model.record import Record
from onrecord.progress import Progress

SHARD = 200  # reports linked in one transaction


@dataclass(frozen=True, slots=True)
class Linked:
    """What one run of linking did."""

    added: int = 0  # reports
    removed: int = 0
    settled: int = 0  # events of reports that were clustered anew

    def __add__(self, other: Linked) -> Linked:
        return Linked(self.added + other.added, self.removed + other.removed, self.settled + other.settled)


@dataclass(slots=True)
class Linker:
    """A workbench with what people decided of claims: these are one event, those are not."""

    bench: Workbench
    wishes: Wishes = field(default_factory=Wishes)  # pairs of ids of claims
    refused: frozenset[str] = frozenset()  # ids of claims that are none
    sketcher: Sketcher = field(default_factory=MinHashes)
    _stale: set[str] = field(default_factory=set)  # events across reports to look at anew

    def link(self, records: Iterable[Record], gone: Sequence[str] = ()) -> Iterator[Progress | Linked]:
        """Takes reports away, adds others, settles what that touches; progress after each shard, at last the sum."""
        done = Linked()
        if gone:
            with self.bench.writing():
                done += Linked(removed=len(gone), settled=self._settle(*self._remove(gone)))
        given = iter(records)
        while shard := list(islice(given, SHARD)):
            with self.bench.writing():
                done += Linked(added=len(shard), settled=self._add(shard))
            yield Progress("reports linked", done.added)
        yield done

    def _add(self, shard: Sequence[Record]) -> int:
        touched, reprinted = self._remove([each.report.id for each in shard])
        for record in shard:
            events, printed = self._add_record(record)
            touched.update(events)
            reprinted |= printed
        link_new(self.bench, sorted(touched))
        return self._settle(touched, reprinted)

    def _add_record(self, record: Record) -> tuple[list[str], set[str]]:
        """Its events, and its sentences and others' that are copies."""
        report = record.report
        key, side = outlet_origin(report.outlet or report.id)
        published = report.published_on.isoformat() if report.published_on else None
        self.bench.db.execute(
            "insert into reports values (?, ?, ?, ?, ?, ?, ?)",
            (report.id, record.coder.id, report.outlet, published, key, report.outlet or report.id, side),
        )
        passages = list(passages_of(report.id, report.text))
        everything = claims_of(record, load_vocabulary())
        claims = [each for each in everything if each.id not in self.refused]
        events = events_in(claims, self.wishes)
        home = {member: event.id for event in events for member in event.members}
        self.bench.add_events(events)
        rows = [
            row
            for row in zip(record.events, everything, voices_of(record), strict=True)
            if row[1].id not in self.refused
        ]
        self.bench.db.executemany(
            f"insert into claims values ({', '.join('?' * 22)})",
            [_claim_row(record, *row, home[row[1].id], passages) for row in rows],
        )
        self.bench.db.executemany(
            "insert or ignore into figures values (?, ?, ?, ?, ?)",
            [
                (claim.id, count.what, count.low, count.best, count.high)
                for event, claim, _ in rows
                for count in event.numbers
            ],
        )
        return [each.id for each in events], add_passages(self.bench, record, passages, self.sketcher)

    def _remove(self, reports: Sequence[str]) -> tuple[set[str], set[str]]:
        """Takes reports away; the events that theirs were linked with, and the sentences that theirs were copies of."""
        bench = self.bench
        touched, reprinted = set[str](), set[str]()
        for report in reports:
            ids = bench.column("select id from events where report = ? order by id", report)
            touched = (touched | bench.neighbours(ids)) - set(ids)
            for id_ in ids:
                self._stale.update(bench.column("select merged from clusters where event = ?", id_))
            reprinted |= drop_passages(bench, report)
            bench.drop_events(report)
            bench.db.execute("delete from figures where claim in (select id from claims where report = ?)", (report,))
            bench.db.execute("delete from claims where report = ?", (report,))
            bench.db.execute("delete from reports where id = ?", (report,))
        return touched, reprinted

    def _settle(self, touched: set[str], reprinted: set[str]) -> int:
        """Clusters anew what hangs together with ``touched``; origins and contradictions of all that changed."""
        bench = self.bench
        wishes = self._between_events()
        partners: dict[str, frozenset[str]] = {}
        for one, other in wishes.together:
            for a, b in ((one, other), (other, one)):
                partners[a] = partners.get(a, frozenset()) | {b}
        settled = 0
        for group in groups_of(bench, touched, partners):
            settled += len(group.ids)
            for id_ in group.ids:
                self._stale.update(bench.column("select merged from clusters where event = ?", id_))
            for members in clusters_of(bench, group.ids, wishes):
                merged = f"x{members[0][1:]}"
                self._stale.add(merged)
                bench.db.executemany(
                    "insert or replace into clusters values (?, ?, ?)",
                    [(each, merged, group.rung) for each in members],
                )
        for passage in settle_prints(bench, self._there(reprinted)):
            self._stale.update(
                bench.column(
                    "select merged from claims join clusters on clusters.event = claims.event where passage = ?",
                    passage,
                )
            )
        find_again(bench, self._stale)
        self._stale.clear()
        return settled

    def _there(self, passages: set[str]) -> list[str]:
        return [each for each in sorted(passages) if self.bench.column("select id from passages where id = ?", each)]

    def _between_events(self) -> Wishes:
        """What people decided, of events of reports."""
        return Wishes(frozenset(self._of_events(self.wishes.together)), frozenset(self._of_events(self.wishes.apart)))

    def _of_events(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        for pair in sorted(pairs):
            homes = [self.bench.column("select event from claims where id = ?", each) for each in pair]
            if all(homes) and homes[0] != homes[1]:
                yield pair_of(homes[0][0], homes[1][0])


def _claim_row(
    record: Record, event: CodedEvent, claim: Claim, voice: Voice, home: str, passages: Sequence[Passage]
) -> tuple[object, ...]:
    trigger = event.trigger
    passage = next((each.id for each in passages if each.span.covers(trigger)), None)
    exact = claim.dated and not claim.lasts
    here = claim.place is not None and claim.place_precision == 1 and not claim.from_dateline
    return (
        claim.id, claim.report, home, passage, event.extent.of(record.report.text), claim.words,
        voice.origin, voice.name, as_json(voice.names), voice.names[-1], voice.side, voice.stance,
        voice.asserted, voice.named,
        claim.earliest.isoformat() if exact and claim.earliest else None,
        claim.latest.isoformat() if exact and claim.latest else None,
        claim.place if here else None, claim.place_name if here else None,
        claim.latitude if here else None, claim.longitude if here else None,
        as_json(doers_of(event) if claim.blames else ()),
        claim.start,
    )  # fmt: skip
