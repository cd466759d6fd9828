"""Numbers in words, units, and what each unit measures."""

from __future__ import annotations

from hipsight.model.units import KG_PER_POUND, METRES_PER_KM, METRES_PER_MILE

ONES: dict[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: dict[str, int] = {
    word: number * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40}
VULGAR: dict[str, float] = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

METRES_PER_YARD = 0.9144
METRES_PER_FOOT = 0.3048

DISTANCE_UNITS: dict[str, float] = {
    **dict.fromkeys(
        ["mi", "mile", "miles", "miler", "milers", "mls", "mil", "mies", "mils", "mille", "miels"],
        METRES_PER_MILE,
    ),
    **dict.fromkeys(
        [
            "k",
            "km",
            "kms",
            "ks",
            "kilometer",
            "kilometers",
            "kilometre",
            "kilometres",
            "klick",
            "klicks",
            "kilometeres",
            "kay",
        ],
        METRES_PER_KM,
    ),
    **dict.fromkeys(["meter", "meters", "metre", "metres", "mtr", "mtrs"], 1.0),
    **dict.fromkeys(["yd", "yds", "yard", "yards"], METRES_PER_YARD),
}
DURATION_UNITS: dict[str, float] = {
    **dict.fromkeys(["h", "hr", "hrs", "hour", "hours", "hour's"], 3600.0),
    **dict.fromkeys(["min", "mins", "minute", "minutes", "minuts", "minues", "'", "′", "’"], 60.0),  # noqa: RUF001 - the marks phones type
    **dict.fromkeys(["s", "sec", "secs", "second", "seconds", '"', "″"], 1.0),
}
LOAD_UNITS: dict[str, float] = {
    **dict.fromkeys(["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"], 1.0),
    **dict.fromkeys(["lb", "lbs", "pound", "pounds"], KG_PER_POUND),
}
CLIMB_UNITS: dict[str, float] = {
    **dict.fromkeys(["ft", "feet", "foot"], METRES_PER_FOOT),
    **dict.fromkeys(["m", "meters", "metres", "meter", "metre"], 1.0),
}
