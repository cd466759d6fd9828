"""The shape of `data/protocols/<condition>.toml`: what to do with a condition, stage by stage, or why there is no plan.

Every number stands here with its source; the planner (`hipsight.plans`) only obeys. Where no study gives a number the
source is `ours`: a choice of this project, and said to be one.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal, Self

from pydantic import Field, model_validator

from hipsight.knowledge.condition import Claim, Code, Condition, HowSoon, Review, Sourced
from hipsight.knowledge.reading import load
from hipsight.knowledge.schema import Source, Strict

#: What a gate may ask of the log; what each means is told in `hipsight.plans.criteria`.
Asks = Literal[
    "green_runs",
    "calm_days",
    "days_in_stage",
    "cleared",
    "walked_free",
    "done_free",
    "ladder_done",
    "share_of_usual",
    "some_run_free",
]

#: How running goes in a stage: not at all, up a ladder, easy within limits, or building back.
RunMode = Literal["none", "ladder", "easy", "build"]

#: What a building stage may add to easy runs.
Adds = Literal["long", "strides", "hills", "tempo"]


class Criterion(Sourced):
    """Something the log must show.

    Attributes:
        value: How many, or which share.
        what: The exercise of `done_free`.
    """

    asks: Asks
    value: float = Field(default=1, gt=0)
    what: str | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.asks == "done_free") != (self.what is not None):
            raise ValueError("done_free names what is to be done without pain, and nothing else does")
        return self


class PainRule(Sourced):
    """Which pain goes on, which repeats and which steps back, out of 10.

    Attributes:
        green_up_to: During a run, with the morning after as before it.
        amber_up_to: During a run, if it has settled by the next morning.
    """

    green_up_to: float = Field(ge=0, le=10)
    amber_up_to: float = Field(ge=0, le=10)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.amber_up_to < self.green_up_to:
            raise ValueError("amber begins where green ends")
        return self


class Load(Sourced):
    """How much running a stage holds.

    Attributes:
        share: Of the distance of a recent week, to begin the stage with; None on a ladder and without running.
        runs_per_week: At most.
        rest_between: Whole days without running between two runs.
        onset_share: A run may be this share of the distance at which pain began of late; None where that says little.
        longest_min: No run is longer than this, in minutes; None without such a limit.
    """

    share: float | None = Field(default=None, gt=0, le=1)
    runs_per_week: int = Field(ge=0, le=7)
    rest_between: int = Field(ge=0, le=3)
    onset_share: float | None = Field(default=None, gt=0, le=1)
    longest_min: float | None = Field(default=None, gt=0)


class Dose(Sourced):
    """An exercise of a stage with how much of it.

    Attributes:
        often: Every day, or on the strength days of the stage.
        from_week: Week of the stage from which on; `until_week` the last one.
    """

    exercise: str
    often: Literal["daily", "strength_day"] = "strength_day"
    sets: int = Field(default=1, ge=1, le=10)
    reps: int | None = Field(default=None, ge=1, le=60)
    hold_s: float | None = Field(default=None, gt=0, le=120)
    from_week: int = Field(default=1, ge=1)
    until_week: int | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.reps is None and self.hold_s is None:
            raise ValueError(f"{self.exercise} needs repetitions or a hold")
        return self


class Stage(Strict):
    """One stage of a protocol.

    Attributes:
        run: How running goes.
        ladder: Id of a ladder (data/ladders.toml) of a stage with that mode.
        surfaces: What to run on, the first one preferred; flat in all of them.
        adds: What joins the easy runs; at most `hard_per_week` of them a week.
        lifts: Demands that the condition forbids and this stage allows again.
        cross_training: What may stand in for running.
        strength_days: A week, besides what is daily.
        begin_if: A plan may begin with this stage when all of it holds (the first stage needs nothing).
        leave: The next stage is entered when all of it holds.
    """

    id: str
    title: str
    aim: Claim
    run: RunMode
    ladder: str | None = None
    load: Load
    surfaces: tuple[Literal["road", "trail", "track", "treadmill", "grass"], ...] = ("road", "treadmill")
    adds: tuple[Adds, ...] = ()
    hard_per_week: int = Field(default=0, ge=0, le=2)
    lifts: tuple[Code, ...] = ()
    cross_training: tuple[str, ...] = ()
    strength_days: int = Field(default=2, ge=0, le=3)
    dose: tuple[Dose, ...] = ()
    begin_if: tuple[Criterion, ...] = ()
    leave: tuple[Criterion, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.run == "ladder") != (self.ladder is not None):
            raise ValueError(f"{self.id}: a ladder belongs to the mode of that name")
        if (self.run == "none") != (self.load.runs_per_week == 0):
            raise ValueError(f"{self.id}: runs a week do not fit its mode")
        if self.run in {"easy", "build"} and self.load.share is None:
            raise ValueError(f"{self.id}: it needs a share of the recent week")
        if bool(self.adds) and self.run != "build":
            raise ValueError(f"{self.id}: only a building stage adds something")
        return self


class Differs(Sourced):
    """Where the guide and the evidence part, and which way the plan goes."""

    guide: str
    evidence: str
    plan: str


class NotWorking(Sourced):
    """When to call it not working, and what then."""

    after_days: int = Field(ge=7, le=200)
    text: str
    how_soon: HowSoon


class CadenceForm(Sourced):
    """A higher step rate, always of one's own: the least and the most, in per cent."""

    least: float = Field(ge=0, le=10)
    most: float = Field(ge=0, le=10)
    text: str


