"""Law at the Door: lessons on lawful and unlawful debt collection, to practise.

In a notebook: `from widgets import lesson`, then `door = lesson("at-the-door", lang="zh")` and
`door.step("twins")`; or single pieces: `item`, `scenario`, `calculator`, `letter`,
`diary`, `article`, `law.find`, `channels`.
`ids` lists the names that they take.
`docs/teachers.md` shows each. Nothing is loaded until it is asked for, so that
`import widgets.core.learning.run` brings no screen along.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from widgets.content.library import Library
    from widgets.ui import law
    from widgets.ui.channels import channels
    from widgets.ui.ids import ids
    from widgets.ui.pieces import article, calculator, diary, item, lesson, letter, scenario

__all__ = [
    "Library",
    "article",
    "calculator",
    "channels",
    "diary",
    "ids",
    "item",
    "law",
    "lesson",
    "letter",
    "scenario",
]

_STANDS_IN = {
    "Library": "widgets.content.library",
    "article": "widgets.ui.pieces",
    "calculator": "widgets.ui.pieces",
    "channels": "widgets.ui.channels",
    "diary": "widgets.ui.pieces",
    "ids": "widgets.ui.ids",
    "item": "widgets.ui.pieces",
    "lesson": "widgets.ui.pieces",
    "letter": "widgets.ui.pieces",
    "scenario": "widgets.ui.pieces",
}


def __getattr__(name: str) -> Any:
    if name == "law":
        return import_module("widgets.ui.law")
    if name in _STANDS_IN:
        return getattr(import_module(_STANDS_IN[name]), name)
    raise AttributeError(f"module 'widgets' has no attribute {name!r}")
