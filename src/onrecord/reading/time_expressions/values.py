"""Makers of TIMEX3 values, one for each way in which words tell a time.

A maker takes the captures of a rule and the moment, and gives the value; None where the captures make no time
("February 30"). What can't be resolved without a date of publication has X for the digits that it lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from onrecord.reading.time_expressions.calendar import UNKNOWN, moved, unit_of, weekday_from, year_of
from onrecord.reading.time_expressions.feasts import SEEN, feast_days
from onrecord.reading.time_expressions.intervals import Days, days_of
from onrecord.reading.time_expressions.moment import Direction, Moment, Value

Fields = Mapping[str, str]
Maker = Callable[[Fields, Moment], Value | None]

_BELOW_A_DAY = {"H": "H", "MN": "M", "S": "S"}
_SOME = 6  # units that "recent weeks" reaches back at the most; no corpus measures it, the seed report takes six


def make_fixed(fields: Fields, moment: Moment) -> Value:
    """A value that stands in the rule. With ``unit``, some units before (``shift`` −1) or after the publication."""
    days, value = None, fields["value"] + fields.get("year", "")
    if moment.published and "unit" in fields and "shift" in fields:
        other = moved(moment.published, fields["unit"], _SOME * int(fields["shift"]))
        days = min(other, moment.published), max(other, moment.published)
    return Value(value, days)


def make_written(fields: Fields, moment: Moment) -> Value | None:  # noqa: ARG001
    """A date in figures: ISO, 7/31/2024 (month first, unless it can't be), 31.7.2024."""
    if "iso" in fields:
        return _date(fields["iso"])
    if "dotted" in fields:
        day, month, year = fields["dotted"].split(".")
    else:
        month, day, year = fields["slashed"].split("/")
        if int(month) > 12:
            month, day = day, month
    return _date(f"{_full_year(year)}-{int(month):02}-{int(day):02}")


def make_date(fields: Fields, moment: Moment) -> Value | None:
    """A year, a month of a year or a day of it; a missing year is the one that the clause's tense points to."""
    month, day = fields.get("month"), fields.get("day")
    if month is None:
        return Value(_full_year(fields["year"]))
    tail = f"-{int(month):02}" + (f"-{int(day):02}" if day else "")
    if "year" in fields:
        return _date(_full_year(fields["year"]) + tail)
    base = _shifted_year(fields, moment)
    if base is None:
        return _date("2000" + tail) and Value("XXXX" + tail)
    return _date(f"{base:04}{tail}")


def _shifted_year(fields: Fields, moment: Moment) -> int | None:
    """The year of a month, after "last" or "next" where there is one."""
    if moment.published is None:
        return None
    month, day = int(fields["month"]), int(fields["day"]) if "day" in fields else None
    if "of_year" in fields:
        return moment.published.year + int(fields["of_year"])
    shift = fields.get("shift")
    if shift == "0":
        return moment.published.year
    if shift is None:
        return year_of(moment.published, month, day, moment.direction)
    away = moved(moment.published.replace(day=1), "M", int(shift))
    return year_of(away, month, day, "future" if shift == "1" else "past")


def _date(value: str) -> Value | None:
    return Value(value) if days_of(value) else None


def _full_year(digits: str) -> str:
    """Four digits of a year given by two: 1951–2050."""
    return digits if len(digits) == 4 else f"{19 if int(digits) > 50 else 20}{digits}"


def make_range(fields: Fields, moment: Moment) -> Value | None:
    """Days of a month or years, from ``first`` on: their distance as a length, and the days from first to last."""
    if "month" not in fields:
        last = fields["year"] if len(fields["year"]) == 4 else fields["first"][:2] + fields["year"]
        years, days = int(last) - int(fields["first"]), (days_of(fields["first"]), days_of(last))
        return Value(f"P{years}Y", _from_to(*days)) if years > 0 else None
    begin = make_date({**fields, "day": fields["first"]}, moment)
    end = make_date(fields, moment)
    count = int(fields["day"]) - int(fields["first"])
    if begin is None or end is None or count < 1:
        return None
    return Value(f"P{count}D", _from_to(days_of(begin.value), days_of(end.value)))


def _from_to(begin: Days | None, end: Days | None) -> Days | None:
    return (begin[0], end[1]) if begin and end else None


def make_week(fields: Fields, moment: Moment) -> Value | None:
    """A week of a month, −1 the last; a week belongs to the month of its Thursday, as ISO's weeks do to a year."""
    month = make_date({name: each for name, each in fields.items() if name != "week_ordinal"}, moment)
    days = month and days_of(month.value)
    if not days:
        return Value(UNKNOWN["W"])
    number = int(fields["week_ordinal"])
    inside = days[1] - timedelta(days=3) if number < 0 else days[0] + timedelta(days=3 + 7 * (number - 1))
    return Value(unit_of(inside, "W"))


def make_nth_weekday(fields: Fields, moment: Moment) -> Value | None:
    """The first, second, … or last (−1) such weekday of a month."""
    month = make_date({"month": fields["month"]} | {n: fields[n] for n in ("year",) if n in fields}, moment)
    days = month and days_of(month.value)
    if not days:
        return Value(UNKNOWN["D"])
    number, weekday = int(fields["week_ordinal"]), int(fields["weekday"])
    if number < 0:
        return Value(weekday_from(days[1], weekday, "past").isoformat())
    return Value((weekday_from(days[0], weekday, "future") + timedelta(weeks=number - 1)).isoformat())


def make_weekday(fields: Fields, moment: Moment) -> Value:
    """A weekday: by the tense, or with ``shift`` the one before (−1), after (1) or of this week (0)."""
    weekday = int(fields["weekday"])
    if moment.published is None or "unknown" in fields:
        return Value(f"XXXX-WXX-{weekday}{fields.get('part', '')}")
    day = _weekday(weekday, fields.get("shift"), moment.published, moment.direction)
    return Value(day.isoformat() + fields.get("part", ""))


def _weekday(weekday: int, shift: str | None, published: date, direction: Direction) -> date:
    if shift is None:
        return weekday_from(published, weekday, direction)
    if shift == "0":
        return published + timedelta(days=weekday - published.isoweekday())
    return weekday_from(published + timedelta(days=int(shift)), weekday, "future" if shift == "1" else "past")


def make_shifted(fields: Fields, moment: Moment) -> Value:
    """The unit that lies ``count`` (1) × ``shift`` units from the publication: yesterday, last week, 3 days ago."""
    unit, part = fields["unit"], fields.get("part", "")
    if moment.published is None:
        return Value(UNKNOWN[unit] + part)
    if fields.get("count") == "X":
        return make_fixed({**fields, "value": "PAST_REF" if int(fields["shift"]) < 0 else "FUTURE_REF"}, moment)
    day = moved(moment.published, unit, int(fields["shift"]) * float(fields.get("count", "1")))
    value = unit_of(day, unit) + part
    return Value(value, _hours_around(day, moment.published) if unit in _BELOW_A_DAY else _side(value, fields, moment))


def _side(value: str, fields: Fields, moment: Moment) -> Days | None:
    """The part of a unit before the publication ("earlier this year") or after it."""
    days = days_of(value)
    if days is None or moment.published is None or not days[0] <= moment.published <= days[1]:
        return None
    return {"earlier": (days[0], moment.published), "later": (moment.published, days[1])}.get(fields.get("side", ""))


def make_weekend(fields: Fields, moment: Moment) -> Value:  # noqa: ARG001
    """The weekend that is not over, or the last one, by the tense."""
    if moment.published is None:
        return Value(UNKNOWN["WE"])
    return Value(unit_of(weekday_from(moment.published, 6, moment.direction), "WE"))


def _hours_around(day: date, published: date) -> Days:
    """The days that "three hours ago" can be in a report of which only the day is known."""
    return min(day, published - timedelta(days=1)), max(day, published)


def make_narrated(fields: Fields, moment: Moment) -> Value | None:
    """A unit counted from the last day named: that day, the same month, two days later, the day before."""
    unit, part = fields.get("unit", "D"), fields.get("part", "")
    if fields.get("count") == "X":
        return None
    count = float(fields.get("count", "1")) * int(fields.get("shift", "0"))
    base = moment.told_within(unit) or (None if count else moment.published)
    return Value((unit_of(moved(base, unit, count), unit) if base else UNKNOWN[unit]) + part)


def make_duration(fields: Fields, moment: Moment) -> Value:
    """A length of time: P6D, PT3H, P6DE; PXY for some years. With ``shift`` −1 or 1 it ends or begins with the day
    of publication ("the past nine days")."""
    count, unit = fields.get("count", "1"), fields["unit"]
    value = f"PT{count}{_BELOW_A_DAY[unit]}" if unit in _BELOW_A_DAY else f"P{count}{unit}"
    if "shift" not in fields or moment.published is None:
        return Value(value)
    far = moved(moment.published, unit, int(fields["shift"]) * (_SOME if count == "X" else float(count)))
    return Value(value, (min(far, moment.published), max(far, moment.published)))


def make_years(fields: Fields, moment: Moment) -> Value | None:
    """A decade (198: the eighties) or a century (19: the 20th)."""
    if "ordinal" in fields:
        return Value(f"{int(fields['ordinal']) - 1:02}")
    decade = fields["decade"]
    if len(decade) == 3:
        return Value(decade)
    latest = moment.published.year // 10 if moment.published else 205
    return Value(f"{19 if int('20' + decade) > latest or decade > '2' else 20}{decade}")


def make_part(fields: Fields, moment: Moment) -> Value | None:
    """A quarter, half or season: of a year that is named, or of the one that the tense points to."""
    part = fields.get("season") or fields["letter"] + fields["ordinal"]
    if "year" in fields:
        return Value(f"{fields['year']}-{part}")
    if moment.published is None:
        return Value(f"XXXX-{part}")
    if "of_year" in fields:
        return Value(f"{moment.published.year + int(fields['of_year'])}-{part}")
    if fields.get("shift") == "0":
        return Value(f"{moment.published.year}-{part}")
    step = int(fields.get("shift", 1 if moment.direction == "future" else -1))
    years = [moment.published.year - step, moment.published.year, moment.published.year + step]
    found = (f"{year}-{part}" for year in years)
    return next((Value(each) for each in found if _is_on_side(each, step, moment.published)), None)


def _is_on_side(value: str, step: int, published: date) -> bool:
    """Whether a stretch of time has begun (step −1) or isn't over (1)."""
    days = days_of(value)
    return days is not None and (days[1] >= published if step > 0 else days[0] <= published)


def make_clock(fields: Fields, moment: Moment) -> Value | None:
    """A time of day, on the day that is named with it, else on the last day named, else on that of publication."""
    time = _clock(fields)
    if time is None:
        return None
    return Value(f"{_day_of_clock(fields, moment)}T{time}{fields.get('zone', '')}")


def _clock(fields: Fields) -> str | None:
    digits = fields.get("clock") or fields.get("clockword") or fields.get("hour") or fields["digits4"]
    hour, minute, *second = digits.split(":") if ":" in digits else (digits[:-2], digits[-2:])
    if "hour" in fields:
        hour, minute = digits, fields.get("minute", "00")
    hours = int(hour)
    if "meridiem" in fields:
        hours = hours % 12 + (12 if fields["meridiem"] == "PM" else 0)
    if hours > 24 or int(minute) > 59:
        return None
    return ":".join((f"{hours:02}", f"{int(minute):02}", *second))


def _day_of_clock(fields: Fields, moment: Moment) -> str:
    plain = {name: each for name, each in fields.items() if name != "part"}
    if "weekday" in fields and "month" not in fields:
        return make_weekday(plain, moment).value
    if "month" in fields:
        written = make_date(plain, moment)
        return written.value if written else UNKNOWN["D"]
    if "unit" in fields:
        return make_shifted(plain, moment).value
    day = moment.day or moment.published
    return day.isoformat() if day else UNKNOWN["D"]


def make_feast(fields: Fields, moment: Moment) -> Value | None:
    """A feast of the year that is named, else of the one that the tense points to; the nearest where nothing does."""
    feast = fields["feast"]
    if "year" in fields:
        years = [int(_full_year(fields["year"]))]
    elif moment.published is not None:
        years = [moment.published.year + away for away in (-1, 0, 1)]
    else:
        return Value("P1M" if feast == "ramadan" else UNKNOWN["D"])
    found = [days for year in years for days in feast_days(feast, year)]
    if not found:  # a lunar feast can leave out a year
        return None
    first, last = _meant(found, moment)
    beside = timedelta(days=feast in SEEN)
    return Value("P1M" if first < last else first.isoformat(), (first - beside, last + beside) if beside else None)


def _meant(found: Sequence[Days], moment: Moment) -> Days:
    """Of stretches of time in order the latest that has begun, the first that isn't over, or the nearest, by tense."""
    day = moment.published
    if day is None or len(found) == 1:
        return found[0]
    if moment.direction == "open":
        return min(found, key=lambda days: max((days[0] - day).days, (day - days[1]).days))
    if moment.direction == "future":
        return next((days for days in found if days[1] >= day), found[-1])
    return next((days for days in reversed(found) if days[0] <= day), found[0])


MAKERS: Mapping[str, Maker] = {
    "feast": make_feast,
    "fixed": make_fixed,
    "written": make_written,
    "date": make_date,
    "range": make_range,
    "week": make_week,
    "nth_weekday": make_nth_weekday,
    "weekday": make_weekday,
    "shifted": make_shifted,
    "weekend": make_weekend,
    "narrated": make_narrated,
    "duration": make_duration,
    "years": make_years,
    "part": make_part,
    "clock": make_clock,
}
