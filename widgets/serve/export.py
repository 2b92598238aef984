"""`python -m widgets.serve.export FOLDER [ADDRESS]`: what needs no kernel, for others to send.

Home pages, cards, the page to leave to, the page for what failed, and scripts and styles under
their marks; each also compressed, as `name.gz`. A web server that holds them shows the card even
while no server of ours runs. With the ADDRESS by which others reach it, such as
https://law.example.org, the pages say where they are found, as those do that our server sends.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from widgets.content.library import Library
from widgets.core.text import LANGS
from widgets.serve import pages
from widgets.serve.app import NOTEBOOKS
from widgets.serve.assets import FILES, Assets
from widgets.serve.home import home
from widgets.serve.notebook_index import NotebookIndex
from widgets.serve.sharing import addressed, bare
from widgets.serve.site import Site


def main() -> None:
    """Write the files; with no folder named, say how."""
    match sys.argv[1:]:
        case [folder, *address] if len(address) <= 1:
            export(Path(folder), *address)
        case _:
            sys.exit(__doc__)


def export(folder: Path, address: str = "") -> None:
    """Writes every file that can be written ahead; `address` is where they will be found.

    Assets of earlier versions stay: a page opened before may still ask for them.
    """
    assets = Assets()
    site = Site(Library.open(), NotebookIndex(NOTEBOOKS), asset=assets.href)
    for name, text in _files(site, assets, bare(address)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path.with_name(f"{path.name}.gz"), gzip.compress(text, 9, mtime=0))
        _write(path, text)


def _files(site: Site, assets: Assets, here: str) -> Iterator[tuple[str, bytes]]:
    for path in FILES:
        file = assets.file(path.name)
        if file is not None:
            yield assets.href(path.name), file.plain
    yield "failed.html", pages.lost(site, LANGS[0], failed=True).encode()
    for lang in LANGS:
        yield f"home/{lang}.html", addressed(home(site, lang), here).encode()
        yield f"card/{lang}.html", addressed(pages.card(site, lang), here).encode()
        yield f"tea/{lang}.html", pages.tea(site, lang).encode()


def _write(path: Path, text: bytes) -> None:
    """Puts a file in place at once, so that nobody is sent half of one."""
    half = path.with_name(f".{path.name}.new")
    half.write_bytes(text)
    half.chmod(0o644)
    half.replace(path)


if __name__ == "__main__":
    main()
