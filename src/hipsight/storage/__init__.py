"""The journal: one SQLite file, originals kept, everything else derived."""
