"""What a decoder makes of one FIT part: small messages as mappings, records as columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Message = Mapping[str, Any]

#: Seconds from 1970 to the FIT epoch, 1989-12-31 00:00 UTC.
FIT_EPOCH_S = 631_065_600
#: Time stamps below this count seconds since the device was switched on (FIT profile, type date_time).
FIRST_ABSOLUTE_TIME = 0x1000_0000

#: The damage of a part whose data stop in the middle of a message.
ENDS_EARLY = "it ends too early"

#: Fields of the record message that hipsight reads, by their names in the FIT profile.
RECORD_FIELDS: tuple[str, ...] = (
    "timestamp",
    "position_lat",
    "position_long",
    "distance",
    "enhanced_speed",
    "speed",
    "enhanced_altitude",
    "altitude",
    "heart_rate",
    "cadence",
    "fractional_cadence",
)


@dataclass(frozen=True, slots=True)
class FitMessages:
    """The messages of one FIT part, in the order of the file.

    Field names, units and enumerated words are those of the FIT profile; times are seconds since the FIT
    epoch. What a device marks as invalid is absent.

    Attributes:
        events: Those of the timer only.
        records: Name of `RECORD_FIELDS` to array of shape (records,); NaN = no reading. Fields the part
            never mentions are absent.
        sets: Those of strength sessions; of an exercise that was given several names, the first.
        heart_rate_count: Messages of a chest strap that stored its own readings; hipsight does not use them.
        damage: Why reading stopped before the end, in plain words, or None.
    """

    file_ids: tuple[Message, ...] = ()
    sessions: tuple[Message, ...] = ()
    laps: tuple[Message, ...] = ()
    events: tuple[Message, ...] = ()
    activities: tuple[Message, ...] = ()
    sports: tuple[Message, ...] = ()
    records: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    sets: tuple[Message, ...] = ()
    heart_rate_count: int = 0
    damage: str | None = None

    @property
    def record_count(self) -> int:
        """How many records there are."""
        return max((len(column) for column in self.records.values()), default=0)

    @property
    def file_type(self) -> str | None:
        """What the part says it is: `activity`, `settings`, `monitoring_b` …; None when it does not."""
        for file_id in self.file_ids:
            if (file_type := file_id.get("type")) is not None:
                return str(file_type)
        return None
