"""The wheel alone: what it installs serves every page from an empty folder."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.deploy.front import Program
from tests.machine import ROOT, free_port
from tests.wire import Wire
from widgets.content.library import Library

SITES = "import site; print(site.getsitepackages()[0])"


def pip(python: Path | str, *given: str) -> None:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", *given]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python where the wheel is installed, with the packages it needs and without the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", ".", "--no-deps", "--no-build-isolation", "-w", str(folder))
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    (own,) = (folder / "venv" / "lib").glob("*/site-packages")
    needed = subprocess.check_output([sys.executable, "-c", SITES], text=True)
    (own / "needed.pth").write_text(needed)  # a path alone: its own .pth are not read
    pip(sys.executable, "--python", str(python), "install", "--no-deps", str(wheel))
    return python


@pytest.fixture(scope="module")
def alone(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """A server that was started in an empty folder."""
    port = free_port()
    command = [str(installed), "-m", "widgets.serve", f"--port={port}"]
    running = Program(command, port, tmp_path_factory.mktemp("empty"))
    running.answers("/card/zh")
    yield running
    running.end()


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path):
    said = [str(installed), "-c", "import widgets; print(widgets.__file__)"]
    found = subprocess.run(said, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert Path(found.strip()).is_relative_to(installed.parent.parent)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_home_page_lists_every_lesson(alone: Program, lang: str):
    with urlopen(f"{alone.address}/?lang={lang}") as answer:
        home = answer.read().decode()

    for path in (ROOT / "notebooks" / lang).glob("[0-9]*.ipynb"):
        assert f"/voila/render/{lang}/{path.name}" in home


def test_a_lesson_is_drawn_and_answers(alone: Program):
    async def learn() -> None:
        page = await Wire.open(f"{alone.address}/voila/render/en/01-at-the-door.ipynb")
        place = str(page.screens["before"].view["key"])
        item = Library.open().item(place.partition("/")[2])
        response = [*([item.verdict_key] if item.verdicts else []), *item.keys]
        await page.act(act="answer", at=place, response=response, sure="certain")
        await page.leave()

        assert place in page.stored[page.key]

    asyncio.run(learn())
