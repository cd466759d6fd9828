"""A red flag in words: what to do first, then why, then the source."""

from __future__ import annotations

from hipsight.warnings.red_flags import RaisedFlag


def headline(flag: RaisedFlag) -> str:
    """What it is and how urgent."""
    return f"RED FLAG ({flag.urgency.upper()}): {flag.title}"


def steps(flag: RaisedFlag) -> list[str]:
    """What to do now, one line each."""
    return [f"  → {step}" for step in flag.do_now]


def reasons(flag: RaisedFlag) -> list[str]:
    """What was logged, and why that matters."""
    return [f"  Because you logged: {'; '.join(flag.because)}.", f"  {flag.why}"]


def source(flag: RaisedFlag) -> str:
    """Where it says so."""
    return f"  Source: {'; '.join(flag.sources)}"
