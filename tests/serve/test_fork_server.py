from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys

import pytest

from tests.serve.served import PATIENCE, alive, until
from widgets.content.library import Library
from widgets.core.errors import ContentError
from widgets.core.text import LANGS
from widgets.serve import fork_server as nest_module

# What the cells of every notebook of ours load that the fork server has not: nothing of ours.
LOADED = """
import json, sys
from pathlib import Path
from widgets.serve import app, fork_server
fork_server._load()
had = set(sys.modules)
for path in sorted((app.NOTEBOOKS / "en").glob("*.ipynb")):
    cells, held = json.loads(path.read_text(encoding="utf-8"))["cells"], {}
    for cell in cells if path.name != "for-teachers.ipynb" else ():
        if cell["cell_type"] == "code" and "lab" not in cell["metadata"].get("tags", ()):
            exec("".join(cell["source"]), held)
print(sorted(each for each in set(sys.modules) - had if each.startswith("widgets.")))
"""


class Nested:
    """The fork server by itself, as a server speaks with it."""

    def __init__(self):
        self.begin()
        self.first = self.told.readline()

    def begin(self):
        ours, theirs = socket.socketpair()
        ours.settimeout(PATIENCE)
        seen, self.life = os.pipe()
        with theirs:
            handed = (theirs.fileno(), seen)
            command = [sys.executable, "-m", "widgets.serve.fork_server", *map(str, handed)]
            self.process = subprocess.Popen(command, pass_fds=handed)
        os.close(seen)
        self.line = ours
        self.told = ours.makefile("rwb")

    def kernel(self, argv, folder):
        return self.order({"argv": argv, "env": dict(os.environ), "cwd": str(folder)})

    def order(self, order):
        self.told.write(json.dumps(order).encode() + b"\n")
        self.told.flush()
        return int(self.told.readline())

    def close(self):
        self.told.close()
        self.line.close()
        if self.life:
            self.die()

    def die(self):
        """What is left of a server that was killed."""
        os.close(self.life)
        self.life = 0


@pytest.fixture
def fork_server():
    fork_server = Nested()
    yield fork_server
    fork_server.close()
    fork_server.process.wait(PATIENCE)


def connection(folder):
    """A kernel that waits for a line of its own, at a file where it writes how it is reached."""
    return [f"--f={folder / 'kernel.json'}"]


async def test_it_says_when_it_has_loaded_and_a_kernel_is_its_child(fork_server, tmp_path):
    kernel = fork_server.kernel(connection(tmp_path), tmp_path)

    await until((tmp_path / "kernel.json").exists)

    assert fork_server.first == b"ready\n"
    assert alive({kernel}) == {kernel}
    assert os.getpgid(kernel) == kernel


async def test_all_kernels_end_when_the_server_is_gone(fork_server, tmp_path):
    kernels = {fork_server.kernel(connection(tmp_path), tmp_path) for _ in range(2)}

    fork_server.close()

    assert fork_server.process.wait(PATIENCE) == 0
    await until(lambda: not alive(kernels))


async def test_the_end_of_the_nest_shows_at_once_though_its_kernels_live(fork_server, tmp_path):
    kernel = fork_server.kernel(connection(tmp_path), tmp_path)
    await until((tmp_path / "kernel.json").exists)
    fork_server.line.settimeout(5)

    os.kill(fork_server.process.pid, signal.SIGKILL)
    told = fork_server.told.readline()

    assert told == b""
    assert alive({kernel}) == {kernel}
    os.kill(kernel, signal.SIGKILL)


async def test_a_kernel_whose_nest_was_killed_ends_with_the_server_all_the_same(
    fork_server, tmp_path
):
    kernel = fork_server.kernel(connection(tmp_path), tmp_path)
    await until((tmp_path / "kernel.json").exists)
    os.kill(fork_server.process.pid, signal.SIGKILL)
    fork_server.process.wait(PATIENCE)
    assert alive({kernel}) == {kernel}

    fork_server.die()

    await until(lambda: not alive({kernel}))


def test_a_server_that_ends_while_all_is_loaded_is_no_failure(capfd):
    fork_server = Nested.__new__(Nested)
    fork_server.begin()

    fork_server.close()

    assert fork_server.process.wait(PATIENCE) == 0
    assert capfd.readouterr().err == ""


async def test_an_order_that_cannot_be_met_ends_its_own_kernel_alone(fork_server, tmp_path):
    good = fork_server.kernel(connection(tmp_path), tmp_path)
    bad = {fork_server.order(order) for order in ({}, {"argv": [], "env": {}, "cwd": "/no/such"})}

    await until(lambda: not alive(bad))

    assert fork_server.process.poll() is None
    assert alive({good}) == {good}


async def test_a_kernel_that_has_ended_leaves_nothing_behind(fork_server, tmp_path):
    first = fork_server.kernel(connection(tmp_path), tmp_path)

    os.kill(first, signal.SIGKILL)
    await until(lambda: not os.path.exists(f"/proc/{first}"))  # noqa: PTH110

    second = fork_server.kernel(connection(tmp_path), tmp_path)
    assert alive({second}) == {second}


def test_the_terminal_s_interrupt_is_for_the_server(fork_server):
    fork_server.process.send_signal(signal.SIGINT)

    with pytest.raises(subprocess.TimeoutExpired):
        fork_server.process.wait(0.3)


def test_nothing_that_a_lesson_needs_is_left_to_be_loaded_by_each_kernel():
    run = [sys.executable, "-c", LOADED]

    told = subprocess.run(run, capture_output=True, text=True, check=True, timeout=PATIENCE)

    assert told.stdout.strip() == "[]"


def test_content_at_fault_is_no_reason_to_end(small_root, monkeypatch):
    (small_root / "calculators").mkdir()
    (small_root / "calculators" / "x.yaml").write_text("id: [", encoding="utf-8")
    (small_root / "lessons" / "small.yaml").write_text("id: [", encoding="utf-8")
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    nest_module._read()

    with pytest.raises(ContentError, match="opens here is not closed"):
        Library.open().calculators()


def test_what_is_edited_is_read_before_the_next_kernel_is_forked(small_root, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))
    path, read = small_root / "quizzes" / "bank" / "form-a.yaml", []
    monkeypatch.setattr(Library, "materials", lambda _, lesson_id: read.append(lesson_id))
    monkeypatch.setattr(Library, "law", lambda _: read.append("the law"))

    nest_module._read()
    nest_module._read()
    path.write_text(path.read_text().replace("The stem", "Another stem"))
    nest_module._read()

    assert read == ["the law", "small", "the law", "small"]
    assert Library.open().item("form-a").stem.en == "Another stem of form-a"


def test_a_nest_goes_on_while_there_is_no_content(small_root, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))
    (small_root / "strings.yaml").unlink()

    nest_module._read()

    with pytest.raises(ContentError, match="no content here"):
        Library.open()


def test_each_calculator_has_answered_in_both_languages_before_a_kernel_is_forked(monkeypatch):
    library, made = Library.open(), []

    def present(context, desk, lang, tries, keeping):
        made.append((desk.open, lang, tries.now.answer is not None))

    monkeypatch.setattr("widgets.core.screen.calculator.present", present)
    nest_module._read_all.cache_clear()

    nest_module._read_all(library)

    assert made == [(name, lang, True) for name in library.calculators() for lang in LANGS]


def test_a_calculator_that_fails_does_not_end_the_fork_server(monkeypatch):
    def present(*told):
        raise KeyError(told)

    monkeypatch.setattr("widgets.core.screen.calculator.present", present)
    nest_module._read_all.cache_clear()

    nest_module._read_all(Library.open())
