"""What all screens of a kernel share: the module that draws them, and its style, sent once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import ipywidgets as ipw  # type: ignore[import-untyped]  # it brings no types
import traitlets

from widgets.content.bundle import joined_script, joined_style

STATIC = Path(__file__).parent / "static"


class Shared(ipw.Widget):  # type: ignore[misc]  # it brings no types
    """A hidden widget; `static/loader.js` takes from it what draws a screen."""

    source = traitlets.Unicode().tag(sync=True)
    style = traitlets.Unicode().tag(sync=True)


_made: list[Shared] = []


def shared() -> Shared:
    """The one of this kernel, made when the first screen is, and anew where it was closed."""
    if not _made or _made[-1].comm is None:
        source, style = drawing()
        _made[:] = [Shared(source=source, style=style)]
    return _made[-1]


@cache
def drawing() -> tuple[str, str]:
    """The module that draws every screen, and its style: joined once."""
    return joined_script(STATIC / "stage.js"), joined_style(STATIC / "stage.css")
