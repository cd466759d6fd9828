"""When no experiment may be begun, or its instruction of the day may not be followed."""

from __future__ import annotations

from hipsight.experiments.assignable import Assignable
from hipsight.model.errors import HipsightError
from hipsight.warnings.light import Today


class ForbiddenExperimentError(HipsightError):
    """A red flag, a red light or a warning stands against it."""


def what_forbids(assignable: Assignable, today: Today) -> str | None:
    """Why the hip is not to be tested now, in plain words; None when nothing speaks against it."""
    if today.red_flags:
        return f"a red flag is up ({today.red_flags[0].title}); see to that first"
    if today.light == "red":
        return f"the light is red today: {today.because[0] if today.because else today.advice}"
    load = [warning for warning in today.warnings if warning.light != "green"]
    if assignable.is_load and load:
        return f"a warning is up ({load[0].title}); let it pass first"
    return None


def refuse_if_forbidden(assignable: Assignable, today: Today) -> None:
    """Raises when nothing may be tested now.

    Raises:
        ForbiddenExperimentError: With what stands against it.
    """
    reason = what_forbids(assignable, today)
    if reason is not None:
        raise ForbiddenExperimentError(f"no experiment now: {reason}")
