"""What sets it off: findings with counts and grade, what was looked at, and what was not found."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.model.finding import Direction, Finding
from hipsight.reports.physio.blocks import Block, Bullets, Paragraph
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say

_FINDINGS, _SUSPICIONS, _QUIET = 5, 2, 6
_SMALLEST_P = 0.001


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    report = case.report
    found = [_sentence(finding, say) for finding in report.findings]
    found += [_sentence(finding, say, where) for where, finding in case.by_place]
    if found:
        yield Bullets(tuple(found[: case.most(_FINDINGS)]))
    elif report.looked_at:
        yield Paragraph(say("triggers.none"), strong=True)
    if not report.looked_at:
        yield Paragraph(say("triggers.not_enough"))
        return
    if report.worth_an_experiment:
        named = "; ".join(
            exposure_of(finding, say) for finding in report.worth_an_experiment[: case.most(_SUSPICIONS)]
        )
        yield Paragraph(say("triggers.suspicions", named=named))
    if report.quiet:
        named = "; ".join(family_of(quiet.family, say) for quiet in report.quiet[: case.most(_QUIET)])
        yield Paragraph(say("triggers.quiet", named=named))
    if report.self_check is not None and not report.self_check.passed:
        yield Paragraph(say("triggers.self_check"))
    yield Paragraph(
        say(
            "triggers.looked_at",
            looked_at=say.number(report.looked_at),
            days=say.count(report.days, "day"),
            pain_days=report.pain_days,
        )
    )


def exposure_of(finding: Finding, say: Say) -> str:
    """The exposure in the language of the report; in English as the search words it."""
    if say.language == "en":
        return finding.exposure
    named = family_of(finding.family, say)
    if finding.threshold is None:
        return named
    if finding.unit == "km":
        return f"{named} ({say.distance(finding.threshold, 0)})"
    return f"{named} ({say.number(finding.threshold, 1)} {finding.unit})".replace(" )", ")")


def family_of(family: str, say: Say) -> str:
    """The family's name in the language of the report."""
    return say.word("family", family.removeprefix("custom:"))


def _sentence(finding: Finding, say: Say, where: str = "") -> str:
    harm = finding.direction is Direction.HARM
    key = "triggers.harm" if harm else "triggers.protects"
    sentence = say(
        key,
        grade=say(f"grade.{finding.grade}"),
        exposure=exposure_of(finding, say),
        exposed_flares=finding.exposed_flares,
        exposed=finding.exposed_episodes,
        other_flares=finding.other_flares,
        other=finding.other_episodes,
        lag=_lag(finding, say),
        p=_p(finding.p_adjusted, say),
    )
    if not finding.worth_acting_on:
        sentence += " " + say("triggers.small")
    return f"{where}: {sentence}" if where else sentence


def _p(p: float, say: Say) -> str:
    return say("triggers.p_below") if p < _SMALLEST_P else say("triggers.p_is", p=say.number(p, 3))


def _lag(finding: Finding, say: Say) -> str:
    return say("triggers.same_day") if finding.lag_days == 0 else say.count(finding.lag_days, "day_later")


SECTION = SectionMaker("triggers", 50, _build)
