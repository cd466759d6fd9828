"""Samples come out of the journal as they went in."""

from __future__ import annotations

import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from hipsight.model.streams import STREAMS, Streams
from hipsight.storage.packing import pack_bytes, pack_streams, unpack_streams


def alike(one: Streams, other: Streams) -> bool:
    return np.array_equal(one.elapsed_s, other.elapsed_s, equal_nan=True) and (
        {name: array.tobytes() for name, array in one.values.items()}
        == {name: array.tobytes() for name, array in other.values.items()}
    )


@given(st.data(), st.integers(0, 50), st.sets(st.sampled_from(sorted(STREAMS))))
def test_streams_come_out_as_they_went_in(data, samples, names):
    column = nps.arrays(np.float64, samples)
    streams = Streams(np.arange(float(samples)), {name: data.draw(column) for name in sorted(names)})
    assert alike(unpack_streams(pack_streams(streams)), streams)


def test_streams_that_an_earlier_version_kept_are_read():
    buffer = io.BytesIO()
    np.savez(buffer, elapsed_s=np.array([0.0, 1.0]), distance_m=np.array([0.0, np.nan]))
    read = unpack_streams(pack_bytes(buffer.getvalue()))
    assert alike(read, Streams(np.array([0.0, 1.0]), {"distance_m": np.array([0.0, np.nan])}))
