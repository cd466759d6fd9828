"""The words for where and how it hurts. Each word is used unchanged in code, database, JSON and docs."""

from __future__ import annotations

from enum import StrEnum


class Site(StrEnum):
    """A region of the body map."""

    HIP = "hip"  # no more said
    FRONT_HIP = "front_hip"  # hip flexor
    OUTER_HIP = "outer_hip"  # side, greater trochanter
    GROIN = "groin"
    INNER_THIGH = "inner_thigh"  # adductors
    THIGH = "thigh"  # front
    OUTER_THIGH = "outer_thigh"  # IT band
    BUTTOCK = "buttock"  # glute, piriformis
    SIT_BONE = "sit_bone"  # high hamstring
    HAMSTRING = "hamstring"
    LOWER_BACK = "lower_back"  # and sacroiliac joint
    LOWER_ABDOMEN = "lower_abdomen"
    PUBIC_BONE = "pubic_bone"
    KNEE = "knee"
    OUTER_KNEE = "outer_knee"
    CALF = "calf"
    SHIN = "shin"
    ANKLE = "ankle"
    ACHILLES = "achilles"
    FOOT = "foot"


#: The sites hipsight is about: what is followed unless the person says otherwise.
HIP_SITES: frozenset[Site] = frozenset(
    {
        Site.HIP,
        Site.FRONT_HIP,
        Site.OUTER_HIP,
        Site.GROIN,
        Site.INNER_THIGH,
        Site.THIGH,
        Site.OUTER_THIGH,
        Site.BUTTOCK,
        Site.SIT_BONE,
        Site.HAMSTRING,
        Site.LOWER_BACK,
        Site.LOWER_ABDOMEN,
        Site.PUBIC_BONE,
    }
)


class Side(StrEnum):
    """Which side of the body."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Quality(StrEnum):
    """What the pain feels like."""

    SHARP = "sharp"
    DULL = "dull"
    ACHE = "ache"
    BURNING = "burning"
    STABBING = "stabbing"
    PINCHING = "pinching"
    STIFF = "stiff"
    TINGLING = "tingling"
    NUMB = "numb"
    CLICKING = "clicking"
    LOCKING = "locking"
    GIVING_WAY = "giving_way"
    THROBBING = "throbbing"


class Behaviour(StrEnum):
    """When the pain comes, goes, or changes."""

    WARMS_UP = "warms_up"
    WORSENS = "worsens"
    GONE_AFTER_RUN = "gone_after_run"
    AFTER_RUN = "after_run"
    NEXT_MORNING = "next_morning"
    AT_NIGHT = "at_night"
    WAKES = "wakes"
    AFTER_SITTING = "after_sitting"
    AT_REST = "at_rest"
    WALKING = "walking"
    STAIRS = "stairs"
    LIMP = "limp"
    UPHILL = "uphill"
    DOWNHILL = "downhill"
    FAST_RUNNING = "fast_running"
    LYING_ON_SIDE = "lying_on_side"
    CAMBER = "camber"
    SINGLE_LEG = "single_leg"
