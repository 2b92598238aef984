"""Who guesses the code of a class, and how few guesses an address has."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from hashlib import blake2s
from secrets import token_bytes

from widgets.serve.limits import MOST_WAITERS, WRONG_A_MINUTE, WRONG_EACH
from widgets.serve.network import block, only_here

WAIT_SECONDS = 1.0
MINUTE = 60.0


class TooManyGuesses(Exception):
    """From this address, or from everywhere, come more wrong codes than are looked at."""


class Guesses:
    """Wrong codes of the last minute.

    An address that has too many of them is not looked at until the minute is over, whatever it
    says: else the right one would stand out. But where the right code has come from before, it
    always opens: a room behind one address is not shut out by a guesser in it, once whoever leads
    has opened the screen. This machine's own address, from which a proxy brings everybody, counts
    as such. Addresses are kept as hashes with a salt that only this process knows.
    """

    def __init__(self) -> None:
        self._salt = token_bytes(16)
        self._found: set[bytes] = set()
        self._wrong: deque[tuple[float, bytes]] = deque()
        self._each: Counter[bytes] = Counter()
        self._waiting = 0

    def look(self, address: str, now: float) -> None:
        """Whether a code from an address is looked at; seconds of any clock that only goes on.

        Raises:
            TooManyGuesses: it is not.
        """
        while self._wrong and now - self._wrong[0][0] >= MINUTE:
            _, whose = self._wrong.popleft()
            self._each[whose] -= 1
            if not self._each[whose]:
                del self._each[whose]
        whose = self._whose(address)
        if whose not in self._found and not only_here(address) and self._many(whose):
            raise TooManyGuesses

    def right(self, address: str) -> None:
        """Notes that an address has the code."""
        self._found.add(self._whose(address))

    async def wrong(self, address: str, now: float) -> None:
        """Counts a wrong code, and waits where there were many.

        Raises:
            TooManyGuesses: too many are waiting.
        """
        whose = self._whose(address)
        many = self._many(whose)
        if not many:
            self._wrong.append((now, whose))
            self._each[whose] += 1
        if not many and len(self._wrong) <= WRONG_A_MINUTE:
            return
        if self._waiting >= MOST_WAITERS:
            raise TooManyGuesses
        self._waiting += 1
        try:
            await asyncio.sleep(WAIT_SECONDS)
        finally:
            self._waiting -= 1

    def _many(self, whose: bytes) -> bool:
        return self._each[whose] >= WRONG_EACH

    def _whose(self, address: str) -> bytes:
        """An address; of IPv6 the block that one visitor has."""
        named = block(address) if ":" in address else address
        return blake2s(named.encode(), key=self._salt).digest()
