"""Tests, as a package of that name so that no package installed beside ours can stand in its place."""
