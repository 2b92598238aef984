"""How fast a page may speak: whoever says more than anybody types is listened to more slowly."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.serve.limits import BYTES_A_SECOND, LEAST_COUNTED, MOST_AT_ONCE


@dataclass(slots=True)
class Pace:
    """What one page has said and been told, as the moment by which all of it is made up for."""

    _even: float = 0.0

    def wait(self, size: int, now: float) -> float:
        """How long, in seconds, nothing more is to be read after a message.

        Args:
            size: the message's length in bytes or letters; a short one counts as some.
            now: seconds on any clock that only goes on.
        """
        self._even = max(self._even, now) + max(size, LEAST_COUNTED) / BYTES_A_SECOND
        return max(0.0, self._even - now - MOST_AT_ONCE / BYTES_A_SECOND)
