"""What one clause says of a pain: there or not, score, quality, onset, behaviour."""

from __future__ import annotations

import datetime as dt

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.mentions import Said
from hipsight.model.body import Behaviour

#: Complaints that mean pain even where no site is named; the others need one in their clause.
STRONG = frozenset(
    "sore tight tightness niggle niggles niggling niggly twinge twinges twingey twingy tender tenderness sciatica bursitis flared"
    " soreish tightish sorer tighter uncomfortable".split()
) | {"flared up", "flare up", "flare-up", "tightened up", "can't bear weight", "cannot bear weight", "couldn't bear weight",
     "unable to bear weight", "can't put weight", "couldn't put weight", "can't weight bear", "bulge", "lump", "saddle", "saddle area", "bladder",
     "can't put any weight", "couldn't put any weight", "can barely stand", "couldn't stand on it", "can't stand on it", "between legs",
     "killed me", "talking to me", "playing up", "acting up", "hurt like hell", "injured"}  # fmt: skip

_TIMES_OF_DAY = frozenset({"this morning", "this am", "last night", "this evening", "that evening", "in evening", "in the evening", "tonight", "overnight", "this afternoon", "in the morning", "in morning", "mornings", "next day", "day after", "the next day", "by evening", "later on", "later today", "walking", "stairs", "upstairs", "downstairs", "afterwards", "afterward", "in bed", "at night", "building", "built", "climbs", "increased", "uphill", "downhill", "downhills", "uphills", "descending", "post run", "after run", "after the run", "sprinting", "at pace", "all night", "night time", "the next morning", "nights", "after work", "all evening", "on the climbs", "cleared", "up to", "rose", "grew", "after running", "after race", "to walk", "rest of day", "rest of the day", "hours later", "going faster", "pushing pace", "on reps", "during reps", "during strides", "on strides", "in the afternoon", "in afternoon", "later in day", "constant", "constantly", "settled", "settled down", "eased", "compensating", "after the race", "after the long run", "after long run", "after a workout", "after workout", "first thing", "the day after", "released", "worked out", "backed off", "increasing", "calm", "running hard", "running fast", "running downhill", "going downhill", "going uphill", "running uphill", "after shower", "that afternoon", "all the time", "at speed", "all afternoon", "dropped off", "by bedtime", "at bedtime", "through the night", "through night", "growing", "getting dressed"})  # fmt: skip
_RUNNING = (
    Kind.RUN,
    Kind.RUN_KIND,
    Kind.PACE,
    Kind.SURFACE,
    Kind.REPS,
    Kind.CROSS,
    Kind.EXERCISE,
    Kind.SLEEP,
    Kind.DRINK,
    Kind.SHOE,
)
_CUES = frozenset(
    {
        "from",
        "after",
        "at",
        "around",
        "about",
        "by",
        "since",
        "past",
        "into",
        "@",
        "~",
        "near",
        "beyond",
        "starting",
        "started",
        "start",
        "circa",
        "for",
    }
)
_IN = frozenset({"in", "into", "on", "onwards", "onward", "mark"})
_SCORE_LEFT = frozenset(
    {
        Kind.SITE,
        Kind.PAIN,
        Kind.COMPLAINT,
        Kind.QUALITY,
        Kind.SIDE,
        Kind.BEHAVIOUR,
        Kind.FELT,
        Kind.START,
        Kind.SCORE,
        Kind.BETTER,
        Kind.LEVEL,
    }
)
_SCORE_FILLER = frozenset(
    "at was a about maybe level around like only still is of the = : just probably hit hitting peaked rated rating to up more than an under max maximum roughly score scale reached ~ today were been got say".split()
)
_WEAK_AT_BEST = 10.0


