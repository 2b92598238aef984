"""What a browser kept, or a file of it: looked through before it is parsed."""

from __future__ import annotations

import json
import re
from typing import Any

from widgets.core.reading.visible import whole

LONGEST = 2_000_000
"""The longest text that is taken, in characters; `page.js` sends no longer one."""
DEEPEST = 8
"""How deep lists and objects may lie in each other: what is kept needs four."""
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""Half a character as JSON writes it, be it one of two that belong together."""
_SIGN = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|[\[\]{}]', re.DOTALL)


def kept(text: str) -> dict[str, Any] | None:
    """The object that a text holds; None where it is too long, lies too deep, or holds none."""
    if len(text) > LONGEST or _is_deep(text):
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def read_json(text: str) -> Any:
    """What a JSON text holds, with a question mark for half a character: none can be sent on.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it lies too deep.
    """
    found = json.loads(text)
    if not _HALF.search(text):
        return found
    return json.loads(whole(json.dumps(found, ensure_ascii=False)))


def _is_deep(text: str) -> bool:
    depth = 0
    for sign in _SIGN.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(sign[0], 0)
        if depth > DEEPEST:
            return True
    return False
