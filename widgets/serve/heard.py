"""What a page of ours says to its kernel: made anew from what is needed of it, or nothing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from widgets.serve.limits import MOST_PLAIN

MESSAGES = ("comm_msg", "kernel_info_request")
NAME = re.compile(r"[\w-]{1,64}", re.ASCII)
_TEXT = re.compile(r'"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
"""A text, or the beginning of one: there is one at every quotation mark, so none is read twice."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message: its name, by which the kernel answers it, and the whole of it as text."""

    name: str
    text: str


def heard(message: str | bytes) -> Said | None:
    """A message of ours, made anew from those of its parts that are needed; else nothing."""
    if isinstance(message, bytes) or not _plain(message):
        return None
    try:
        said = json.loads(message)
        kind, content = said["header"]["msg_type"], _content(said)
        if said["channel"] != "shell" or kind not in MESSAGES:
            return None
        head = {name: _name(said["header"][name]) for name in ("msg_id", "session")}
        return Said(head["msg_id"], _anew({"msg_type": kind, **head}, content))
    except (KeyError, RecursionError, TypeError, ValueError):
        return None


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


def _name(given: object) -> str:
    if not isinstance(given, str) or not NAME.fullmatch(given):
        raise ValueError("no name of ours")
    return given


def _anew(head: dict[str, str], content: dict[str, Any]) -> str:
    """The message as text that can be written as UTF-8."""
    header = {**head, "username": "", "version": "5.3", "date": ""}
    told = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}}
    said = {**told, "content": content, "buffers": []}
    text = json.dumps(said, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "replace").decode()
