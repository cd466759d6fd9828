"""What it could be: every condition weighed by what speaks for and against it.

Log odds are the log prior plus the log likelihood ratios of the findings that are known, taken as independent but for
those of one `same_as`, of which the strongest counts. What is unknown counts for nothing. Says nothing about how urgent
it is, and the odds are only good for an order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hipsight.assessment.case import Case
from hipsight.assessment.weights import ELSEWHERE, log_prior, log_ratio
from hipsight.knowledge.condition import Condition, Feature

#: A condition is listed while its share is at least this much of the best one's.
_LEAST_OF_BEST = 0.1

#: Fewest and most on the list: never a single name.
FEWEST, MOST = 3, 4


@dataclass(frozen=True, slots=True)
class Weighed:
    """A condition with what speaks for and against it, the strongest first.

    Attributes:
        log_odds: Only good for an order.
        fit: For / (for + against + a tenfold ratio), in logs, to one decimal; 0 where nothing speaks for it.
        not_known: Features that would speak strongest, and that nobody has said anything about.
    """

    condition: Condition
    log_odds: float
    fit: float
    speaks_for: tuple[Feature, ...]
    speaks_against: tuple[Feature, ...]
    not_known: tuple[Feature, ...]


def weighed(condition: Condition, case: Case) -> Weighed:
    """A condition weighed against a case."""
    counted: dict[str, tuple[float, Feature]] = {}
    unknown: list[Feature] = []
    for number, feature in enumerate((*condition.more_likely, *condition.feature)):
        answer = _answer(feature, case)
        if answer is None:
            unknown.append(feature)
            continue
        ratio = log_ratio(feature, affirmed=answer)
        name = feature.same_as or str(number)
        if name not in counted or abs(ratio) > abs(counted[name][0]):
            counted[name] = (ratio, feature)
    pairs = sorted(counted.values(), key=lambda pair: -abs(pair[0]))
    speaks_for = sum(ratio for ratio, _ in pairs if ratio > 0)
    against = -sum(ratio for ratio, _ in pairs if ratio < 0)
    helpful = [one for one in unknown if log_ratio(one, affirmed=True) > 0]
    places = {name.removeprefix("site_") for name in case.affirmed if name.startswith("site_")}
    elsewhere = bool(places) and places.isdisjoint(_places_of(condition))
    against += -math.log(ELSEWHERE) if elsewhere else 0.0
    return Weighed(
        condition,
        log_prior(condition.frequency) + speaks_for - against,
        round(speaks_for / (speaks_for + against + math.log(10)), 1),
        tuple(feature for ratio, feature in pairs if ratio > 0),
        tuple(feature for ratio, feature in pairs if ratio < 0),
        tuple(sorted(helpful, key=lambda one: -log_ratio(one, affirmed=True))),
    )


#: Said of the whole hip, which is felt at any of these.
_HIP = frozenset({"hip", "deep", "c_sign"})


def _places_of(condition: Condition) -> set[str]:
    places = set(condition.sites)
    if places & {"groin", "front_hip", "outer_hip", "hip", "buttock"}:
        places |= _HIP
    return places


def _answer(feature: Feature, case: Case) -> bool | None:
    if feature.finding == "age":
        if case.years is None:
            return None
        return (
            (feature.from_age or 0) <= case.years <= (feature.to_age if feature.to_age is not None else 200)
        )
    if feature.finding in case.affirmed:
        return True
    return False if feature.finding in case.denied else None


def all_weighed(case: Case, conditions: Mapping[str, Condition]) -> list[Weighed]:
    """Every condition, best first."""
    found = [weighed(condition, case) for condition in conditions.values()]
    return sorted(found, key=lambda one: (-one.log_odds, one.condition.id))


@dataclass(frozen=True, slots=True)
class _Known:
    """A feature with what it is worth when it is there and when it is denied."""

    feature: Feature
    group: str
    there: float
    denied: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A condition made ready to be weighed many times."""

    id: str
    prior: float
    places: frozenset[str]
    known: tuple[_Known, ...]


def prepared(conditions: Mapping[str, Condition]) -> tuple[Prepared, ...]:
    """The conditions, ready for `quick_shares`."""
    return tuple(
        Prepared(
            condition.id,
            log_prior(condition.frequency),
            frozenset(_places_of(condition)),
            tuple(
                _Known(
                    feature,
                    feature.same_as or str(number),
                    log_ratio(feature, affirmed=True),
                    log_ratio(feature, affirmed=False),
                )
                for number, feature in enumerate((*condition.more_likely, *condition.feature))
            ),
        )
        for condition in conditions.values()
    )


def quick_shares(ready: Iterable[Prepared], case: Case) -> dict[str, float]:
    """The same as `shares(all_weighed(case, …))`, without the reasons."""
    places = {name.removeprefix("site_") for name in case.affirmed if name.startswith("site_")}
    log_odds = {}
    for one in ready:
        counted: dict[str, float] = {}
        for known in one.known:
            answer = _answer(known.feature, case)
            if answer is not None:
                ratio = known.there if answer else known.denied
                if known.group not in counted or abs(ratio) > abs(counted[known.group]):
                    counted[known.group] = ratio
        elsewhere = bool(places) and places.isdisjoint(one.places)
        log_odds[one.id] = one.prior + sum(counted.values()) + (math.log(ELSEWHERE) if elsewhere else 0.0)
    return _normalised(log_odds)


def shortlist(ranked: list[Weighed], must_hold: Iterable[str]) -> list[Weighed]:
    """The conditions worth naming: those near the best, and at the end of the first three what urgency is about."""
    if not ranked:
        return []
    best = ranked[0].log_odds
    chosen = [one for one in ranked if one.log_odds - best >= math.log(_LEAST_OF_BEST)][:MOST]
    chosen = (chosen + [one for one in ranked if one not in chosen])[: max(FEWEST, len(chosen))]
    wanted = set(must_hold)
    held = [one for one in ranked if one.condition.id in wanted][: FEWEST - 1]
    others = [one for one in chosen if one not in held]
    free = FEWEST - len(held)
    first = sorted([*others[:free], *held], key=lambda one: -one.log_odds)
    return [*first, *others[free:]][:MOST]


def shares(ranked: list[Weighed]) -> dict[str, float]:
    """Share of each condition among all, summing to 1."""
    return _normalised({one.condition.id: one.log_odds for one in ranked})


def _normalised(log_odds: Mapping[str, float]) -> dict[str, float]:
    best = max(log_odds.values(), default=0.0)
    odds = {name: math.exp(value - best) for name, value in log_odds.items()}
    whole = sum(odds.values())
    return {name: value / whole for name, value in odds.items()}
