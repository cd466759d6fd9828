"""Words for days."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind

#: Days before the day the line is written on.
RELATIVE: dict[int, str] = {
    0: "today, todays",
    1: ("yesterday, yday, ystrdy, yest, yesterdays, yesterday's, last evening, yesturday, yesteday"),
    2: "day before yesterday, other day, before yesterday",
}

#: Monday is 0.
WEEKDAYS: dict[int, str] = {
    0: "mon, monday, mondays, monday's",
    1: "tue, tues, tuesday, tuesdays, tuesday's",
    2: "wed, weds, wednesday, wednesdays, wednesday's",
    3: "thu, thur, thurs, thursday, thursdays, thursday's",
    4: "fri, friday, fridays, friday's",
    5: "sat, saturday, saturdays, saturday's",
    6: "sun, sunday, sundays, sunday's",
}

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}

TABLES = (
    (Kind.DAY, {("ago", days): words for days, words in RELATIVE.items()}),
    (Kind.DAY, {("weekday", number): words for number, words in WEEKDAYS.items()}),
)
