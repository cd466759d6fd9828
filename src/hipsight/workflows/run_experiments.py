"""Put a suspicion to the test: register, tell the instruction of the day, and give the answer at the end."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from hipsight.experiments.answer import Adherence, Answer, adherence_of, answer
from hipsight.experiments.assignable import Assignable, assignable
from hipsight.experiments.design import (
    USUAL_PAIRS,
    Experiment,
    UnusableDesignError,
    block_length,
    drawn_blocks,
)
from hipsight.experiments.exposed import exposed_days, family_of, needs_threshold
from hipsight.experiments.instruction import instruction
from hipsight.experiments.power import detectable_difference
from hipsight.experiments.safety import refuse_if_forbidden, what_forbids
from hipsight.hypotheses.contract import Family
from hipsight.model.errors import JournalError
from hipsight.model.finding import Direction
from hipsight.model.laying import lay_timeline
from hipsight.model.preferences import preferences_to_json
from hipsight.model.timeline import Timeline
from hipsight.storage.journal import Journal
from hipsight.warnings.light import light_of_the_day
from hipsight.warnings.log_window import LogWindow
from hipsight.workflows.read_log import following, read_window

#: Experiments are kept among the settings, so that undo, export and rebuild know them.
_KEPT_BELOW = "experiment:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be tested; what is left out is chosen.

    Attributes:
        family: Trigger family id.
        threshold: In the family's unit.
        lag_days: Days from exposure to pain.
        first_day: The first day of the first block; tomorrow when left out.
    """

    family: str
    threshold: float | None = None
    lag_days: int = 1
    pairs: int = USUAL_PAIRS
    direction: Direction = Direction.HARM
    first_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """An experiment with how it goes; the answer only when it is over."""

    experiment: Experiment
    adherence: Adherence
    answer: Answer | None

    def to_json(self) -> dict[str, Any]:
        """As shown."""
        return {
            **self.experiment.to_json(),
            "last_day": self.experiment.last_day.isoformat(),
            "adherence": self.adherence.to_json(),
            "answer": None if self.answer is None else self.answer.to_json(),
        }


def experiments(journal: Journal) -> list[Experiment]:
    """All of this person's experiments, in the order of registration."""
    return [Experiment.from_json(value) for value in journal.settings_below(_KEPT_BELOW).values()]


def start_experiment(
    journal: Journal, asked: Asked, *, at: dt.datetime, today: dt.date, seed: int | None = None
) -> Experiment:
    """Registers an experiment and draws its blocks; nothing of it can be changed afterwards.

    Args:
        journal: Where it is kept.
        asked: What is to be tested.
        at: When it is registered.
        today: The local day.
        seed: Of the draw; left out, chance is the machine's own.

    Raises:
        NotAssignableError: Chance cannot decide about it.
        ForbiddenExperimentError: A flag, a red light or a warning stands against it.
        UnusableDesignError: It cannot be drawn up as asked.
        UnusableInputError: Nothing was logged yet.
    """
    what = assignable(asked.family)
    window = read_window(journal, today=today)
    refuse_if_forbidden(what, light_of_the_day(window))
    family = family_of(window.timeline, asked.family)
    _check(asked, family, window, what)
    running = [one for one in experiments(journal) if one.stopped is None and one.last_day >= today]
    if running:
        raise UnusableDesignError(
            f"{running[0].id} runs until {running[0].last_day}; of two at a time neither could be told apart"
        )
    block_days = block_length(asked.lag_days, family.episode_days)
    preferences = journal.preferences()
    number = 1 + sum(one.family == asked.family for one in experiments(journal))
    experiment = Experiment(
        id=f"{asked.family.removeprefix('custom:').replace(' ', '_')}-{number}",
        family=asked.family,
        threshold=asked.threshold,
        unit=family.unit,
        lag_days=asked.lag_days,
        exposed_days=family.episode_days,
        block_days=block_days,
        blocks=drawn_blocks(
            asked.first_day or today + dt.timedelta(days=1),
            asked.pairs,
            block_days,
            np.random.default_rng(seed),
        ),
        sites=tuple(sorted(preferences.sites)),
        side=preferences.side,
        registered=today,
        direction=asked.direction,
        detectable=detectable_difference(window.timeline, asked.pairs),
    )
    _keep(journal, experiment, at)
    return experiment


