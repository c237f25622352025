"""The day on which something is made: an option's, the environment's, or today."""

from __future__ import annotations

import datetime as dt
import os

from codegen.errors import Problem, UsageError


def given(option: str | None) -> dt.date | None:
    """Return the date that an option or SOURCE_DATE_EPOCH gives, None when neither does.

    Raises:
        UsageError: It is no date.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if option:
            return dt.date.fromisoformat(option)
        if epoch:
            return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        said = f"'{option or epoch}' is not a date"
        hint = "write --date 2027-01-31" if option else "SOURCE_DATE_EPOCH is a number of seconds"
        raise UsageError(Problem("wrong-date", said, None, hint)) from None
    return None


def today() -> dt.date:
    """Return today's date where the user is."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()
