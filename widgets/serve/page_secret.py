"""What a page knows and no log does: without it, a kernel's name alone opens no line to it.

It is sent where no address, referrer or log holds it: as the protocol that a line asks for, and as
the body of a goodbye.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from secrets import compare_digest, token_bytes

_KEY = token_bytes()
"""Of this server, for as long as it runs."""


def secret(kernel: str) -> str:
    """What is told to the page of a kernel, by the kernel's id: letters and digits."""
    return blake2b(kernel.encode(), key=_KEY, digest_size=32).hexdigest()


def knows(kernel: str, offered: Iterable[str]) -> bool:
    """Whether what was offered has a kernel's secret in it."""
    own = secret(kernel).encode()
    return any(compare_digest(own, each.encode()) for each in offered)
