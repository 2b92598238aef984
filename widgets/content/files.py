"""One YAML file into plain data, with the line of everything in it.

Every scalar stays text until a record types it: `3.85` is never a float and `no` stays a word.
"""

from __future__ import annotations

import os
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
    looked = ", ".join(str(candidate) for candidate in candidates)
    raise ContentError((Fault(looked, 1, f"no content here: set {_VARIABLE} to the data folder"),))


@dataclass(slots=True)
class Source:
    """A file's data, and the line on which each place in it stands."""

    name: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict)

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
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise ContentError((Fault(name, line, f"not YAML: {error.problem}"),)) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ContentError((Fault(name, 1, f"cannot be read: {error}"),)) from error
    source, faults = Source(name, None), list[Fault]()
    if node is None:
        raise ContentError((Fault(name, 1, "the file is empty"),))
    source.data = _plain(node, (), source, faults)
    if faults:
        raise ContentError(tuple(faults))
    return source


def _plain(node: yaml.Node, place: Place, source: Source, faults: list[Fault]) -> Any:
    source.lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in found:
                what = f"{key.value!r} stands twice"
                faults.append(Fault(source.name, key.start_mark.line + 1, what))
            found[key.value] = _plain(value, (*place, key.value), source, faults)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, (*place, i), source, faults) for i, each in enumerate(node.value)]
    return node.value
