"""To which day each text was read: `python -m widgets.content.fresh`. It only tells."""

from __future__ import annotations

import sys

from widgets.content.library import Library
from widgets.core.law.freshness import Freshness, ReadingExtent, freshness

_TOLD = {
    ReadingExtent.REPORTED: "text not read, and no article stands in the register",
    ReadingExtent.QUOTED: "text not read; its articles are quotations",
    ReadingExtent.PARTS: "text not read whole; single articles were read in copies without a day",
}


def told(each: Freshness) -> str:
    """One instrument in a line: what was read, what took its place, what was only reported."""
    instrument = each.instrument
    parts = [f"{instrument.id}: {_TOLD.get(each.reading) or f'read to {instrument.read_to}'}"]
    if each.before_it_held:
        parts.append(f"in force from {instrument.starts}")
    if instrument.ends:
        parts.append(f"ended {instrument.ends}")
    if each.successor:
        parts.append(f"then {each.successor.id}")
    for report in instrument.reported:
        since = f"reported from {report.starts}" if report.starts else "reported"
        parts.append(f"{since}: {report.says.en}")
    return "; ".join(parts)


def main() -> int:
    """Print every instrument, those of which least was read first; always 0."""
    library = Library.open()
    every = freshness(library.instruments, library.register)
    print("\n".join(told(each) for each in every))
    read = sum(each.reading is ReadingExtent.TEXT for each in every)
    print(f"{read} of {len(every)} read in a text. Of what came after its day nothing is known")
    return 0


if __name__ == "__main__":
    sys.exit(main())
