"""Joins a module of ours with all that it imports into one text, and style sheets likewise.

A widget's module is loaded from a blob, where an import by relative path finds nothing; and a page
asks for one file where it would ask for twenty.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

_IMPORT = re.compile(r"^import\s*\{([^{}]*)\}\s*from\s*[\"'](\.[\w./-]+)[\"'];?$", re.MULTILINE)
_RELATIVE = re.compile(r"^import\b[^;]*?[\"'](\.[\w./-]+)[\"'];?$", re.MULTILINE)
_DECLARED = re.compile(
    r"^export (?=(?:async function|function|class|const) ([\w$]+))", re.MULTILINE
)
_LISTED = re.compile(r"export\s*\{([^{}]*)\}\s*;?\s*\Z")
_COMMENT = re.compile(r"^ */\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_MODULE = re.compile(r"^(?:import|export)\b", re.MULTILINE)
_ASIDE = re.compile(r"^ *//.*\n|^ +", re.MULTILINE)
_REMARK = re.compile(r"^ */\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_STYLE = re.compile(r"^@import \"([\w./-]+)\";$", re.MULTILINE)


def joined_script(path: Path, apart: Collection[str] = ()) -> str:
    """A module's text after the texts of all modules that it imports, each in a scope of its own.

    Comments that begin with `/**`, or have lines of their own, are left out, and so is what lines
    are set in by; a licence begins with `/*` and stays. What neither imports nor exports once it is
    joined is a plain script, in a scope of its own too.

    Args:
        path: the module; what it exports stays exported.
        apart: names of modules that are not joined: imports of them stay as they are.

    Raises:
        ValueError: an import that is not `import {...} from "./<name>"`, or that comes back to a
            module which waits for it; a module joined that exports nothing.
    """
    inside: dict[Path, str] = {}
    text = _linked(path, frozenset(apart), inside, ())
    whole = _ASIDE.sub("", _COMMENT.sub("", "".join(inside.values()) + text))
    return f"(() => {{\n{whole}}})();\n" if inside and not _MODULE.search(text) else whole


def joined_style(path: Path) -> str:
    """A style sheet with the sheets that it names by `@import "<name>";` in their places.

    Comments that have lines of their own are left out, and what lines are set in by.
    """
    text = _ASIDE.sub("", _REMARK.sub("", path.read_text(encoding="utf-8")))
    return _STYLE.sub(lambda found: joined_style(path.parent / found[1]), text)


def _linked(
    path: Path, apart: frozenset[str], inside: dict[Path, str], waiting: tuple[Path, ...]
) -> str:
    """The module's text, its imports taken from `inside`, to which what is missing is added."""
    if path in waiting:
        round_ = " → ".join(each.name for each in (*waiting[waiting.index(path) :], path))
        raise ValueError(f"modules import each other in a round, which cannot be joined: {round_}")

    def taken(found: re.Match[str]) -> str:
        other = (path.parent / found[2]).resolve()
        if other.name in apart:
            return found[0]
        if other not in inside:
            text = _linked(other, apart, inside, (*waiting, path))
            inside[other] = _scoped(other, text)
        return f"const {{ {_members(found[1], outward=False)} }} = {_scope(other)};"

    text = _IMPORT.sub(taken, path.read_text(encoding="utf-8"))
    for found in _RELATIVE.finditer(text):
        if Path(found[1]).name not in apart:
            raise ValueError(f'{path.name}: write `import {{...}} from "..."`, not `{found[0]}`')
    return text


def _scoped(path: Path, text: str) -> str:
    """A module as a function that is called once and gives what the module exports."""
    listed = _LISTED.search(text)
    members = [_members(listed[1], outward=True)] if listed else []
    body = text[: listed.start()] if listed else text
    members += _DECLARED.findall(body)
    if not members:
        raise ValueError(f"{path.name} exports nothing by name: nothing to take from it")
    body = _DECLARED.sub("", body)
    return f"const {_scope(path)} = (() => {{\n{body}\nreturn {{ {', '.join(members)} }};\n}})();\n"


def _scope(path: Path) -> str:
    """What a module that is joined is called."""
    return "$" + re.sub(r"\W", "_", path.stem)


def _members(names: str, *, outward: bool) -> str:
    """`a as b, c` as the members of an object given out (`b: a, c`) or taken apart (`a: b, c`)."""
    members = []
    for name in filter(None, (each.strip() for each in names.split(","))):
        first, _, second = (part.strip() for part in name.partition(" as "))
        members.append(
            ": ".join((second, first) if outward else (first, second)) if second else first
        )
    return ", ".join(members)
