"""What the addresses of a class share: the class, its code, its tickets, and who is let in."""

from __future__ import annotations

import hmac
import time
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from widgets.core.screen.classroom import joining
from widgets.serve.classroom.code import ClassKeys
from widgets.serve.classroom.guesses import Guesses
from widgets.serve.classroom.session import ClassSession
from widgets.serve.classroom.tickets import Tickets
from widgets.serve.classroom.wifi import WifiNetwork


@dataclass(eq=False)
class ClassHall:
    """The one class of a server. `address` is where phones find it, `kept` where its keys are.

    `shared` says that its server is one of several behind that address, in no room of its own.
    `wifi` is what phones get into the room's network by, and `told` how often it was said.
    """

    session: ClassSession
    keys: ClassKeys
    tickets: Tickets
    address: str
    remote: bool = False
    shared: bool = False
    wifi: WifiNetwork | None = None
    told: int = 0
    kept: Path | None = None
    guesses: Guesses = field(default_factory=Guesses)

    async def knows(self, code: str, address: str) -> bool:
        """Whether a code is that of the class; guesses are slowed down.

        Raises:
            TooManyGuesses: it is not looked at, or the next wrong one of too many.
        """
        now = time.monotonic()
        self.guesses.look(address, now)
        if hmac.compare_digest(code.encode(), self.keys.code.encode()):
            self.guesses.right(address)
            return True
        await self.guesses.wrong(address, now)
        return False

    def let_in(self, address: str) -> str:
        """A ticket for a phone at an address.

        Raises:
            NoTicket: as `Tickets.give`.
        """
        room = self.session.room
        return self.tickets.give(address, room.limit, locked=room.locked)

    def says(self, wifi: WifiNetwork | None) -> None:
        """Tells the screen by what phones get into the network; nothing takes it away again."""
        self.wifi, self.told = wifi, self.told + 1
        self.session.tell(self.session.counting)

    @property
    def wifi_shown(self) -> int:
        """Which code the screen shows: none where there is none, or once questions have begun."""
        return self.told if self.wifi and joining(self.session.room) else 0

    def begins(self) -> None:
        """Notes that the class has begun, once, for a server that may come after this one."""
        if self.kept is not None and not self.keys.begun:
            self.keys = self.keys.beginning(self.kept)

    def leads(self, key: str, remote_ip: str, host: str) -> bool:
        """Whether whoever asks leads the class: on this machine itself, and with the key."""
        here = self.remote or self.here(remote_ip, host)
        return here and hmac.compare_digest(key.encode(), self.keys.key.encode())

    def here(self, remote_ip: str, host: str) -> bool:
        """Whether whoever asks sits at this machine itself."""
        return _loopback(remote_ip) and _own_name(host)


def _loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _own_name(host: str) -> bool:
    """Whether a request names this machine: another name may lead here from a foreign page."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or _loopback(name)
