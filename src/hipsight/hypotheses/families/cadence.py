"""Few steps a minute.

**Exposure** Mean cadence of the day's running below a threshold of the person's own size; 0 on a day off.

**Reading** Pain is worse after runs with long, slow steps. The opposite direction says that quick steps go
with more pain.

**Limits** Cadence falls with pace, hills and tiredness. A change of watch or sensor looks like a change of
step.
"""

from __future__ import annotations

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import while_running
from hipsight.hypotheses.thresholds import LOWER_QUANTILES, threshold_exposures
from hipsight.model.timeline import Floats, Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    cadence = while_running(timeline, timeline["cadence_spm"])
    return threshold_exposures(
        cadence,
        lambda threshold: _below(timeline, cadence, threshold),
        "days running at under {} a minute",
        shown_unit="steps",
        quantiles=LOWER_QUANTILES,
        smallest_step=1.0,
    )


def _below(timeline: Timeline, cadence: Floats, threshold: float) -> Floats:
    below = np.where(np.isfinite(cadence), (cadence < threshold).astype(np.float64), np.nan)
    return np.where(timeline["run_km"] == 0, 0.0, below)


FAMILY = Family(
    id="cadence",
    question="Is it a slow cadence?",
    unit="spm",
    columns=("cadence_spm",),
    log_what="runs with cadence, from a watch",
    source="Heiderscheit et al. (2011), Medicine and Science in Sports and Exercise 43:296",
    exposures=_exposures,
    same_day_only=True,
)
