"""An assessment in words: how urgent and what to do, then what it could be, then what would change that."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.assessment.assess import Assessment, open_findings, reasons_against, reasons_for

HEADLINES = {
    "emergency": "EMERGENCY: be seen now",
    "urgent": "URGENT: stop running, and be seen within days",
    "routine": "ROUTINE: have it looked at in the next weeks",
    "self": "You can begin by yourself, and watch it",
}

EDUCATION = (
    "This is education, not a diagnosis: nobody has examined you. "
    "When in doubt, or when it gets worse, see a doctor."
)


#: Said before what nobody has spoken of yet.
PROVISIONAL = (
    "This is provisional: nothing is known yet of these. If one is true, do not wait, and answer again:"
)


def unless_lines(assessment: Assessment) -> Iterator[str]:
    """What an answer of "you can wait" does not hold for."""
    if assessment.unless:
        yield PROVISIONAL
        for words in assessment.unless:
            yield f"  ! {words}"


def urgency_lines(assessment: Assessment) -> Iterator[str]:
    """What to do now, why, and where that comes from."""
    for step in assessment.actions:
        yield f"  → {step}"
    for flag in assessment.leading:
        yield f"  {flag.title}."
        if flag.because:
            yield f"    Because of what you told: {'; '.join(flag.because)}."
        yield f"    {flag.why}"
    for source in dict.fromkeys(source for flag in assessment.leading for source in flag.sources):
        yield f"    Source: {source}"


def condition_lines(assessment: Assessment) -> Iterator[str]:
    """The conditions as equals, with what speaks for and against each and what is not known."""
    for one in assessment.conditions:
        condition = one.condition
        yield f"  {condition.plain_name} ({condition.name})"
        for feature in reasons_for(one):
            yield f"    + {feature.why}"
        for feature in reasons_against(one):
            yield f"    - {feature.why}"
        unknown = open_findings(one)[:3]
        if unknown:
            yield f"    ? not known: {', '.join(unknown)}"
        told = (*reasons_for(one), *reasons_against(one))
        cited = dict.fromkeys(name for feature in told for name in feature.sources)
        yield f"    Source: {'; '.join(condition.cite(tuple(cited) or condition.summary.sources))}"


def question_lines(assessment: Assessment) -> Iterator[str]:
    """The questions that would change the picture most."""
    for question in assessment.questions:
        yield f"  ? {question.text}"
