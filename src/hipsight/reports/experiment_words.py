"""An experiment in plain words: what was registered, how it goes, and what came out."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.experiments.answer import GOOD_ADHERENCE, Answer
from hipsight.experiments.assignable import assignable
from hipsight.experiments.design import COMPARED_DAYS, Experiment
from hipsight.experiments.instruction import threshold_in_words
from hipsight.model.finding import Direction, Finding
from hipsight.model.units import DistanceUnit
from hipsight.reports.words import count_of, describe_day


def start_command(suspicion: Finding) -> str:
    """What to type to put a suspicion to the test."""
    family = f'"{suspicion.family}"' if " " in suspicion.family else suspicion.family
    amount = "" if suspicion.threshold is None else f" --threshold {suspicion.threshold:g}"
    less = " --protects" if suspicion.direction is Direction.PROTECTS else ""
    return f"hipsight experiment start {family} --lag {suspicion.lag_days}{amount}{less}"


def registered_sentences(experiment: Experiment, units: DistanceUnit) -> Iterator[str]:
    """What was registered."""
    words, amount = assignable(experiment.family), threshold_in_words(experiment, units)
    pairs = len(experiment.blocks) // 2
    yield (
        f"{count_of(pairs, 'pair')} of blocks of {count_of(experiment.block_days, 'day')}, from "
        f"{describe_day(experiment.first_day)} to {describe_day(experiment.last_day)}."
    )
    yield f"Exposed blocks: {words.do.format(amount)}. Other blocks: {words.avoid.format(amount)}."
    yield (
        f"Pain is compared on {COMPARED_DAYS} days from {count_of(experiment.lag_days, 'day')} after it; "
        "everything else stays as usual."
    )
    if experiment.detectable is not None:
        yield (
            f"It would find a difference of {experiment.detectable:.1f} points of pain in three of four tries; "
            "a smaller one it would mostly miss."
        )
    else:
        yield "Too little pain was logged so far to say what it could find."


def answer_sentences(answer: Answer, experiment: Experiment) -> Iterator[str]:
    """What came out."""
    if answer.confirmed is None:
        yield (
            f"No answer: only {count_of(answer.pairs, 'pair')} had pain logged in both blocks. "
            "Log the pain on the days that are compared, also when there is none."
        )
        return
    which = "worse" if experiment.direction is Direction.HARM else "less"
    counts = f"The pain was {which} in the exposed block of {answer.as_suspected} of {answer.pairs} pairs"
    if answer.confirmed and answer.difference is not None:
        yield (
            f"Confirmed by experiment. {counts}, by {abs(answer.difference):.1f} points on average "
            f"(p = {answer.p_value:.3f})."
        )
    else:
        yield f"Not confirmed. {counts} (p = {answer.p_value:.2f})."
        if experiment.detectable is not None:
            yield (
                f"If it does something, that is probably less than {experiment.detectable:.1f} points: "
                "that was the difference this experiment would mostly have found."
            )
    kept = answer.adherence
    if kept.kept < GOOD_ADHERENCE * kept.begun:
        yield (
            f"Only {kept.kept} of {kept.begun} blocks were done as drawn, as far as the log tells, so a weak "
            "answer says little."
        )
