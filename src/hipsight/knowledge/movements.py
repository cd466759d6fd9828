"""Exercises and self-tests, loaded and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from hipsight.knowledge.exercise import Exercise, ExerciseFile
from hipsight.knowledge.self_test import SelfTest, SelfTestFile


@cache
def exercise_files() -> tuple[ExerciseFile, ...]:
    """Every file of exercises, stretches and drills."""
    return tuple(ExerciseFile.model_validate(table) for table in _tables("exercises"))


@cache
def self_test_files() -> tuple[SelfTestFile, ...]:
    """Every file of self-tests."""
    return tuple(SelfTestFile.model_validate(table) for table in _tables("self_tests"))


@cache
def exercises() -> dict[str, Exercise]:
    """Every exercise by id.

    Raises:
        ValueError: Two have the same id.
    """
    found: dict[str, Exercise] = {}
    for exercise in (entry for file in exercise_files() for entry in file.exercise):
        if exercise.id in found:
            raise ValueError(f"two exercises are called {exercise.id}")
        found[exercise.id] = exercise
    return found


@cache
def self_tests() -> dict[str, SelfTest]:
    """Every self-test by id.

    Raises:
        ValueError: Two have the same id.
    """
    found: dict[str, SelfTest] = {}
    for test in (entry for file in self_test_files() for entry in file.self_test):
        if test.id in found:
            raise ValueError(f"two self-tests are called {test.id}")
        found[test.id] = test
    return found


def cite_exercise(exercise: Exercise) -> dict[str, str]:
    """The citation of each source that an exercise names, by source id."""
    names = {name for claim in exercise.claims for name in claim.sources}
    file = next(file for file in exercise_files() if exercise in file.exercise)
    return {source.id: source.in_words for source in file.source if source.id in names}


def cite_self_test(test: SelfTest) -> dict[str, str]:
    """The citation of each source that a self-test names, by source id."""
    names = {name for claim in (test.caution, *test.reading) for name in claim.sources}
    file = next(file for file in self_test_files() if test in file.self_test)
    return {source.id: source.in_words for source in file.source if source.id in names}


def _tables(folder: str) -> Iterator[dict[str, Any]]:
    place = resources.files("hipsight.knowledge") / "data" / folder
    for file in sorted(place.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            yield tomllib.loads(file.read_text(encoding="utf-8"))