def read_said(clause: Clause, *, has_site: bool, has_context: bool) -> Said:
    """What the clause says of a pain; the atoms that say it are marked as used."""
    said = Said()
    present = [
        atom
        for atom in clause.free(Kind.PAIN, Kind.QUALITY, Kind.COMPLAINT)
        if not atom.denied and _counts(atom, has_site)
    ]
    denied = [atom for atom in clause.free(Kind.PAIN, Kind.QUALITY, Kind.COMPLAINT) if atom.denied]
    if not has_site and clause.has(Kind.ILLNESS, Kind.CROSS, Kind.EXERCISE) and not clause.has(Kind.PAIN):
        present = []
    fine = clause.free(Kind.FINE)
    scores = _scores(
        clause, has_site=has_site, painful=bool(present) or bool(denied), has_context=has_context
    )
    said.scores = scores
    said.quality = [atom.value for atom in present if atom.kind is Kind.QUALITY]
    painful = bool(present) or any(scores)
    felt = clause.free(Kind.FELT) if has_site and not fine else []
    unwell = [atom for atom in fine if atom.denied] if has_site else []
    strong = [atom for atom in present if atom.kind is not Kind.COMPLAINT or atom.word in STRONG]
    fine_now = [atom for atom in fine if not atom.denied]
    if has_site and fine_now and not strong and not any(scores):
        present, painful = [], False
    if has_site and not fine_now and [atom for atom in felt if not atom.denied]:
        painful = True
    if unwell or (has_site and clause.has(Kind.BETTER) and not fine_now):
        painful = True
    _read_behaviours(clause, said, painful=painful or has_site, has_context=has_context)
    begins = _read_onset(
        clause, said, painful=painful, fine=bool(fine_now), has_context=has_context or has_site
    )
    if (
        any(
            word in said.behaviour
            for word in (
                Behaviour.LIMP,
                Behaviour.WORSENS,
                Behaviour.WARMS_UP,
                Behaviour.WAKES,
                Behaviour.LYING_ON_SIDE,
            )
        )
        and has_site
    ):
        painful = True
    if has_site and said.behaviour and not fine_now and not denied:
        painful = True
    said.present = painful or (begins and (has_site or has_context))
    nothing = has_site and clause.has(Kind.NO) and any(atom.denied for atom in clause.free(Kind.SITE))
    said.absent = not said.present and (
        bool(denied) or bool(has_site and fine_now) or (bool(scores) and not any(scores)) or nothing
        or (has_site and clause.has(Kind.GONE)) or bool([atom for atom in felt if atom.denied])
    )  # fmt: skip
    if said.says_something:
        for atom in clause.free(
            Kind.PAIN,
            Kind.QUALITY,
            Kind.COMPLAINT,
            Kind.FINE,
            Kind.FELT,
            Kind.BETTER,
            Kind.GONE,
            Kind.NO,
            Kind.UNTIL,
        ):
            atom.used = True
        _read_moment(clause, said)
    if (
        not has_site
        and fine_now
        and has_context
        and (clause.has(Kind.DISTANCE, Kind.DURATION, Kind.MARK) or _word(clause, "after", "once", "by"))
    ):
        if not clause.has(*_RUNNING):
            said.behaviour.append(Behaviour.WARMS_UP)
            for atom in clause.free(Kind.FINE, Kind.MARK, Kind.DISTANCE, Kind.DURATION):
                atom.used = True
    if clause.has(Kind.GONE) and has_context and not has_site and Behaviour.WARMS_UP not in said.behaviour:
        said.behaviour.append(Behaviour.WARMS_UP)
        for atom in clause.free(Kind.GONE, Kind.MARK, Kind.DISTANCE, Kind.DURATION):
            atom.used = True
    return said


def _word(clause: Clause, *words: str) -> bool:
    return any(atom.word in words for atom in clause.atoms)


def _counts(atom: Atom, has_site: bool) -> bool:
    if atom.kind is Kind.COMPLAINT:
        return has_site or atom.word in STRONG
    return True


