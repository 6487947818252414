"""A small war of two towns, in ten invented reports."""

from __future__ import annotations

from datetime import date

from tests.linking.invented import Told, record

from onrecord.model.record import Record

MONDAY, TUESDAY, FRIDAY = date(2031, 5, 5), date(2031, 5, 6), date(2031, 5, 9)
_WIRE = "River Front fighters captured Tolmin on Monday after two days of shelling along the river bank."
_CAPTURE = Told("captured", "COERCE", "rebels", "Tolmin", MONDAY)


def reports() -> tuple[Record, ...]:
    """What a linker must make one event of, and what it must keep apart."""
    return (
        record("r1", "Hill Wire", MONDAY, _WIRE, _CAPTURE),
        record("r2", "Coast Paper", TUESDAY, f"(Hill Wire) {_WIRE}", _CAPTURE),
        record("r3", "Third Paper", TUESDAY, f"{_WIRE} Rain is on its way.", _CAPTURE),
        record(
            "r4", "Valley Radio", TUESDAY,
            "The fall of Tolmin leaves River Front at the gates of the valley.\n"
            "The Xalan army denied that Tolmin had been captured.",
            Told("fall", None, None, "Tolmin", MONDAY),
            Told("captured", "COERCE", None, "Tolmin", said_by="army", value="CT-"),
        ),
        record(
            "r5", "Night Post", TUESDAY,
            "River Front seized Tolmin on Monday, residents said, and nine soldiers were killed in the fighting.",
            Told("seized", "COERCE", "rebels", "Tolmin", MONDAY, said_by="residents"),
            Told("killed", "ASSAULT", None, "Tolmin", MONDAY, said_by="residents", killed=9),
        ),
        record(
            "r6", "Valley Radio", FRIDAY,
            "River Front captured Varda on Friday, the second town to fall this week.",
            Told("captured", "COERCE", "rebels", "Varda", FRIDAY),
        ),
        record(
            "r7", "Night Post", FRIDAY,
            "The Xalan army said that it had left Varda on Friday to spare the town.",
            Told("left", "RETREAT", "army", "Varda", FRIDAY, said_by="army"),
        ),
        record(
            "r8", "Coast Paper", FRIDAY,
            "Nine soldiers were killed in Tolmin on Monday, the Xalan army said.\n"
            "River Front killed 40 soldiers in Tolmin on Monday, it said in a statement.",
            Told("killed", "ASSAULT", None, "Tolmin", MONDAY, said_by="army", killed=9),
            Told("killed", "ASSAULT", "rebels", "Tolmin", MONDAY, said_by="rebels", killed=40, nth=2),
        ),
        record(
            "r9", "Hill Wire", FRIDAY, "Bakers in Tolmin marched for cheaper flour.",
            Told("marched", "PROTEST", None, "Tolmin", FRIDAY),
        ),
        record("r10", "Empty Paper", FRIDAY, "No."),
    )  # fmt: skip
