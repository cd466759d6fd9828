"""What warnings and the light look at: the recent log, and the whole of it as a Timeline."""

from __future__ import annotations

from dataclasses import dataclass

from hipsight.model.timeline import Timeline
from hipsight.warnings.recent_log import RecentLog


@dataclass(frozen=True, slots=True, kw_only=True)
class LogWindow(RecentLog):
    """The log as known on the evening of `today`, laid out day by day."""

    timeline: Timeline

    @property
    def row(self) -> int:
        """Row of today on the Timeline; may lie beyond its end."""
        return self.timeline.row(self.today)
