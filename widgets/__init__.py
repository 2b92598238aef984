"""Law at the Door: lessons on lawful and unlawful debt collection, to practise.

In a notebook: `from widgets import open_lesson`, then `open_lesson("at-the-door", lang="zh")`; or
single pieces: `item`, `scenario`, `calculator`, `article`. `docs/teachers.md` shows each.
Nothing is loaded until it is asked for, so `import widgets.core.run` brings no screen along.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from widgets.content.library import Library
    from widgets.ui.calculators import open_calculators
    from widgets.ui.law import open_law
    from widgets.ui.lesson import open_lesson
    from widgets.ui.pieces import article, calculator, item, scenario

__all__ = [
    "Library",
    "article",
    "calculator",
    "item",
    "open_calculators",
    "open_law",
    "open_lesson",
    "scenario",
]

_STANDS_IN = {
    "Library": "widgets.content.library",
    "article": "widgets.ui.pieces",
    "calculator": "widgets.ui.pieces",
    "item": "widgets.ui.pieces",
    "open_calculators": "widgets.ui.calculators",
    "open_law": "widgets.ui.law",
    "open_lesson": "widgets.ui.lesson",
    "scenario": "widgets.ui.pieces",
}


def __getattr__(name: str) -> Any:
    if name in _STANDS_IN:
        return getattr(import_module(_STANDS_IN[name]), name)
    raise AttributeError(f"module 'widgets' has no attribute {name!r}")
