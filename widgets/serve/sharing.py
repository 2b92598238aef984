"""Where others find a page: its absolute address, the code to scan, and what to show of it.

A page is drawn with signs in their place, since a server learns only from who asks by what name
it is reached. Of who asks nothing is told on: the address that is shared has no query.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from io import BytesIO
from typing import Protocol

import segno

HERE, HOST = "\ue002", "\ue003"
"""What stands in a page for the server's address, with `https://` and without."""
QR_BORDER = 2
MOST_CODES = 128
"""So many codes are kept as pictures."""
LONGEST_HOST = 200
_CODE = re.compile(r"<!-- code (\S*) -->")
_SHARE = re.compile(r"<!-- share -->.*?<!-- /share -->\n?", re.DOTALL)
_NAME = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")


class Asked(Protocol):
    """What a request says of where it was sent."""

    protocol: str
    host: str


def origin(asked: Asked, public: str = "") -> str:
    """The server's address without a path: the public one if it is set, else as it was asked for.

    Nothing where the name asked for can be no host's.
    """
    if public:
        return public
    named = len(asked.host) <= LONGEST_HOST and _NAME.fullmatch(asked.host)
    return f"{asked.protocol}://{asked.host}" if named else ""


def bare(address: str) -> str:
    """An address without its path."""
    return "/".join(address.strip().split("/")[:3])


def addressed(html: str, here: str) -> str:
    """A page, or a piece of one, with the address `here` in the place of its signs.

    Without an address, what was to be shared is left out.
    """
    if HERE not in html and HOST not in html:
        return html
    if not here:
        return _SHARE.sub("", html)
    coded = _CODE.sub(lambda found: picture(here + found[1]), html)
    bare = here.partition("//")[2]
    return coded.replace(HERE, escape(here)).replace(HOST, escape(bare))


@lru_cache(maxsize=MOST_CODES)
def picture(address: str) -> str:
    """An address as a QR code, which stands in the page as SVG."""
    made = BytesIO()
    segno.make(address, error="l", micro=False).save(
        made, kind="svg", border=QR_BORDER, xmldecl=False, omitsize=True, dark="#000"
    )
    return made.getvalue().decode()
