"""Tickets: each phone of a class has one, and with it one vote. Nobody is known by it."""

from __future__ import annotations

import hmac
from collections import Counter
from hashlib import blake2s
from http import HTTPStatus
from secrets import token_bytes, token_hex

from widgets.serve.limits import VOTES_A_SECOND

DRAWN, SIGNED = 6, 12
"""Bytes of a ticket's number, which is drawn, and of its signature."""
PER_ADDRESS = 3
"""Tickets for one address, unless all of a room come from one."""


class NoTicket(Exception):
    """No ticket is given: the door is `locked`, or this visitor has had enough."""

    def __init__(self, *, locked: bool) -> None:
        self.locked = locked
        self.status = HTTPStatus.LOCKED if locked else HTTPStatus.TOO_MANY_REQUESTS
        super().__init__("the door is locked" if locked else "too many tickets from one address")


class Tickets:
    """Who may vote in a class. A ticket is a number and a signature, so none has to be stored.

    Numbers are drawn and not counted: a server begun anew gives none that a phone has already.
    Addresses are counted as hashes with a salt that only this process knows. `crowded` says that
    a phone was refused because too many came from its address.

    Args:
        key: what tickets are signed with; one of before is known again by the same key.
        per_address: so many for one address; 0 for any number.
    """

    def __init__(self, key: bytes, per_address: int = PER_ADDRESS) -> None:
        self._key = key
        self._per_address = per_address
        self._salt = token_bytes(16)
        self._addresses: Counter[bytes] = Counter()
        self._known: set[str] = set()
        self._second = 0
        self.crowded = False
        self._votes: Counter[str] = Counter()

    @property
    def given(self) -> int:
        """How many are in the class: those with a ticket of this server's, or seen from before."""
        return len(self._known)

    def give(self, address: str, limit: int, *, locked: bool) -> str:
        """A new ticket.

        Raises:
            NoTicket: the door is locked, so many are in already, or they come from one address.
        """
        if locked or self.given >= limit:
            raise NoTicket(locked=True)
        whose = blake2s(address.encode(), key=self._salt).digest()
        if self._per_address and self._addresses[whose] >= self._per_address:
            self.crowded = True
            raise NoTicket(locked=False)
        self._addresses[whose] += 1
        ticket = self._signed(token_hex(DRAWN))
        self._known.add(ticket)
        return ticket

    def lift(self) -> None:
        """From now on any number may come from one address: that of a room's own network."""
        self._per_address, self.crowded = 0, False

    def knows(self, ticket: str) -> bool:
        """Whether a ticket was signed with this key. One of before a restart counts as given."""
        if ticket in self._known:
            return True
        if not ticket.isascii():
            return False
        number = ticket.partition("-")[0]
        known = hmac.compare_digest(self._signed(number).encode(), ticket.encode())
        if known:
            self._known.add(ticket)
        return known

    def hurries(self, ticket: str, now: float) -> bool:
        """Whether a ticket votes more often in a second than anybody can.

        Args:
            ticket: one that is known.
            now: seconds on any clock that only goes on.
        """
        if int(now) != self._second:
            self._second, self._votes = int(now), Counter()
        self._votes[ticket] += 1
        return self._votes[ticket] > VOTES_A_SECOND

    def _signed(self, number: str) -> str:
        signature = blake2s(number.encode(), key=self._key, digest_size=SIGNED)
        return f"{number}-{signature.hexdigest()}"
