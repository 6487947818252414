from __future__ import annotations

import threading

from onrecord.web.relinking import Relinking


def test_what_is_asked_for_while_one_waits_is_done_by_that_one() -> None:
    runs: list[int] = []
    begun, may_end = threading.Event(), threading.Event()

    def link() -> None:
        runs.append(len(runs))
        begun.set()
        may_end.wait(10)

    relinking = Relinking(link)
    first = threading.Thread(target=relinking.run)
    first.start()
    assert begun.wait(10)
    later = [threading.Thread(target=relinking.run) for _ in range(5)]
    for each in later:
        each.start()
    may_end.set()
    for each in (first, *later):
        each.join(10)
    assert 2 <= len(runs) < 6  # one under way, one after all were asked for; the last to come may find its own
    relinking.run()
    assert len(runs) >= 3
