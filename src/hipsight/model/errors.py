"""Errors a person may see. Everything else that is raised is a bug and may crash."""

from __future__ import annotations


class HipsightError(Exception):
    """Something went wrong that the person can do something about; shown without a traceback."""

    exit_code = 2


class InvalidRecordError(HipsightError, ValueError):
    """A record was given a value that cannot be true (its message names the field and what is allowed)."""


class UnusableInputError(HipsightError):
    """A whole input (file, table, text) cannot be used; the message says what it is and what to do."""


class JournalError(HipsightError):
    """The journal cannot be opened, read or written; the message says why and what to do."""
