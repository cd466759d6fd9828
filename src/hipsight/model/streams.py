"""What a watch recorded along one run, sample by sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `hipsight log` has no streams, and need not wait for NumPy
    import numpy as np
    from numpy.typing import NDArray

#: Names of the streams, with their units in the name. `lat_deg` and `lon_deg` never leave the journal.
STREAMS: tuple[str, ...] = (
    "distance_m",
    "altitude_m",
    "speed_m_s",
    "heart_rate_bpm",
    "cadence_spm",
    "lat_deg",
    "lon_deg",
)


@dataclass(frozen=True, slots=True)
class Streams:
    """Samples along a run.

    Attributes:
        elapsed_s: Seconds since the start, shape (samples,), non-decreasing.
        values: Stream name (one of `STREAMS`) to float64 array of shape (samples,); NaN = no reading.
    """

    elapsed_s: NDArray[np.float64]
    values: Mapping[str, NDArray[np.float64]]

    def __len__(self) -> int:
        return len(self.elapsed_s)
