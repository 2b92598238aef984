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

from widgets.content.misread import lost, why
from widgets.core.errors import ContentError, Fault, Place

Map = dict[str, object]
# Scalars stay text, so that nothing need be found out about what they look like.
_Loader = type(
    "_Loader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {"yaml_implicit_resolvers": {}}
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
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
class SourceFile:
    """A file's data, or a part's, and the line on which each place in it stands.

    `first` is the line of the file on which the part starts. `beside` names the file in which
    the rows of a part stand, such as the table of a published history.
    """

    name: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict)
    first: int = 1
    beside: dict[str, str] = field(default_factory=dict)
    _maps: list[tuple[Place, Map]] = field(default_factory=list, repr=False, compare=False)

    @property
    def maps(self) -> list[tuple[Place, Map]]:
        """Every mapping in the data, with its place."""
        if not self._maps:
            _collect(self.data, (), self._maps)
        return self._maps

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing that holds it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, place: Place, what: str) -> Fault:
        """A fault at a place, naming the place as an author would."""
        table = self.beside.get(str(place[0])) if place else None
        path = ".".join(str(part) for part in (place[2:] if table else place))
        line = self.line(place)
        return Fault(table or self.name, line, f"{path}: {what}" if path else what)


def read_source(path: Path, root: Path) -> SourceFile:
    """A file as plain data.

    Raises:
        ContentError: it is not UTF-8, not YAML, or a key stands twice.
    """
    name = _name(path, root)
    text = read_text(path, root)
    node = _compose(text, name)
    if node is None:
        raise ContentError((Fault(name, 1, "the file is empty"),))
    return _source(SourceFile(name, None), text, node, ())


def read_text(path: Path, root: Path) -> str:
    """The text of a file.

    Raises:
        ContentError: it cannot be read, or is not text in UTF-8; says what it was saved as.
    """
    name = _name(path, root)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ContentError((Fault(name, 1, f"cannot be read: {error.strerror}"),)) from error
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        what = f"cannot be read: {_saved_as(raw)}: save it as UTF-8"
        raise ContentError((Fault(name, 1, what),)) from error


def _saved_as(raw: bytes) -> str:
    if raw.startswith(_UTF16):
        return "it was saved as UTF-16 (Notepad calls it Unicode)"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "it is not text"
    return "it is not text" if b"\0" in raw else "it was saved as GBK (Notepad calls it ANSI)"


class Entries:
    """The entries of a list file, each parsed when it is asked for, by its first key.

    A register file is long and a lesson cites a few of its entries: the file is cut at the
    lines on which its entries start, and only what is asked for is parsed.
    """

    def __init__(self, path: Path, root: Path, key: str, above: Place = ()) -> None:
        self._name = _name(path, root)
        self._text = read_text(path, root)
        self._above = above
        starts = re.compile(rf"^ *- {key}: *[\"']?([^\"'\n#]*[^\"'\n# ])[\"']? *$", re.MULTILINE)
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

    def source(self, name: str) -> tuple[SourceFile, Place]:
        """One entry's plain data with its lines, and its place in the file.

        Raises:
            ContentError: the entry is not YAML, or a key stands twice.
        """
        i, start, end = self._spans[name]
        line = self._text.count("\n", 0, start) + 1
        text = self._text[start:end]
        node = _compose(text, self._name, line)
        place = (*self._above, i)
        return _source(SourceFile(self._name, None, first=line), text, node.value[0], place), place


def _collect(data: object, place: Place, found: list[tuple[Place, Map]]) -> None:
    if isinstance(data, dict):
        found.append((place, data))
        for key, value in data.items():
            _collect(value, (*place, key), found)
    elif isinstance(data, list):
        for i, value in enumerate(data):
            _collect(value, (*place, i), found)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _compose(text: str, name: str, first: int = 1) -> Any:
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line, what = why(text, error)
        raise ContentError((Fault(name, line + first, what),)) from error
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + first
        what = f"a character that cannot be seen stands here (U+{error.character:04X}): delete it"
        raise ContentError((Fault(name, line, what),)) from error


def _source(source: SourceFile, text: str, node: yaml.Node, place: Place) -> SourceFile:
    faults = list[Fault]()
    source.lines = {place[:n]: source.first for n in range(len(place))}
    source.data = _plain(text, node, place, source, faults)
    if faults:
        raise ContentError(tuple(faults))
    return source


def _plain(
    text: str, node: yaml.Node, place: Place, source: SourceFile, faults: list[Fault]
) -> Any:
    source.lines[place] = node.start_mark.line + source.first
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in found:
                what = f"{key.value!r} stands twice"
                faults.append(Fault(source.name, key.start_mark.line + source.first, what))
            within = (*place, key.value)
            found[key.value] = _plain(text, value, within, source, faults)
            source.lines[within] = key.start_mark.line + source.first
        return found
    if isinstance(node, yaml.SequenceNode):
        entries = enumerate(node.value)
        return [_plain(text, each, (*place, i), source, faults) for i, each in entries]
    if isinstance(node, yaml.ScalarNode) and not node.style:
        what = lost(text, node, place[-1] if place else "")
        faults += [source.fault(place, what)] if what else []
    return node.value