def _scores(clause: Clause, *, has_site: bool, painful: bool, has_context: bool) -> list[float]:
    found: list[float] = []
    for atom in clause.free(Kind.SCORE):
        low, high, scale = atom.value
        if scale == 10 and not _other_scale(clause):  # noqa: PLR2004 - pain is scored to ten
            found += [low] if high is None else [low, high]
            atom.used = True
    for atom in clause.free(Kind.NUMBER):
        low, high = atom.value
        if low > _WEAK_AT_BEST or (high or 0) > _WEAK_AT_BEST:
            continue
        if _is_score(
            clause, atom, has_site=has_site, painful=painful, has_context=has_context, found=bool(found)
        ):
            found += [low] if high is None else [low, high]
            atom.used = True
    return found


def _other_scale(clause: Clause) -> bool:
    """Whether the clause's `n/10` is of effort, mood or the like."""
    return clause.has(Kind.EFFORT) or (
        not clause.has(Kind.SITE, Kind.PAIN)
        and _word(
            clause,
            "mood",
            "energy",
            "motivation",
            "felt like",
            "difficulty",
            "fatigue",
            "tired",
            "tiredness",
            "legs",
            "stress",
            "sleep",
        )
    )


def _is_score(
    clause: Clause, atom: Atom, *, has_site: bool, painful: bool, has_context: bool, found: bool
) -> bool:
    if clause.has(Kind.EXERCISE, Kind.TEST, Kind.SLEEP, Kind.STRESS, Kind.EFFORT, Kind.SITTING):
        return False
    place = clause.atoms.index(atom)
    following = clause.atoms[place + 1] if place + 1 < len(clause.atoms) else None
    if following is not None and following.kind in {
        Kind.RUN,
        Kind.RUN_KIND,
        Kind.SURFACE,
        Kind.PART,
        Kind.DRINK,
        Kind.RECOVERY,
        Kind.SHOE,
        Kind.STRIDES,
        Kind.MEDICINE,
    }:
        return False
    if following is not None and following.word in {
        "days",
        "times",
        "weeks",
        "months",
        "years",
        "reps",
        "nights",
        "steps",
        "day",
        "runs",
        "sets",
        "laps",
        "weeks'",
    }:
        return False
    cue = False
    place -= 1
    while place >= 0 and (
        clause.atoms[place].kind in {Kind.FILLER, Kind.UNKNOWN, Kind.NO}
        or clause.atoms[place].word in _SCORE_FILLER
    ):
        before = clause.atoms[place]
        if before.word not in _SCORE_FILLER and before.kind is not Kind.UNKNOWN:
            break
        cue |= before.word in {
            "a",
            "maybe",
            "about",
            "like",
            "around",
            "at",
            "peaked",
            "hit",
            "was",
            "probably",
            "still",
            "only",
            "level",
            "score",
        }
        place -= 1
    if place >= 0 and clause.atoms[place].kind in _SCORE_LEFT:
        return has_site or painful or found or has_context
    if following is not None and following.kind is Kind.PAIN:
        return True
    return place < 0 and cue and has_context and not clause.has(*_RUNNING)


def _read_behaviours(clause: Clause, said: Said, *, painful: bool, has_context: bool) -> None:
    running = clause.has(*_RUNNING, Kind.DISTANCE)
    for atom in clause.free(Kind.BEHAVIOUR):
        if atom.denied:
            atom.used = painful or has_context
            continue
        if not (painful or has_context) and Behaviour.LIMP not in atom.value:
            continue
        plain = atom.word in _TIMES_OF_DAY
        if (
            plain
            and not painful
            and (
                running
                or not has_context
                or clause.link not in {"and", "comma", "slash", "open", "dash", "then", "but"}
            )
        ):
            continue
        if (
            plain
            and running
            and not clause.has(Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE, Kind.SITE)
        ):
            continue
        said.behaviour += [word for word in atom.value if word not in said.behaviour]
        atom.used = True
    for atom in clause.free(Kind.CAMBER):
        if (
            painful
            and clause.has(Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY)
            and not running
            and not atom.denied
        ):
            said.behaviour.append(Behaviour.CAMBER)


