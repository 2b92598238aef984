"""The room's Wi-Fi, which phones get into by a code: on the screen alone, and kept nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import segno

MOST_NAME = 32
"""A network's name in bytes, as IEEE 802.11 has it."""
LEAST_PASSWORD, MOST_PASSWORD = 8, 63
"""A password of WPA in letters; without one the network is open to all."""
QR_BORDER = 2
SPECIAL = re.compile(r'([\\;,:"])')
HEX = re.compile(r"[0-9A-Fa-f]+")


class NoNetwork(Exception):
    """What was typed can be no network: `part` is its name or its password."""

    def __init__(self, part: str) -> None:
        self.part = part
        super().__init__(f"the {part} cannot be that of a network")


@dataclass(frozen=True, slots=True)
class WifiNetwork:
    """A network as phones are told of it. The password shows in no text that is made of this."""

    name: str
    password: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuses what no phone could use.

        Raises:
            NoNetwork: the name is empty or too long, the password too short or too long, or one
                holds what cannot be typed.
        """
        if not self.name.isprintable() or not 0 < len(self.name.encode()) <= MOST_NAME:
            raise NoNetwork("name")
        typed = self.password.isascii() and self.password.isprintable()
        if self.password and not (typed and LEAST_PASSWORD <= len(self.password) <= MOST_PASSWORD):
            raise NoNetwork("password")

    @property
    def text(self) -> str:
        """What the code says, in the form that cameras know: `WIFI:T:WPA;S:name;P:password;;`."""
        secret = f"P:{_quoted(self.password)};" if self.password else ""
        kind = "WPA" if self.password else "nopass"
        return f"WIFI:T:{kind};S:{_quoted(self.name)};{secret};"

    @property
    def picture(self) -> str:
        """The code as the address of a picture."""
        made = segno.make(self.text, error="m", micro=False, encoding="utf-8")
        return str(made.svg_data_uri(border=QR_BORDER, dark="#000", light="#fff", omitsize=True))


def _quoted(text: str) -> str:
    """With a stroke before each sign that means something; digits of hex alone stand in quotes."""
    marked = SPECIAL.sub(r"\\\1", text)
    return f'"{marked}"' if HEX.fullmatch(text) else marked
