"""Our own scripts and styles: read once, compressed once, at an address that changes with them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2s
from pathlib import Path

_MEDIA = {".css": "text/css", ".js": "text/javascript"}
_WIDGETS = Path(__file__).resolve().parent.parent
FILES = (
    _WIDGETS / "serve" / "static" / "pages.css",
    _WIDGETS / "serve" / "static" / "able.js",
    _WIDGETS / "serve" / "static" / "light.js",
    _WIDGETS / "ui" / "static" / "stage.css",
    _WIDGETS / "ui" / "static" / "stage.js",
    _WIDGETS / "ui" / "static" / "page.js",
    _WIDGETS / "ui" / "static" / "lit-html.js",
    _WIDGETS / "ui" / "static" / "charts.js",
    _WIDGETS / "ui" / "static" / "chart.umd.js",
    _WIDGETS / "serve" / "static" / "plots.js",
    _WIDGETS / "serve" / "static" / "door.css",
    _WIDGETS / "serve" / "static" / "door.js",
    _WIDGETS / "serve" / "static" / "frame.js",
    _WIDGETS / "serve" / "static" / "parts.js",
)


@dataclass(frozen=True, slots=True)
class File:
    """A file for the browser, as it is and compressed."""

    media: str
    plain: bytes
    packed: bytes


class Assets:
    """The files by name. `mark` is eight digits that change when any of them does."""

    def __init__(self, paths: Iterable[Path] = FILES) -> None:
        self._files = {path.name: _read(path) for path in paths}
        digest = blake2s(digest_size=4)
        for name, file in sorted(self._files.items()):
            digest.update(name.encode() + file.plain)
        self.mark = digest.hexdigest()

    def href(self, name: str = "") -> str:
        """A file's address below the server's own, or that of the folder."""
        return f"assets/{self.mark}/{name}"

    def file(self, name: str) -> File | None:
        """A file, if there is one of that name."""
        return self._files.get(name)


def _read(path: Path) -> File:
    plain = path.read_bytes()
    media = f"{_MEDIA[path.suffix]}; charset=utf-8"
    return File(media, plain, gzip.compress(plain, 9, mtime=0))
