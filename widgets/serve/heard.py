"""What a page of ours says to its kernel: made anew from what is needed of it, or nothing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from widgets.serve.limits import MOST_BUFFERS, MOST_PLAIN

MESSAGES = ("comm_msg", "kernel_info_request")
WIDE = ("comm_close", "comm_info_request", "comm_open")
"""What Voilà's own front end says besides: it looks for the widgets there are."""
CONTROL = "jupyter.widget.control"
"""The one thing it opens by itself: it asks for what all widgets are like by it."""
NAME = re.compile(r"[\w-]{1,64}", re.ASCII)
_TEXT = re.compile(r'"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
"""A text, or the beginning of one: there is one at every quotation mark, so none is read twice."""


@dataclass(frozen=True, slots=True)
class PageMessage:
    """A message: its name, by which the kernel answers it, and the whole of it.

    It is text, but for one that brings files along.
    """

    name: str
    text: str | bytes


def heard(message: str | bytes, *, wide: bool = False) -> PageMessage | None:
    """A message of ours, made anew from those of its parts that are needed; else nothing.

    Args:
        message: what came.
        wide: whether it comes from a page with Voilà's own front end, which may say more.
    """
    if isinstance(message, bytes):
        return _with_buffers(message) if wide else None
    if not _plain(message):
        return None
    try:
        said = json.loads(message)
        kind = said["header"]["msg_type"]
        if said["channel"] != "shell" or kind not in ((*MESSAGES, *WIDE) if wide else MESSAGES):
            return None
        content = _wide(kind, said["content"]) if wide else _content(said)
        head = {name: _name(said["header"][name]) for name in ("msg_id", "session")}
        metadata = _version(said) if kind == "comm_open" else {}
        return PageMessage(head["msg_id"], _anew({"msg_type": kind, **head}, content, metadata))
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None


def _with_buffers(message: bytes) -> PageMessage | None:
    """A message with files that a learner has chosen: their number, where each begins, and they.

    The text is the first of them. Jupyter would believe every number.
    """
    count = int.from_bytes(message[:4], "big")
    head = 4 * (count + 1)
    if not 1 <= count <= MOST_BUFFERS or len(message) < head:
        return None
    begins = [int.from_bytes(message[at : at + 4], "big") for at in range(4, head, 4)]
    if begins[0] != head or begins != sorted(begins) or begins[-1] > len(message):
        return None
    parts = [message[a:b] for a, b in pairwise([*begins, len(message)])]
    said = heard(parts[0].decode("utf-8", "replace"), wide=True)
    if said is None or isinstance(said.text, bytes):
        return None
    return PageMessage(said.name, _packed([said.text.encode(), *parts[1:]]))


def _packed(parts: list[bytes]) -> bytes:
    """Parts as one message, in Jupyter's way."""
    ends = accumulate((len(part) for part in parts), initial=4 * (len(parts) + 1))
    numbers = [len(parts), *[*ends][:-1]]
    return b"".join([*(number.to_bytes(4, "big") for number in numbers), *parts])


def _plain(message: str) -> bool:
    """Whether a message is short but for the texts in it. Looked through once, and never read."""
    if len(message) <= MOST_PLAIN:
        return True
    spared, end = MOST_PLAIN, 0
    for text in _TEXT.finditer(message):
        spared -= text.start() - end
        if spared < 0:
            return False
        end = text.end()
    return len(message) - end <= spared


def _content(said: dict[str, Any]) -> dict[str, Any]:
    """What a widget of ours is told; nothing where no widget is spoken to."""
    if said["header"]["msg_type"] != "comm_msg":
        return {}
    told = said["content"]["data"]
    if told["method"] != "custom" or not isinstance(told["content"], dict):
        raise ValueError("a page sets no part of a widget by itself")
    data = {"method": "custom", "content": told["content"]}
    return {"comm_id": _name(said["content"]["comm_id"]), "data": data}


def _wide(kind: str, content: object) -> dict[str, Any]:
    """What a kernel is told by Voilà's front end. No widget is made by a page."""
    if kind == "kernel_info_request":
        return {}
    if kind == "comm_info_request":
        return {"target_name": "jupyter.widget"}
    if not isinstance(content, dict) or not isinstance(data := content.get("data", {}), dict):
        raise ValueError("nothing that a widget is told")
    told = {"comm_id": _name(content["comm_id"]), "data": data}
    if kind != "comm_open":
        return told
    if content["target_name"] != CONTROL:
        raise ValueError("a page makes no widget by itself")
    return {**told, "target_name": CONTROL}


def _name(given: object) -> str:
    if not isinstance(given, str) or not NAME.fullmatch(given):
        raise ValueError("no name of ours")
    return given


def _version(said: dict[str, Any]) -> dict[str, str]:
    """Which protocol whoever opens something speaks."""
    return {"version": _name(said["metadata"]["version"].replace(".", "-")).replace("-", ".")}


def _anew(head: dict[str, str], content: dict[str, Any], metadata: dict[str, str]) -> str:
    """The message as text that can be written as UTF-8."""
    header = {**head, "username": "", "version": "5.3", "date": ""}
    told = {"channel": "shell", "header": header, "parent_header": {}, "metadata": metadata}
    said = {**told, "content": content, "buffers": []}
    text = json.dumps(said, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "replace").decode()
