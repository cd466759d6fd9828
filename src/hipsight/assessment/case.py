"""A case: what is known of a person's pain, finding by finding, and where it is known from.

A finding is affirmed, denied or unknown. What is said to be there in one place and not in another counts as there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from hipsight.assessment.alarms import alarms_in
from hipsight.assessment.derived import derived_findings
from hipsight.assessment.likeness import READS, Likeness, findings_of, graver_of, likeness_of
from hipsight.assessment.passed import has_passed, settle_passed
from hipsight.assessment.places_told import is_free_of_pain, is_put_another_way
from hipsight.assessment.slips_told import mended
from hipsight.assessment.tellings import Span, told_in
from hipsight.assessment.times_told import ages_of_others, bare_durations, comes_earlier, is_of_long_ago
from hipsight.checkin.account import Account, Status, read_account
from hipsight.knowledge.triage import alarms
from hipsight.model.body import Side

#: What is there when another finding is.
_IMPLIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "wakes_at_night": ("night_pain",),
        "morning_stiffness_over_30_min": ("morning_stiffness",),
        "stiffness_short": ("morning_stiffness",),
        "trauma_collision": ("high_energy_injury",),
        "site_testicle": ("testicular_pain",),
        "onset_sprinting": ("onset_sudden",),
        "pop_at_onset": ("onset_sudden",),
        "onset_earlier": ("trend_worse",),
        "clicking_painful": ("clicking",),
        "quality_clicking": ("clicking",),
        "quality_locking": ("locking",),
        "quality_giving_way": ("giving_way",),
        "quality_tingling": ("leg_tingling",),
        "hop_painful": ("worse_impact",),
        "hardly_walks": ("worse_walking", "limp"),
        "early_menopause": ("low_bone_density",),
    }
)


@dataclass(frozen=True, slots=True)
class Case:
    """What is known.

    Attributes:
        affirmed: Ids of findings that are there, with those that follow from them.
        denied: Ids that were said not to be there, and nowhere said to be.
        evidence: Finding to the words, answer or log entry that it is known from.
        years: Age.
        duration_days: How long it has been there.
        sides: Sides that were named.
        unread: Alarm to words near it of which nothing was understood, and that nobody has answered for yet.
        passed: Sign of an emergency that is told to be over, to its words, while nobody has answered for it.
        likeness: How the story as a whole reads; None without a story, or of a short one.
    """

    affirmed: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    evidence: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    years: float | None = None
    duration_days: float | None = None
    sides: frozenset[Side] = frozenset()
    unread: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    passed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    likeness: Likeness | None = None

    def has(self, finding: str) -> bool:
        """Whether it is there; `?finding`: whether it is there or not known."""
        if finding.startswith("?"):
            return finding[1:] not in self.denied
        return finding in self.affirmed

    def knows(self, finding: str) -> bool:
        """Whether it is affirmed or denied; an age tells whether it is a child."""
        is_told = finding in self.affirmed or finding in self.denied
        return is_told or (finding == "child" and self.years is not None)


def make_case(
    affirmed: Mapping[str, str],
    denied: Iterable[str] = (),
    *,
    years: float | None = None,
    duration_days: float | None = None,
    sides: frozenset[Side] = frozenset(),
    unread: Mapping[str, str] = MappingProxyType({}),
    passed: Mapping[str, str] = MappingProxyType({}),
    likeness: Likeness | None = None,
) -> Case:
    """The case of these findings; `affirmed` maps each to what it is known from."""
    evidence = dict(affirmed)
    open_ends = list(affirmed)
    while open_ends:
        name = open_ends.pop()
        for implied in _IMPLIES.get(name, ()):
            if implied not in evidence:
                evidence[implied] = evidence[name]
                open_ends.append(implied)
    there = set(evidence)
    refused = set(denied) - there
    if "onset_gradual" in there and "onset_sudden" not in there:
        refused.add("onset_sudden")
    there |= derived_findings(there, refused, years, duration_days)
    there |= findings_of(likeness)
    settled = {one.id for one in alarms().alarm if set(one.settles) & refused}
    open_alarms = {name: words for name, words in unread.items() if name not in settled}
    if open_alarms:
        there.add("alarm_not_understood")
    asked_for = {name: words for name, words in passed.items() if name not in there | refused}
    if asked_for:
        there.add("sign_has_passed")
    return Case(
        frozenset(there),
        frozenset(refused - there),
        MappingProxyType(evidence),
        years,
        duration_days,
        sides,
        MappingProxyType(open_alarms),
        MappingProxyType(asked_for),
        likeness,
    )


def read_case(text: str) -> Case:
    """The case that a paragraph tells of: the writer's, or that of another, where the writer hurts nowhere."""
    written = mended(text)
    if not _WRITER.search(written):
        written = _THEIR_OWN.sub("the", written)
    case = case_of(read_account(written))
    if "site_not_said" in case.affirmed and _SOMEONE.search(written):
        of_them = case_of(read_account(_SOMEONE.sub("runner", written)))
        return case if "site_not_said" in of_them.affirmed else of_them
    return case


