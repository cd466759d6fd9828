"""Every place lies inside the picture, and those at the side are on both sides."""

from __future__ import annotations

import pytest

from hipsight.model.body import Side, Site
from hipsight.reports.body_map import HEIGHT, REGIONS, SIDE_REGIONS, SIDE_TOP, WIDTH, places, side_places


def test_every_site_has_a_place():
    assert set(REGIONS) == set(Site)


@pytest.mark.parametrize("site", REGIONS)
def test_places_lie_inside_the_picture(site):
    region = REGIONS[site]
    for x, y in places(site, None):
        assert region.rx < x < WIDTH - region.rx
        assert region.ry < y < HEIGHT - region.ry


@pytest.mark.parametrize("site", SIDE_REGIONS)
def test_places_at_the_side_are_seen_from_right_and_left(site):
    seen = {side: (x, y) for side, x, y in side_places(site)}
    assert set(seen) == {Side.RIGHT, Side.LEFT}
    (right, height), (left, same) = seen[Side.RIGHT], seen[Side.LEFT]
    assert height == same > SIDE_TOP + SIDE_REGIONS[site].ry
    assert right - 100 == 300 - left  # the one mirrors the other
    assert right < WIDTH / 2 < left
