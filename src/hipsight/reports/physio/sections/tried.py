"""What was tried and said: clinicians' words, experiments, strength work, medicine, and what followed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from hipsight.model.life_records import Clinician, Medicine, Strength
from hipsight.reports.physio.blocks import Block, Bullets, Paragraph
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.followed import followed
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say, shortened

_LINES, _LETTERS, _EXERCISES = 6, 160, 5

#: What was done, and what followed; empty where too little is known.
Line = tuple[str, str]


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    told = [line for _, line in sorted(_told(case, say))][-case.most(_LINES) :]
    told += [*_strength(case, say), *_medicine(case, say)]
    if not told:
        return
    yield Bullets(tuple(f"{line.rstrip('.')}. {after}" if after else line for line, after in told))
    if any(after for _, after in told):
        yield Paragraph(say("tried.after_note"))


def _told(case: ReportCase, say: Say) -> Iterator[tuple[dt.date, Line]]:
    for advice in case.of(Clinician):
        words = ": ".join(part for part in (advice.who, advice.said) if part) or (advice.text or "")
        line = say("tried.on", day=say.day(advice.day), what=shortened(words, _LETTERS))
        yield advice.day, (line, followed(case, advice.day, say))
    for experiment in case.experiments:
        what = f"{experiment.what}: {experiment.result}"
        yield experiment.day, (say("tried.on", day=say.day(experiment.day), what=what), "")


def _strength(case: ReportCase, say: Say) -> Iterator[Line]:
    sessions = list(case.of(Strength))
    if sessions:
        exercises = Counter(one.exercise.replace("_", " ") for one in sessions)
        named = ", ".join(f"{name} ({count})" for name, count in exercises.most_common(case.most(_EXERCISES)))
        yield _begun(case, say, "strength", sessions[0].day, named)


def _medicine(case: ReportCase, say: Say) -> Iterator[Line]:
    taken = list(case.of(Medicine))
    if taken:
        counted = Counter(one.what for one in taken)
        named = ", ".join(f"{name} ({say.count(count, 'day')})" for name, count in counted.most_common(3))
        yield _begun(case, say, "medicine", taken[0].day, named)


def _begun(case: ReportCase, say: Say, what: str, first: dt.date, named: str) -> Line:
    """What was done; with its first day and what followed, where the log was kept before it."""
    after = followed(case, first, say)
    if not after:
        return say(f"tried.{what}", named=named), ""
    return say(f"tried.{what}_since", named=named, day=say.day(first)), after


SECTION = SectionMaker("tried", 80, _build)