#: Where nobody writes of themselves, "the back of his thigh" is the person's it is about.
_WRITER = re.compile(r"\b(?:i|i[’']m|i[’']ve|my|me|myself)\b", re.IGNORECASE)
_THEIR_OWN = re.compile(r"\b(?:his|her|their)\b", re.IGNORECASE)
#: Somebody it may be about; what is said of them is not the writer's while the writer hurts anywhere.
_SOMEONE = re.compile(
    r"\b(?:friend|wife|husband|mum|mom|mother|dad|father|sister|brother|partner|teammate|colleague|girlfriend|boyfriend|aunt|uncle|cousin|buddy|son|daughter|nephew|niece|grandson|granddaughter)\b",
    re.IGNORECASE,
)


def case_of(account: Account) -> Case:
    """The case of an account, with what gapped phrases find in its text besides."""
    told = told_in(account.text)
    affirmed: dict[str, str] = {}
    passed: dict[str, str] = {}
    denied: set[str] = set()
    for found in account.findings:
        if is_of_long_ago(account.text, found.id, found.start, found.end):
            continue
        verdict = told.verdict(found.id, found.start, found.end)
        name = f"told_{found.value}" if found.id == "told_label" else found.id
        is_there = (found.status is Status.AFFIRMED and not is_free_of_pain(account.text, found)) or (
            found.status is Status.DENIED and is_put_another_way(account.text, found)
        )
        if is_there and verdict is None:
            over = has_passed(account.text, name, found.start, found.end)
            (passed if over else affirmed).setdefault(name, found.text)
        elif found.status is Status.DENIED or verdict == "denied" or is_free_of_pain(account.text, found):
            denied.add(found.id)
    for span in told.claims:
        if not is_of_long_ago(account.text, span.finding, span.start, span.end):
            over = has_passed(account.text, span.finding, span.start, span.end)
            (passed if over else affirmed).setdefault(span.finding, account.text[span.start : span.end])
    earlier = comes_earlier(account.text)
    if earlier is not None:
        affirmed.setdefault("onset_earlier", earlier)
    read = [Span(found.id, found.start, found.end, "") for found in account.findings]
    alarmed = alarms_in(account.text, [*read, *told.read])
    for finding, words in alarmed.affirmed.items():
        if finding not in passed:
            affirmed.setdefault(finding, words)
    if "site_deep" in affirmed and _DEEP_BEHIND & affirmed.keys() and not _DEEP_IN_FRONT & affirmed.keys():
        del affirmed["site_deep"]
    years = [float(one.value) for one in account.findings if one.id == "age" and one.value is not None]
    years += ages_of_others(account.text)
    settle_passed(affirmed, passed, years)
    lasting = [
        float(one.value)
        for one in account.findings
        if one.id == "duration" and one.value is not None and one.status is Status.AFFIRMED
    ]
    return make_case(
        affirmed,
        (denied | told.denied) - passed.keys(),
        years=min(years, default=None),
        duration_days=max([*lasting, *bare_durations(account.text)], default=None),
        sides=frozenset(one.side for one in account.findings if one.side is not None),
        unread=alarmed.unread,
        passed=passed,
        likeness=likeness_of(
            account.text, [(one.start, one.end) for one in account.findings if one.id in _LABELS]
        ),
    )


#: What somebody called it, or saw of it; it is no part of how a story reads.
_LABELS = frozenset({"told_label", "own_guess", "xray_normal"})


#: "Deep" said of the buttock or thigh is not the joint.
_DEEP_BEHIND = frozenset({"site_buttock", "site_sit_bone", "site_hamstring"})
_DEEP_IN_FRONT = frozenset({"site_groin", "site_front_hip", "site_hip"})


def joined(*cases: Case) -> Case:
    """What several tellings know together; the first one that knows a thing is quoted."""
    evidence: dict[str, str] = {}
    for case in cases:
        for finding, words in case.evidence.items():
            evidence.setdefault(finding, words)
    return make_case(
        evidence,
        {name for case in cases for name in case.denied},
        years=next((case.years for case in cases if case.years is not None), None),
        duration_days=next((case.duration_days for case in cases if case.duration_days is not None), None),
        sides=frozenset(side for case in cases for side in case.sides),
        unread={name: words for case in cases for name, words in case.unread.items()},
        passed={name: words for case in cases for name, words in case.passed.items()},
        likeness=graver_of(case.likeness for case in cases),
    )


def with_answer(case: Case, affirms: Iterable[str], denies: Iterable[str], words: str) -> Case:
    """The case after an answer; what was said of itself before stays said."""
    evidence = dict(case.evidence)
    for finding in affirms:
        evidence.setdefault(finding, words)
    return make_case(
        evidence,
        {*case.denied, *denies},
        years=case.years,
        duration_days=case.duration_days,
        sides=case.sides,
        unread=case.unread,
        passed=case.passed,
        likeness=case.likeness,
    )


def without_likeness(case: Case) -> Case:
    """The case without what its story only reads like."""
    return replace(case, affirmed=case.affirmed - READS, likeness=None)
