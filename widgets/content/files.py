"""One YAML file into plain data, with the line of everything in it.

Every scalar stays text until a record types it: `3.85` is never a float and `no` stays a word.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from widgets.core.errors import ContentError, Fault

Place = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_VARIABLE = "LAW_AT_THE_DOOR_DATA"


def data_root() -> Path:
    """The folder of the content: `$LAW_AT_THE_DOOR_DATA`, else the wheel's, else the checkout's."""
    named = os.environ.get(_VARIABLE)
    package = Path(__file__).resolve().parent.parent
    candidates = [Path(named)] if named else [package / "_data", package.parent / "data"]
    for candidate in candidates:
        if (candidate / "strings.yaml").is_file():
            return candidate
    looked = f"${_VARIABLE}" if named else "data"  # a page tells it: no folder of the machine
    raise ContentError((Fault(looked, 1, f"no content here: set {_VARIABLE} to the data folder"),))


@dataclass(slots=True)
class Source:
    """A file's data, or a part's, and the line on which each place in it stands.

    `first` is the line of the file on which the part starts.
    """

    name: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict)
    first: int = 1

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing that holds it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, place: Place, what: str) -> Fault:
        """A fault at a place, naming the place as an author would."""
        path = ".".join(str(part) for part in place)
        return Fault(self.name, self.line(place), f"{path}: {what}" if path else what)


def read_source(path: Path, root: Path) -> Source:
    """A file as plain data.

    Raises:
        ContentError: it is not UTF-8, not YAML, or a key stands twice.
    """
    name = _name(path, root)
    node = _compose(_text(path, name), name)
    if node is None:
        raise ContentError((Fault(name, 1, "the file is empty"),))
    return _source(name, node, (), 1)


class Entries:
    """The entries of a list file, each parsed when it is asked for, by its first key.

    A register file is long and a lesson cites a few of its entries: the file is cut at the
    lines on which its entries start, and only what is asked for is parsed.
    """

    def __init__(self, path: Path, root: Path, key: str, above: Place = ()) -> None:
        self._name = _name(path, root)
        self._text = _text(path, self._name)
        self._above = above
        starts = re.compile(rf"^ *- {key}: *[\"']?([^\"'\n#]+?)[\"']? *$", re.MULTILINE)
        found = list(starts.finditer(self._text))
        ends = [*(match.start() for match in found[1:]), len(self._text)][: len(found)]
        self._spans = {
            match.group(1): (i, match.start(), end)
            for i, (match, end) in enumerate(zip(found, ends, strict=True))
        }

    def __contains__(self, name: str) -> bool:
        return name in self._spans

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def source(self, name: str) -> tuple[Source, Place]:
        """One entry's plain data with its lines, and its place in the file.

        Raises:
            ContentError: the entry is not YAML, or a key stands twice.
        """
        i, start, end = self._spans[name]
        line = self._text.count("\n", 0, start) + 1
        node = _compose(self._text[start:end], self._name, line)
        place = (*self._above, i)
        return _source(self._name, node.value[0], place, line), place


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:  # as a whole it names the file as the machine has it
        raise ContentError((Fault(name, 1, f"cannot be read: {error.strerror}"),)) from error
    except UnicodeDecodeError as error:
        raise ContentError((Fault(name, 1, f"cannot be read: {error}"),)) from error


def _compose(text: str, name: str, first: int = 1) -> Any:
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first if error.problem_mark else first
        raise ContentError((Fault(name, line, f"not YAML: {error.problem}"),)) from error
    except yaml.YAMLError as error:
        raise ContentError((Fault(name, first, f"cannot be read: {error}"),)) from error


def _source(name: str, node: yaml.Node, place: Place, first: int) -> Source:
    source, faults = Source(name, None, first=first), list[Fault]()
    source.lines = {place[:n]: first for n in range(len(place))}
    source.data = _plain(node, place, source, faults)
    if faults:
        raise ContentError(tuple(faults))
    return source


def _plain(node: yaml.Node, place: Place, source: Source, faults: list[Fault]) -> Any:
    source.lines[place] = node.start_mark.line + source.first
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in found:
                what = f"{key.value!r} stands twice"
                faults.append(Fault(source.name, key.start_mark.line + source.first, what))
            found[key.value] = _plain(value, (*place, key.value), source, faults)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, (*place, i), source, faults) for i, each in enumerate(node.value)]
    return node.value
