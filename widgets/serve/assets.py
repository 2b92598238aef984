"""Our own scripts and styles: read once, compressed once, at an address that changes with them."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s
from pathlib import Path

from widgets.content.bundle import joined_script, joined_style

MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_WIDGETS = Path(__file__).resolve().parent.parent
FILES = (
    _WIDGETS / "serve" / "static" / "pages.css",
    _WIDGETS / "serve" / "static" / "able.js",
    _WIDGETS / "serve" / "static" / "light.js",
    _WIDGETS / "ui" / "static" / "stage.css",
    _WIDGETS / "ui" / "static" / "stage.js",
    _WIDGETS / "ui" / "static" / "charts.js",
    _WIDGETS / "ui" / "static" / "chart.umd.js",
    _WIDGETS / "serve" / "static" / "plots.js",
    _WIDGETS / "serve" / "static" / "door.css",
    _WIDGETS / "serve" / "static" / "door.js",
    _WIDGETS / "serve" / "static" / "frame.js",
    _WIDGETS / "serve" / "static" / "shared.js",
    _WIDGETS / "serve" / "static" / "home.js",
    _WIDGETS / "serve" / "static" / "course.js",
    _WIDGETS / "serve" / "static" / "parts.js",
    _WIDGETS / "serve" / "static" / "class.css",
    _WIDGETS / "serve" / "static" / "class.js",
    _WIDGETS / "serve" / "static" / "lead.js",
    _WIDGETS / "serve" / "static" / "stock.css",
    _WIDGETS / "serve" / "static" / "stock.js",
    _WIDGETS / "serve" / "static" / "share-zh.png",
    _WIDGETS / "serve" / "static" / "share-en.png",
)
OURS = {path.name: path for path in FILES}
"""Each is joined with what it imports and is not here itself, which is so many requests less."""


@dataclass(frozen=True)
class File:
    """A file for the browser, as it is and, once that has been asked for, compressed."""

    media: str
    plain: bytes

    @cached_property
    def packed(self) -> bytes:
        """The file, compressed as much as can be."""
        return gzip.compress(self.plain, 9, mtime=0)


class Assets:
    """The files by name. `mark` is eight digits that change when any of them does.

    Args:
        paths: the path of each file, by the name that an address has for it.
        folder: what their addresses begin with.
    """

    def __init__(self, paths: Mapping[str, Path] = OURS, folder: str = "assets") -> None:
        self._folder = folder
        self._files = {name: _read(path) for name, path in paths.items()}
        digest = blake2s(digest_size=4)
        for name, file in sorted(self._files.items()):
            digest.update(name.encode() + file.plain)
        self.mark = digest.hexdigest()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files."""
        return tuple(self._files)

    def href(self, name: str = "") -> str:
        """A file's address below the server's own, or that of the folder."""
        return f"{self._folder}/{self.mark}/{name}"

    def file(self, name: str) -> File | None:
        """A file, if there is one of that name."""
        return self._files.get(name)


def _read(path: Path) -> File:
    media = MEDIA[path.suffix]
    if path not in FILES or path.suffix == ".png":
        return File(media, path.read_bytes())
    text = joined_style(path) if path.suffix == ".css" else joined_script(path, OURS)
    return File(media, text.encode())
