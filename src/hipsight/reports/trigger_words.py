"""Grades of findings as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from hipsight.model.finding import Grade

GRADES: Mapping[Grade, str] = {
    Grade.STRONG: "Strong",
    Grade.CLAIM: "Likely",
    Grade.EXPERIMENT: "Worth an experiment",
}
