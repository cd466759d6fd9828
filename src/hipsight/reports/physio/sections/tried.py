"""What was tried and said: clinicians' words, experiments, strength work, medicine, and what followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hipsight.model.life_records import Clinician, Medicine, Strength
from hipsight.reports.physio.blocks import Block, Bullets
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say

_LINES, _LETTERS, _EXERCISES = 6, 160, 5


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    lines = []
    for advice in case.of(Clinician):
        words = ": ".join(part for part in (advice.who, advice.said) if part) or (advice.text or "")
        lines.append((advice.day, say("tried.on", day=say.day(advice.day), what=words[:_LETTERS])))
    for experiment in case.experiments:
        what = f"{experiment.what}: {experiment.result}"
        lines.append((experiment.day, say("tried.on", day=say.day(experiment.day), what=what)))
    items = [line for _, line in sorted(lines)][-case.most(_LINES) :]
    exercises = Counter(one.exercise.replace("_", " ") for one in case.of(Strength))
    if exercises:
        named = ", ".join(f"{name} ({count})" for name, count in exercises.most_common(case.most(_EXERCISES)))
        items.append(say("tried.strength", named=named))
    medicine = Counter(one.what for one in case.of(Medicine))
    if medicine:
        named = ", ".join(f"{name} ({say.count(count, 'day')})" for name, count in medicine.most_common(3))
        items.append(say("tried.medicine", named=named))
    if items:
        yield Bullets(tuple(items))


SECTION = SectionMaker("tried", 80, _build)
