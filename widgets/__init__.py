"""Law at the Door: lessons on lawful and unlawful debt collection, to practise.

In a notebook: `from widgets import open_lesson`, then `open_lesson("at-the-door", lang="zh")`.
Nothing is loaded until it is asked for, so `import widgets.core.run` brings no screen along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from widgets.content.library import Library
    from widgets.ui.calculators import open_calculators
    from widgets.ui.law import open_law
    from widgets.ui.lesson import open_lesson

__all__ = ["Library", "open_calculators", "open_law", "open_lesson"]


def __getattr__(name: str) -> Any:
    if name == "open_lesson":
        from widgets.ui.lesson import open_lesson

        return open_lesson
    if name == "open_law":
        from widgets.ui.law import open_law

        return open_law
    if name == "open_calculators":
        from widgets.ui.calculators import open_calculators

        return open_calculators
    if name == "Library":
        from widgets.content.library import Library

        return Library
    raise AttributeError(f"module 'widgets' has no attribute {name!r}")
