"""Why a file is not YAML, or not the text it seems to be, in an author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import yaml

from widgets.core.text import LANGS

WIDE_COLON = "a full-width ： stands here: write : and a space"
CURLY = '“ ” are no quotes to this file: put " " around the text'
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CUT = "from the # on this is a comment and not text: put quotes around the text"
MARK = "a text cannot begin with {!r}: put quotes around it"

_BACK = 12
_WIDE = "[\\u00a0\\u2000-\\u200b\\u3000]"
_BEGINS_WIDE = re.compile(_WIDE)
_KEY = r"\s*(?:- +)?[\"']?[\w-]+[\"']?"
_BEGINS_KEY = re.compile(_KEY)
_VALUE = rf"{_KEY}: +"
# What stands on the line on which a file cannot be read, or on one before it.
_BEFORE = (
    (re.compile(r" *\t"), "a tab stands before the text: use spaces"),
    (re.compile(rf"[ \t]*{_WIDE}"), "a full-width space stands before the text: use spaces"),
    (re.compile(rf"{_KEY}\s*："), WIDE_COLON),
    (re.compile(rf"{_KEY}:{_WIDE}"), "a full-width space follows the colon: use a space"),
    (
        re.compile(r"\s*(?:- +)?[a-z_]+:[^\s\"'\[{/]"),
        "there is no space after the colon: add one",
    ),
)
_HERE = (
    (re.compile(rf"{_VALUE}[“”‘’].*: "), CURLY),
    (
        re.compile(rf"{_VALUE}'(?:[^']|'')*'\s*[^\s#,}}\]]"),
        'the \' ends the text here: put " " around it',
    ),
    (
        re.compile(rf"{_VALUE}\"(?:[^\"\\]|\\.)*\"\s*[^\s#,}}\]]"),
        "the text goes on after its closing quote: write “ ” for quotes inside a text",
    ),
    (
        re.compile(rf"{_VALUE}[^\s\"'{{].*: "),
        "a colon stands in a text: put quotes around the text",
    ),
)
_CUT = re.compile(r"\s*+[^#\"'\s][^#\"']*+(?<=\s)#")
_COMMENT = re.compile(r"[ \t]+#")
_RESERVED = re.compile(rf"{_VALUE}(?:\{{(?:zh|en): *)?([%@`*&!>|\]\}}?-]|\[(?=.*\]))")
_SWALLOWED = re.compile(r"\n[^\S\n]*(?:- +)?[\w-]+: ")


def why(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The line to mend, counted from 0, and what stands there."""
    lines = text.splitlines() or [""]
    at = min(error.problem_mark.line, len(lines) - 1) if error.problem_mark else 0
    return next(_reasons(text, lines, at, error))


def lost(text: str, node: yaml.ScalarNode, key: str | int) -> str:
    """What takes a part of an unquoted text away unseen: a comment, an anchor or a tag."""
    first = text[node.start_mark.index : node.start_mark.index + 1]
    if first in ("&", "!"):
        return MARK.format(first)
    words = key in LANGS or " " in node.value or not node.value.isascii()
    return CUT if words and _COMMENT.match(text, node.end_mark.index) else ""


def of_key(name: str) -> str:
    """What is odd about a name that is no key, or nothing."""
    if "：" in name:
        return WIDE_COLON
    if _BEGINS_WIDE.match(name):
        return f"a full-width space stands before {name.strip()!r}: use spaces"
    if any(mark in name for mark in "“”‘’"):
        return f"a text was cut at its comma: {CURLY}"
    return ""


def _reasons(
    text: str, lines: list[str], at: int, error: yaml.MarkedYAMLError
) -> Iterator[tuple[int, str]]:
    for n in range(at, max(-1, at - _BACK), -1):
        yield from ((n, what) for told, what in _BEFORE if told.match(lines[n]))
    quote = _open_quote(text, error)
    if quote is not None:
        yield quote, "a quote opens here and is not closed: close it where the text ends"
    yield from ((at, what) for told, what in _HERE if told.match(lines[at]))
    yield from ((n, CUT) for n in (at - 1, at) if n >= 0 and _CUT.match(lines[n]))
    reserved = _RESERVED.match(lines[at])
    if reserved:
        yield at, MARK.format(reserved[1])
    yield from _unfinished(lines, at, error)
    yield at, f"not YAML: {error.problem}: look at this line and the one before"


def _unfinished(
    lines: list[str], at: int, error: yaml.MarkedYAMLError
) -> Iterator[tuple[int, str]]:
    if "flow" in (error.context or ""):
        for n in range(at, -1, -1):
            for mark, end in ("[]", "{}"):
                if lines[n].count(mark) > lines[n].count(end):
                    yield (
                        n,
                        f"the {mark} that opens here is not closed, or a comma is missing: {end}",
                    )
    if "escape" in (error.problem or ""):
        yield at, r'in " " a \ begins a special character: write \\'
    before = next((line for line in reversed(lines[:at]) if line.strip()), "")
    deep, above = (len(line) - len(line.lstrip()) for line in (lines[at], before))
    if deep != above and _BEGINS_KEY.match(lines[at]):
        told = f"this line begins {deep} spaces in and the one before {above}"
        yield at, f"{told}: what belongs together begins at the same place"


def _open_quote(text: str, error: yaml.MarkedYAMLError) -> int | None:
    """The line of a quote that was not closed, and swallowed the keys below it."""
    if error.context_mark and "quoted scalar" in (error.context or ""):
        return None if "escape" in (error.problem or "") else error.context_mark.line
    found, end = None, error.problem_mark.index if error.problem_mark else len(text)
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=_Loader):
            if token.start_mark.index >= end:
                break
            held = text[token.start_mark.index : token.end_mark.index]
            if held[:1] in ("'", '"') and _SWALLOWED.search(held):
                found = token.start_mark.line
    return found
