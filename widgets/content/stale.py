"""What was last checked over a year ago: `python -m widgets.content.stale`. It only warns."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta

from widgets.content.library import Library
from widgets.content.today import today_in_china

A_YEAR = timedelta(days=365)


def stale(library: Library, on: date) -> Iterator[tuple[date, str]]:
    """What was last compared with its source more than a year before a day, the oldest first."""
    checked = [
        *((p.checked, p.cite) for p in library.register),
        *((rule.checked, f"rule {rule.id}") for rule in library.rules()),
        *((series.checked, f"series {series.id}") for series in library.every_series()),
        *((channel.checked, f"channel {channel.id}") for channel in library.channels),
        *((lesson.checked, f"lesson {lesson.id}") for lesson in library.lessons()),
        *((each.checked, f"comparison {each.id}") for each in library.comparisons()),
    ]
    yield from sorted(entry for entry in checked if entry[0] < on - A_YEAR)


def main(on: date) -> int:
    """Print what is stale on a day; always 0, because no build fails by a day passing."""
    found = list(stale(Library.open(), on))
    for day, what in found:
        print(f"{what}: last checked on {day}: compare it with its source and set 'checked'")
    print(f"{len(found)} to check again" if found else "All was checked within a year.")
    return 0


if __name__ == "__main__":
    sys.exit(main(today_in_china()))