class NoPlan(Sourced):
    """Why nothing is planned for a condition, and how soon it has to be seen."""

    why: str
    instead: tuple[str, ...] = Field(min_length=1)
    how_soon: HowSoon


class Protocol(Strict):
    """What to do with one condition.

    Attributes:
        condition: Its id; also the name of the file.
        no_plan: Where it must be seen and nothing is planned; then nothing else stands in the file.
        pain: The rule of the traffic light.
        bone: Any pain is too much, and running needs the word of a clinician.
        self_tests: Ids of self-tests, each week anew.
    """

    condition: str
    review: Review = Review()
    no_plan: NoPlan | None = None
    bone: bool = False
    pain: PainRule | None = None
    self_tests: tuple[str, ...] = ()
    rule: tuple[Claim, ...] = ()
    seats_and_sleep: tuple[Claim, ...] = ()
    cadence: CadenceForm | None = None
    differs: tuple[Differs, ...] = ()
    not_working: NotWorking | None = None
    after: Claim | None = None
    stage: tuple[Stage, ...] = ()
    source: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.no_plan is None) != bool(self.stage):
            raise ValueError("a protocol has stages, or says why there is no plan")
        if self.stage and (self.pain is None or self.not_working is None or not self.rule or not self.after):
            raise ValueError("a protocol needs a pain rule, rules, an end, and when to call it not working")
        if self.bone and self.pain is not None and self.pain.amber_up_to > 0:
            raise ValueError("with bone any pain is too much")
        used = {name for claim in self.claims for name in claim.sources}
        known = {source.id for source in self.source}
        if used != known:
            raise ValueError(
                f"sources that are not in the file or not referred to: {', '.join(sorted(used ^ known))}"
            )
        if self.review.status == "reviewed":
            raise ValueError("no protocol has been reviewed by a clinician yet")
        return self

    @property
    def claims(self) -> tuple[Sourced, ...]:
        """Everything that is claimed, with its sources."""
        whole = (self.no_plan, self.pain, self.cadence, self.not_working, self.after)
        return (
            *(claim for claim in whole if claim is not None),
            *self.rule,
            *self.seats_and_sleep,
            *self.differs,
            *(
                claim
                for stage in self.stage
                for claim in (stage.aim, stage.load, *stage.dose, *stage.begin_if, *stage.leave)
            ),
        )

    def cite(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The citations of these sources, with DOI or address."""
        by_id = {source.id: source for source in self.source}
        return tuple(by_id[name].in_words for name in ids)


class Rung(Strict):
    """One step of a ladder: rounds of walking and running."""

    walk_s: int = Field(ge=0)
    run_s: int = Field(gt=0)
    rounds: int = Field(ge=1)


class Ladder(Sourced):
    """A way back to running, rung by rung.

    Attributes:
        sessions: Green sessions on a rung before the next.
        warm_up_s: Walking before, and as long after.
    """

    id: str
    title: str
    sessions: int = Field(ge=1)
    warm_up_s: int = Field(ge=0)
    rung: tuple[Rung, ...] = Field(min_length=2)


class Ladders(Strict):
    """All ladders and what they rest on."""

    ladder: tuple[Ladder, ...] = Field(min_length=1)
    source: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        used = {name for ladder in self.ladder for name in ladder.sources}
        if used != {source.id for source in self.source}:
            raise ValueError("sources of the ladders and their claims do not match")
        return self


@cache
def protocols() -> dict[str, Protocol]:
    """Every protocol by the id of its condition, found by being in the folder."""
    folder = resources.files("hipsight.knowledge") / "data" / "protocols"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    found = [Protocol.model_validate(load(f"protocols/{name}")) for name in names]
    for name, protocol in zip(names, found, strict=True):
        if name != f"{protocol.condition}.toml":
            raise ValueError(f"{name} holds the protocol of {protocol.condition}")
    return {protocol.condition: protocol for protocol in found}


@cache
def protocol_of(condition_id: str) -> Protocol:
    """The protocol of one condition, the others left unread.

    Raises:
        FileNotFoundError: There is none.
    """
    return Protocol.model_validate(load(f"protocols/{condition_id}.toml"))


def has_protocol(condition_id: str) -> bool:
    """Whether there is a protocol of that id."""
    folder = resources.files("hipsight.knowledge") / "data" / "protocols"
    return condition_id.isidentifier() and (folder / f"{condition_id}.toml").is_file()


@cache
def condition_of(condition_id: str) -> Condition:
    """One condition, the others left unread: a plan need not wait for them.

    Raises:
        FileNotFoundError: There is none.
    """
    return Condition.model_validate(load(f"conditions/{condition_id}.toml"))


@cache
def ladders() -> dict[str, Ladder]:
    """Every ladder by id."""
    return {ladder.id: ladder for ladder in Ladders.model_validate(load("ladders.toml")).ladder}
