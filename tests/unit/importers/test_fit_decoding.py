"""The fast FIT reader says what Garmin's SDK says, field by field; checksums and parts are found."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import numpy as np
import pytest
from garmin_fit_sdk import Decoder, Encoder, Profile, Stream
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_files import (
    ENUM,
    FILE_ID,
    SINT32,
    START,
    STRING,
    UINT8,
    UINT16,
    UINT32,
    FitWriter,
    Leg,
    fit_time,
    make_fit,
)

from hipsight.importers.fit_decoding import columnar, decoding, profile, sdk
from hipsight.importers.fit_decoding.layout import UnusualPartError
from hipsight.importers.fit_decoding.messages import FitMessages
from hipsight.importers.fit_decoding.parts import FitPart, split_parts

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"


FILES = sorted(SAMPLES.rglob("*.fit"))


NOW = fit_time(START)


def parts_of(content: bytes) -> list[FitPart]:
    return [part for part in split_parts(content) if isinstance(part, FitPart)]


def assert_same(ours: FitMessages, theirs: FitMessages) -> None:
    """Every field that is read has the same value, to the last bit."""
    for name in ("file_ids", "sessions", "laps", "events", "activities", "sports", "sets"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert set(ours.records) == set(theirs.records)
    for name, column in ours.records.items():
        np.testing.assert_array_equal(column, theirs.records[name], err_msg=name)
    assert ours.heart_rate_count == theirs.heart_rate_count


def assert_decoded_as_by_the_sdk(content: bytes) -> FitMessages:
    (part,) = parts_of(content)
    ours = columnar.decode(part)
    assert_same(ours, sdk.decode(part))
    return ours


@pytest.mark.skipif(not FILES, reason="the sample files are not part of the repository")
@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=pytest.mark.slow) if path.stat().st_size > 300_000 else path for path in FILES],
    ids=[str(path.relative_to(SAMPLES)) for path in FILES],
)
def test_every_sample_is_decoded_as_by_the_sdk(path):
    for part in parts_of(path.read_bytes()):
        theirs = sdk.decode(part)
        ours = columnar.decode(part)
        if path.name in {"antfs-dump.63.fit", "compressed-speed-distance.fit"}:
            assert theirs.damage  # the SDK stops at the first compressed time stamp
            assert ours.damage is None
            assert ours.sessions == theirs.sessions
            assert len(ours.records["timestamp"]) > 20
        else:
            assert_same(ours, theirs)
            assert part.missing or (ours.damage is None) == (theirs.damage is None)


def test_a_made_activity_is_decoded_as_by_the_sdk():
    found = assert_decoded_as_by_the_sdk(make_fit(Leg(seconds=50), Leg(seconds=20, sport=2), pause=(20, 30)))
    assert len(found.records["timestamp"]) == 51 + 21
    assert len(found.sessions) == 2


@pytest.mark.parametrize("big_endian", [False, True])
def test_either_byte_order_is_read(big_endian):
    writer = FitWriter()
    writer.define(0, 0, FILE_ID, big_endian=big_endian)
    writer.write(0, 4, NOW)
    fields = ((253, 4, UINT32), (0, 4, SINT32), (5, 4, UINT32), (2, 2, UINT16), (6, 2, UINT16))
    writer.define(1, 20, fields, big_endian=big_endian)
    for second in range(10):
        writer.write(1, NOW + second, -second * 1000, second * 300, 2500 + second, 3000)
    found = assert_decoded_as_by_the_sdk(writer.build())
    assert found.records["distance"][-1] == 27.0
    assert found.records["position_lat"][-1] == -9000
    assert found.records["enhanced_altitude"][0] == 0.0


def test_several_layouts_of_records_come_out_in_the_order_of_the_file():
    writer = FitWriter()
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, NOW)
    writer.define(1, 20, ((253, 4, UINT32), (3, 1, UINT8)))
    writer.define(2, 20, ((253, 4, UINT32), (4, 1, UINT8)))
    for second in range(20):
        writer.write(1 + second % 2, NOW + second, 100 + second)
        if second == 9:
            writer.define(1, 20, ((3, 1, UINT8), (253, 4, UINT32)))
            writer.define(2, 20, ((4, 1, UINT8), (253, 4, UINT32)))
            break
    for second in range(10, 20):
        writer.write(1 + second % 2, 100 + second, NOW + second)
    found = assert_decoded_as_by_the_sdk(writer.build())
    assert found.records["timestamp"].tolist() == [NOW + second for second in range(20)]
    assert np.isnan(found.records["heart_rate"][1::2]).all()
    assert found.records["cadence"][1::2].tolist() == list(range(101, 120, 2))


def test_invalid_values_are_missing():
    writer = FitWriter()
    writer.define(0, 20, ((253, 4, UINT32), (3, 1, UINT8), (5, 4, UINT32), (6, 2, UINT16)))
    writer.write(0, NOW, 0xFF, 0xFFFFFFFF, 0xFFFF)
    writer.write(0, 0xFFFFFFFF, 120, 500, 0xFFFF)
    found = assert_decoded_as_by_the_sdk(writer.build())
    assert math.isnan(found.records["heart_rate"][0])
    assert math.isnan(found.records["timestamp"][1])
    assert "speed" not in found.records


def test_the_short_speed_counts_where_the_enhanced_one_is_there_too():
    writer = FitWriter()
    writer.define(0, 20, ((253, 4, UINT32), (6, 2, UINT16), (73, 4, UINT32)))
    writer.write(0, NOW, 3000, 4000)
    writer.write(0, NOW + 1, 0xFFFF, 5000)
    assert assert_decoded_as_by_the_sdk(writer.build()).records["enhanced_speed"].tolist() == [3.0, 5.0]


def test_packed_speed_and_distance_are_unpacked_and_the_distance_rolls_over():
    writer = FitWriter()
    writer.define(0, 20, ((253, 4, UINT32), (8, 3, 0x0D)))
    for second in range(200):
        ticks = (100 + second * 48) & 0xFFF  # three metres a second in sixteenths
        writer.write(0, NOW + second, *((ticks << 12 | 300).to_bytes(3, "little")))
    writer.write(0, NOW + 200, 0xFF, 0xFF, 0xFF)
    found = assert_decoded_as_by_the_sdk(writer.build())
    assert np.nanmax(found.records["distance"]) - found.records["distance"][0] == 199 * 3.0
    assert found.records["speed"][0] == 3.0
    assert math.isnan(found.records["speed"][-1])


def test_compressed_time_stamps_roll_over_every_32_seconds():
    writer = FitWriter()
    writer.define(0, 20, ((253, 4, UINT32), (3, 1, UINT8)))
    writer.define(1, 20, ((3, 1, UINT8),))
    writer.write(0, NOW, 100)
    for second in range(5, 200, 5):
        writer.write_compressed(1, (NOW + second) & 0x1F, 100 + second % 50)
    (part,) = parts_of(writer.build())
    found = decoding.decode(part)
    assert found.damage is None
    assert found.records["timestamp"].tolist() == [NOW, *range(NOW + 5, NOW + 200, 5)]
    assert found.records["heart_rate"][1] == 105
    assert "not currently supported" in str(_sdk_errors(part))


def _sdk_errors(part: FitPart) -> list[Exception]:
    errors: list[Exception] = Decoder(Stream.from_byte_array(bytearray(part.content))).read()[1]
    return errors


def test_developer_fields_are_skipped_by_their_size():
    writer = FitWriter()
    writer.define(0, 20, ((253, 4, UINT32), (5, 4, UINT32)), developer=((7, 2, 0), (9, 11, 0)))
    for second in range(30):
        writer.write(0, NOW + second, second * 100, struct.pack("<H", 7), b"elevenbytes")
    assert assert_decoded_as_by_the_sdk(writer.build()).records["distance"][-1] == 29.0


@pytest.mark.parametrize(
    "field", [(3, 2, UINT8), (3, 4, STRING), (5, 3, UINT32)], ids=["array", "string", "odd size"]
)
def test_what_is_unusual_is_left_to_the_sdk(field):
    writer = FitWriter()
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, NOW)
    fields = ((253, 4, UINT32), field)
    if field[2] == UINT32:  # three bytes where a number needs four
        writer.define(1, 20, ((253, 4, UINT32), (5, 3, 0x0D)))
        writer.body[-1] = UINT32
    else:
        writer.define(1, 20, fields)
    values = {(3, 2, UINT8): (90, 91), (3, 4, STRING): (b"ab",), (5, 3, UINT32): (1, 2, 3)}[field]
    writer.write(1, NOW, *values)
    (part,) = parts_of(writer.build())
    with pytest.raises(UnusualPartError):
        columnar.decode(part)
    assert_same(decoding.decode(part), sdk.decode(part))


def test_a_base_type_that_does_not_exist_is_left_to_the_sdk():
    writer = FitWriter()
    writer.define(0, 20, ((253, 4, UINT32),))
    writer.body[-1] = 0x1E
    (part,) = parts_of(writer.build())
    with pytest.raises(UnusualPartError):
        columnar.decode(part)
    assert decoding.decode(part).damage


def test_a_message_without_a_definition_ends_the_reading_there():
    writer = FitWriter()
    writer.define(0, 20, ((253, 4, UINT32),))
    writer.write(0, NOW)
    writer.body += bytes((7,)) + bytes(40)
    found = assert_decoded_as_by_the_sdk(writer.build())
    assert found.records["timestamp"].tolist() == [NOW]
    assert "damaged at byte" in (found.damage or "")


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_garmins_encoder_writes_is_decoded_as_by_the_sdk(data):
    """Records with any choice of fields, so that the encoder changes its definitions all the time."""
    values = {
        "position_lat": st.integers(-(2**31), 2**31 - 2),
        "position_long": st.integers(-(2**31), 2**31 - 2),
        "distance": st.integers(0, 10**7).map(lambda number: number / 100),
        "speed": st.integers(0, 65_000).map(lambda number: number / 1000),
        "enhanced_speed": st.integers(0, 10**6).map(lambda number: number / 1000),
        "altitude": st.integers(0, 60_000).map(lambda number: number / 5 - 500),
        "enhanced_altitude": st.integers(0, 10**6).map(lambda number: number / 5 - 500),
        "heart_rate": st.integers(0, 254),
        "cadence": st.integers(0, 254),
        "fractional_cadence": st.integers(0, 254).map(lambda number: number / 128),
    }
    encoder = Encoder()
    encoder.write_mesg({"mesg_num": 0, "type": "activity", "time_created": NOW})
    names = data.draw(st.lists(st.sets(st.sampled_from(sorted(values))), min_size=1, max_size=12))
    for second, chosen in enumerate(names):
        record = {name: data.draw(values[name]) for name in sorted(chosen)}
        encoder.write_mesg({"mesg_num": 20, "timestamp": NOW + second, **record})
    sport = data.draw(st.sampled_from(sorted(Profile["types"]["sport"].values())))
    sub_sport = data.draw(st.sampled_from(sorted(Profile["types"]["sub_sport"].values())))
    encoder.write_mesg({"mesg_num": 12, "sport": sport, "sub_sport": sub_sport})
    encoder.write_mesg({"mesg_num": 19, "timestamp": NOW, "sport": sport, "total_distance": 12.34})
    encoder.write_mesg({"mesg_num": 18, "timestamp": NOW, "sport": sport, "sub_sport": sub_sport})
    assert_decoded_as_by_the_sdk(bytes(encoder.close()))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_sets_of_a_strength_session_are_decoded_as_by_the_sdk(data):
    categories = st.sampled_from(sorted(Profile["types"]["exercise_category"].values()))
    values = {
        "set_type": st.sampled_from(["active", "rest"]),
        "repetitions": st.integers(0, 200),
        "weight": st.integers(0, 5000).map(lambda number: number / 16),
        "duration": st.integers(0, 10**6).map(lambda number: number / 1000),
        "category": categories | st.lists(categories, min_size=1, max_size=5),
        "category_subtype": st.integers(0, 60) | st.lists(st.integers(0, 60), min_size=1, max_size=5),
    }
    encoder = Encoder()
    encoder.write_mesg({"mesg_num": 0, "type": "activity", "time_created": NOW})
    count = data.draw(st.integers(1, 6))
    for second in range(count):
        chosen = data.draw(st.sets(st.sampled_from(sorted(values)), min_size=1))
        said = {name: data.draw(values[name]) for name in sorted(chosen)}
        encoder.write_mesg({"mesg_num": profile.SET, "timestamp": NOW + second, **said})
    assert len(assert_decoded_as_by_the_sdk(bytes(encoder.close())).sets) == count


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_damaged_files_are_decoded_as_by_the_sdk_or_left_to_it(data):
    content = bytearray(make_fit(Leg(seconds=8)))
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(14, len(content) - 1))] = data.draw(st.integers(0, 255))
    for part in parts_of(bytes(content[: data.draw(st.integers(40, len(content)))])):
        try:
            ours = columnar.decode(part)
        except UnusualPartError:
            continue
        if "not currently supported" not in str(_sdk_errors(part)):
            theirs = sdk.decode(part)
            assert_same(ours, theirs)
            assert part.missing or (ours.damage is None) == (theirs.damage is None)


def test_every_field_that_is_read_is_in_the_profile():
    for message, names in profile.READ_FIELDS.items():
        assert {field.name for field in profile.fields_of(message).values()} == set(names)
    assert ENUM == 0
