"""What an experiment asks for on a day, in the person's own unit."""

from __future__ import annotations

import datetime as dt

from hipsight.experiments.assignable import assignable
from hipsight.experiments.design import Block, Experiment
from hipsight.model.units import METRES_PER_KM, DistanceUnit, format_distance


def threshold_in_words(experiment: Experiment, units: DistanceUnit) -> str:
    """The threshold with its unit; empty where there is none."""
    if experiment.threshold is None:
        return ""
    if experiment.unit == "km":
        return format_distance(experiment.threshold * METRES_PER_KM, units)
    if experiment.unit == "h":
        return f"{experiment.threshold:g} hours"
    return f"{experiment.threshold:g}"


def instruction(experiment: Experiment, block: Block, day: dt.date, units: DistanceUnit) -> str:
    """What to do, or to leave, on a day of the block."""
    words, amount = assignable(experiment.family), threshold_in_words(experiment, units)
    ends = block.first_day + dt.timedelta(days=experiment.exposed_days)
    if block.exposed and day < ends:
        asked = words.do.format(amount)
    elif experiment.exposed_days > 1 and day >= ends:
        asked = "an ordinary week"
    else:
        asked = words.avoid.format(amount)
    return (
        f"{asked}; note the pain tonight, also when there is none"
        if day in experiment.compared(block)
        else asked
    )
