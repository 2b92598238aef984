from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest

from widgets.content.library import Library
from widgets.core.errors import ContentError, LabError
from widgets.serve import start
from widgets.serve.capacity import Machine
from widgets.serve.notebook_index import NotebookIndex
from widgets.serve.site import Site
from widgets.serve.start import LONGEST_FOLDER, SHORT_FOLDER, check, passing

BIG = Machine(2**40, 64)


@pytest.fixture
def home(monkeypatch, tmp_path):
    """Where Jupyter keeps what is its own: a folder that is not there yet."""
    found = tmp_path / "home" / "jupyter"
    monkeypatch.setattr(start, "jupyter_data_dir", lambda: str(found))
    return found


@pytest.fixture
def site(small_root):
    return Site(Library(small_root), NotebookIndex(small_root))


def test_where_nothing_is_amiss_nothing_is_said(site, home):
    check(site, BIG)

    assert home.is_dir()


def test_words_at_fault_are_told_by_file_and_line(site, home, small_root):
    (small_root / "strings.yaml").write_text("home: {zh: 首页, en: [}", encoding="utf-8")

    with pytest.raises(ContentError, match=r"strings\.yaml:1: "):
        check(site, BIG)


def test_words_that_are_not_there_are_told_too(site, home, small_root):
    (small_root / "strings.yaml").write_text("home: {zh: 首页, en: Home}", encoding="utf-8")

    with pytest.raises(LabError, match=r"strings\.yaml has no words for"):
        check(site, BIG)


def test_a_home_that_cannot_be_written_to_is_told_with_what_to_do(site, home):
    home.parent.write_text("a file stands where a folder should", encoding="utf-8")

    with pytest.raises(LabError, match=rf"{home} cannot be written to .* set HOME to"):
        check(site, BIG)


def test_too_few_open_files_for_anybody_are_told(site, home):
    with pytest.raises(LabError, match="one learner: only 64 files may be open, see ulimit -n"):
        check(site, Machine(2**40, 64, 64))


def test_too_few_tasks_for_anybody_are_told(site, home):
    with pytest.raises(LabError, match="no room for one learner: only 20 tasks may run"):
        check(site, Machine(2**40, 64, tasks=20))


@pytest.mark.parametrize("name", ["fork", "pidfd_open"])
def test_a_system_that_cannot_begin_a_kernel_so_is_told(site, home, monkeypatch, name):
    monkeypatch.delattr(os, name)

    with pytest.raises(LabError, match=f"this system has no {name}: serve from Linux"):
        check(site, BIG)


@pytest.mark.parametrize(("limit", "letter"), [("RLIMIT_DATA", "-d"), ("RLIMIT_AS", "-v")])
def test_too_little_memory_for_a_lesson_is_told(site, home, monkeypatch, limit, letter):
    few = {getattr(resource, limit): 100 * 2**20}
    unlimited = resource.RLIM_INFINITY
    monkeypatch.setattr(resource, "getrlimit", lambda of: (few.get(of, unlimited), unlimited))

    with pytest.raises(LabError, match=rf"for 100 MiB of memory, .* raise ulimit {letter}"):
        check(site, BIG)


def test_a_folder_for_passing_files_is_taken_as_it_is_while_its_path_is_short(tmp_path):
    short = Path(SHORT_FOLDER) / f"law-{tmp_path.name[-6:]}"
    short.mkdir()
    try:
        assert passing(str(short)) == str(short)
    finally:
        short.rmdir()


def test_a_folder_whose_path_is_too_long_for_a_socket_is_done_without(tmp_path):
    long = tmp_path / ("x" * LONGEST_FOLDER)

    assert passing(str(long)) == SHORT_FOLDER
    assert not long.exists()


def test_a_folder_for_passing_files_that_cannot_be_written_to_is_told():
    with pytest.raises(LabError, match=r"/proc/none cannot be written to .* set TMPDIR"):
        passing("/proc/none")
