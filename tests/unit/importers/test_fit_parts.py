"""Checksums and parts of FIT files."""

from __future__ import annotations

import numpy as np
from garmin_fit_sdk import CrcCalculator
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.importers.made_files import (
    FILE_ID,
    START,
    FitWriter,
    Leg,
    fit_time,
    make_fit,
)

from hipsight.importers.fit_decoding import columnar
from hipsight.importers.fit_decoding.crc import checksum
from hipsight.importers.fit_decoding.parts import FitPart, Leftover, looks_like_fit, split_parts

NOW = fit_time(START)


def _parts(content: bytes) -> list[FitPart]:
    return [part for part in split_parts(content) if isinstance(part, FitPart)]


@given(st.binary(max_size=3000))
def test_the_checksum_is_that_of_the_sdk(content):
    assert checksum(content) == CrcCalculator.calculate_crc(content, 0, len(content))


def test_the_checksum_of_a_long_file_is_that_of_the_sdk():
    content = np.random.default_rng(3).integers(0, 256, 100_001, dtype=np.uint8).tobytes()
    assert checksum(content) == CrcCalculator.calculate_crc(content, 0, len(content))


def test_the_known_check_value_of_crc_16_arc():
    assert checksum(b"123456789") == 0xBB3D


def test_parts_are_found_one_behind_the_other():
    one, two = make_fit(Leg(seconds=3)), make_fit(Leg(seconds=5))
    parts = list(split_parts(one + two + b"rest"))
    assert [part.content for part in parts if isinstance(part, FitPart)] == [one, two]
    assert parts[-1] == Leftover(position=len(one + two), size=4)
    assert all(part.checksum_fits and not part.missing for part in parts if isinstance(part, FitPart))


def test_padding_with_zeros_is_no_leftover():
    assert len(list(split_parts(make_fit(Leg(seconds=3)) + bytes(100)))) == 1


def test_a_header_of_twelve_bytes_is_read():
    writer = FitWriter()
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, NOW)
    (part,) = _parts(writer.build(header_size=12))
    assert part.checksum_fits
    assert columnar.decode(part).file_type == "activity"


def test_a_part_that_is_cut_short_knows_how_much_is_missing():
    content = make_fit(Leg(seconds=5))
    (part,) = _parts(content[:-100])
    assert part.missing == 100


def test_what_is_not_fit_is_not_taken_for_it():
    assert not looks_like_fit(b"")
    assert not looks_like_fit(b"\x0e\x10\x00\x00\x00\x00\x00\x00.GPX\x00\x00")
    assert looks_like_fit(make_fit()[:14])
