"""Voilà's own front end, for notebooks with widgets of others: its files, and what it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from voila.paths import collect_static_paths
from voila.utils import get_voila_labextensions_path

from widgets.serve.assets import MEDIA, Assets

EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)
"""The extensions of JupyterLab that draw widgets. No other is loaded, whatever is installed."""
OWN_MATHJAX = {"fullMathjaxUrl": None, "mathjaxConfig": None}
"""Has Voilà take the MathJax that it brings along, and none from another host."""
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src data: blob:; "
    "connect-src 'self' blob: data: ws://{host} wss://{host}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""What a page with it may fetch. Code within a page does not run, whoever has put it there."""
_UNUSED = ("require.min.js",)
_TOLD = ("appVersion", "appUrl", "themesUrl", "extensionConfig", "progressiveRendering")


class Stock:
    """The files of Voilà's front end and of the extensions, and the settings that name them.

    Args:
        base: the address of the site, with a slash at its end.
    """

    def __init__(self, base: str) -> None:
        self.assets = Assets(dict(_files()), "stock")
        self._files = f"{base}{self.assets.href()}"

    def told(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """What the template needs: where the files are, and the settings for the front end.

        Args:
            given: the settings that Voilà would put into the page.
        """
        extensions = [each for each in given["federated_extensions"] if each["name"] in EXTENSIONS]
        config = {
            **OWN_MATHJAX,
            **{name: given[name] for name in _TOLD if name in given},
            "federated_extensions": extensions,
            "fullStaticUrl": f"{self._files}voila",
            "fullLabextensionsUrl": f"{self._files}extensions",
            "terminalsAvailable": False,
        }
        return {"files": self._files, "config": config}


def _files() -> Iterator[tuple[str, Path]]:
    """Every file that may be asked for, by its name in an address."""
    for folder in reversed(collect_static_paths(["voila", "nbconvert"], "lab")):
        for path in _served(Path(folder)):
            if path.name not in _UNUSED:
                yield f"voila/{path.name}", path
    for root in reversed(get_voila_labextensions_path()):
        for extension in EXTENSIONS:
            folder = Path(root, extension)
            for path in _served(folder / "static"):
                yield f"extensions/{extension}/{path.relative_to(folder).as_posix()}", path


def _served(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in MEDIA)