def _check(asked: Asked, family: Family, window: LogWindow, what: Assignable) -> None:
    if asked.first_day is not None and asked.first_day <= window.today:
        raise UnusableDesignError(f"an experiment begins on a day to come, not on {asked.first_day}")
    if needs_threshold(asked.family) and asked.threshold is None:
        raise UnusableDesignError(f"say from how much on: --threshold, in {family.unit}")
    if not 0 <= asked.lag_days <= max(family.lags_days):
        raise UnusableDesignError(
            f"pain follows within 0 to {max(family.lags_days)} days, not {asked.lag_days}"
        )
    if what.is_load and asked.family != "weekly_volume":
        exposed = exposed_days(window.timeline, family, asked.threshold)
        if not (exposed > 0).any():
            raise UnusableDesignError(
                "your log has no such day yet, and an experiment only asks for what you do anyway: "
                + what.do.format("that much")
            )
    if asked.family in {"run_length", "weekly_volume"} and asked.threshold is not None:
        _check_distance(asked, window)


def _check_distance(asked: Asked, window: LogWindow) -> None:
    """No experiment asks for more than the last weeks have had."""
    timeline, last = window.timeline, window.timeline.days
    column = timeline["longest_run_km" if asked.family == "run_length" else "run_km"]
    if asked.family == "run_length":
        most = float(np.nanmax(column[max(0, last - 30) :], initial=0.0))
    else:
        weeks = [
            float(np.nansum(column[max(0, end - 7) : end])) for end in range(last, max(0, last - 28), -7)
        ]
        most = max(weeks, default=0.0)
    if asked.threshold is not None and asked.threshold > most:
        raise UnusableDesignError(
            f"{asked.threshold:g} km is more than you have run in the last weeks ({most:.0f} km); "
            "an experiment never asks for more than you do anyway"
        )


def _keep(journal: Journal, experiment: Experiment, at: dt.datetime) -> None:
    with journal.writing() as writing:
        action_id = writing.begin_action("experiment", at, preferences_to_json(journal.preferences()))
        writing.keep_setting(action_id, _KEPT_BELOW + experiment.id, experiment.to_json())


def experiment_named(journal: Journal, experiment_id: str) -> Experiment:
    """The experiment of that id.

    Raises:
        JournalError: There is none.
    """
    found = {one.id: one for one in experiments(journal)}
    if experiment_id not in found:
        raise JournalError(
            f"there is no experiment {experiment_id!r}; there are: {', '.join(found) or 'none'}"
        )
    return found[experiment_id]


def stop_experiment(journal: Journal, experiment_id: str, *, at: dt.datetime, today: dt.date) -> Experiment:
    """Gives the experiment up: it asks for nothing more, and has no answer.

    Raises:
        JournalError: There is none of that id.
        UnusableDesignError: It is over already.
    """
    experiment = experiment_named(journal, experiment_id)
    if experiment.stopped is not None or today > experiment.last_day:
        raise UnusableDesignError(f"{experiment_id} is over already")
    stopped = dataclasses.replace(experiment, stopped=today)
    _keep(journal, stopped, at)
    return stopped


def standing_of(journal: Journal, experiment: Experiment, *, today: dt.date) -> Standing:
    """How the experiment goes; nothing of its outcome before it is over.

    Raises:
        UnusableInputError: Nothing was logged yet.
    """
    timeline = _timeline(journal, experiment, today)
    exposed = exposed_days(timeline, family_of(timeline, experiment.family), experiment.threshold)
    is_over = today > experiment.last_day and experiment.stopped is None
    return Standing(
        experiment,
        adherence_of(experiment, timeline, exposed, today=today),
        answer(experiment, timeline, exposed, today=today) if is_over else None,
    )


def answered_experiments(journal: Journal, *, today: dt.date) -> tuple[Standing, ...]:
    """The experiments that are over and were not given up, with their answers."""
    over = [one for one in experiments(journal) if one.stopped is None and one.last_day < today]
    return tuple(standing_of(journal, one, today=today) for one in over)


def _timeline(journal: Journal, experiment: Experiment, today: dt.date) -> Timeline:
    preferences = following(journal.preferences(), frozenset(experiment.sites), experiment.side)
    return lay_timeline((entry.record for entry in journal.entries(until=today)), preferences, until=today)


def instruction_of_the_day(journal: Journal, window: LogWindow) -> tuple[str, ...]:
    """What the running experiment asks for today, in plain words; nothing where nothing runs."""
    said = []
    for experiment in experiments(journal):
        block = None if experiment.stopped else experiment.block_of(window.today)
        if block is None:
            continue
        what = assignable(experiment.family)
        against = what_forbids(what, light_of_the_day(window)) if block.exposed else None
        number = experiment.blocks.index(block) + 1
        where = f"Experiment {experiment.id}, block {number} of {len(experiment.blocks)}"
        if against is not None:
            said.append(f"{where}: leave out what was drawn today, {against}.")
        else:
            said.append(f"{where}: {instruction(experiment, block, window.today, window.preferences.units)}.")
    return tuple(said)
