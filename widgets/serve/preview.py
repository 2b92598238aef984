"""What an author has written, as a page that draws itself anew when a file is saved.

`python -m widgets.serve.preview item door-a1` (or `scenario`, `lesson`, `article`) serves it on
this machine alone, without a kernel.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from tornado.web import Application

from widgets.content.files import data_root
from widgets.content.layout import fingerprint
from widgets.content.library import Library
from widgets.content.proof import KINDS, AuthorPreview, proofs
from widgets.core.errors import ContentError, LabError
from widgets.serve.base_handler import BaseHandler

IP, PORT = "127.0.0.1", "8867"
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
_HERE = Path(__file__).resolve().parent
_MEDIA = {"preview.css": "text/css", "preview.js": "text/javascript"}


class Proofs(BaseHandler):
    """The page of what was asked for, read anew each time."""

    def initialize(self, root: Path, kind: str, name: str) -> None:
        """Takes the folder of the content and what to show of it."""
        self.root, self.kind, self.name = root, kind, name

    def set_default_headers(self) -> None:
        """Lets the browser fetch nothing but our own."""
        super().set_default_headers()
        self.set_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        self.set_header("Cache-Control", "no-store")

    def get(self) -> None:
        """The page, or what is at fault in place of it."""
        self.write(page(self.root, self.kind, self.name))


class PreviewVersion(BaseHandler):
    """A number that changes with the files, for the page to ask after."""

    def initialize(self, root: Path) -> None:
        """Takes the folder of the content."""
        self.root = root

    def get(self) -> None:
        """The number as it is now."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/plain")
        self.write(str(fingerprint(self.root)))


class Static(BaseHandler):
    """The page's own style and script."""

    def get(self, name: str) -> None:
        """One of the two files."""
        self.set_header("Content-Type", _MEDIA[name])
        self.write((_HERE / "static" / name).read_bytes())


def page(root: Path, kind: str, name: str) -> str:
    """What an author has written, as it stands in the files now."""
    before, shown, faults = fingerprint(root), tuple[AuthorPreview, ...](), tuple[str, ...]()
    try:
        shown = proofs(Library(root), kind, name)
    except ContentError as error:
        faults = tuple(map(str, error.faults))
    return _template().render(title=name, mark=before, proofs=shown, faults=faults, folder=root)


def served(root: Path, kind: str, name: str) -> Application:
    """The page, its style and script, and the number it asks after."""
    asked = {"root": root, "kind": kind, "name": name}
    return Application(
        [
            (r"/", Proofs, asked),
            (r"/mark", PreviewVersion, {"root": root}),
            (r"/(preview\.(?:css|js))", Static),
        ]
    )


async def serve(application: Application, port: int) -> None:
    """Serves on this machine until stopped."""
    application.listen(port, IP)
    await asyncio.Event().wait()


def main(arguments: Sequence[str]) -> int:
    """Serve a proof until stopped; 1 where there is nothing of that name, or no such port."""
    kind, name, port = (*arguments, PORT)[:3] if len(arguments) > 1 else ("", "", PORT)
    try:
        root = data_root()
        if kind not in KINDS or not name:
            raise LabError("make preview ITEM=door-a1, or SCENARIO=, LESSON= or ARTICLE=")
        proofs(Library(root), kind, name)  # refused before anything is served
        print(f"http://{IP}:{port}/ shows {name}, anew whenever a file is saved; Ctrl-C ends it")
        asyncio.run(serve(served(root, kind, name), int(port)))
    except (LabError, OSError, ValueError) as error:
        print(error)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("preview.html")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