def _read_onset(clause: Clause, said: Said, *, painful: bool, fine: bool, has_context: bool) -> bool:
    """Reads how far or how long in it began; True when the clause says so."""
    if not (painful or has_context) or (
        clause.has(*_RUNNING)
        and not clause.has(Kind.SITE, Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE, Kind.FELT)
    ):
        return False
    eased = (
        fine
        or clause.has(Kind.GONE)
        or any(word in said.behaviour for word in (Behaviour.WARMS_UP, Behaviour.GONE_AFTER_RUN))
    )
    begins = False
    until = clause.has(Kind.UNTIL)
    for atom in clause.free(Kind.MARK, Kind.DISTANCE, Kind.DURATION):
        where = _where(clause, atom)
        if where is None:
            continue
        atom.used = True
        if where == "first":
            if painful and not fine and not any(a.denied for a in clause.atoms):
                said.onset_m = said.onset_m or (0.0, None)
                said.behaviour += [] if Behaviour.WARMS_UP in said.behaviour else [Behaviour.WARMS_UP]
            continue
        if eased and not until and not painful:
            continue
        if eased and not until and _eases_before(clause, atom):
            continue
        begins = True
        if where == "last":
            said.tail = said.tail or atom
        elif atom.kind is Kind.DURATION:
            said.onset_s = said.onset_s or atom.value
        else:
            said.onset_m = said.onset_m or atom.value
    for atom in clause.free(Kind.START, Kind.HALFWAY):
        if painful and not fine:
            said.onset_m = said.onset_m or ((0.0, None) if atom.kind is Kind.START else None)
            said.share = 0.5 if atom.kind is Kind.HALFWAY and said.share is None else said.share
            atom.used = True
    return begins


def _eases_before(clause: Clause, atom: Atom) -> bool:
    place = clause.atoms.index(atom)
    for before in reversed(clause.atoms[:place]):
        if before.kind in {Kind.GONE, Kind.FINE, Kind.BETTER} or (
            before.kind is Kind.BEHAVIOUR and Behaviour.WARMS_UP in before.value
        ):
            return True
        if before.kind in {Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SITE}:
            return False
    return False


def _where(clause: Clause, atom: Atom) -> str | None:
    """How the words around an amount say where in the run: "from", "first", "last", or None when they do not."""
    place = clause.atoms.index(atom)
    before = [a for a in clause.atoms[max(0, place - 3) : place]]
    after = clause.atoms[place + 1] if place + 1 < len(clause.atoms) else None
    if (
        before
        and before[-1].kind is Kind.PART
        and before[-1].word in {"last", "final", "first", "opening", "the last"}
    ):
        return "first" if before[-1].word in {"first", "opening"} else "last"
    if after is not None and after.word in _IN and after.kind is Kind.FILLER:
        second = clause.after(after)
        if second is None or second.kind not in {
            Kind.SHOE,
            Kind.DURATION,
            Kind.SURFACE,
            Kind.WEATHER,
            Kind.CLOCK,
        }:
            return "from"
    if atom.kind is Kind.MARK:
        return "from"
    for cue in reversed(before):
        if cue.kind is Kind.UNTIL or (cue.word in _CUES and not (cue.word == "for")):
            return "from"
        if cue.kind is Kind.FELT and cue.word in {
            "kicked in",
            "kicks in",
            "came on",
            "comes on",
            "started",
            "starts",
            "set in",
            "began",
            "showed up",
            "appeared",
        }:
            return "from"
        if cue.kind is not Kind.FILLER:
            break
    return None


def _read_moment(clause: Clause, said: Said) -> None:
    for atom in clause.free(Kind.CLOCK_TIME):
        if not clause.has(*_RUNNING, Kind.DISTANCE):
            minutes = int(atom.value[0])
            said.moment = dt.time(minutes // 60 % 24, minutes % 60)
            atom.used = True
