from __future__ import annotations

import gzip
import re

import pytest

from widgets.serve.assets import FILES, OURS, Assets

IMPORTED = r'(?m)(?:^(?:(?:import|export) .* from|import)|\bnew URL\() ?"\./([^"]+)"'


@pytest.fixture
def paths(tmp_path):
    made = {name: tmp_path / name for name in ("a.css", "b.js")}
    for name, path in made.items():
        path.write_text(f"/* {name} */", encoding="utf-8")
    return made


def test_a_file_is_there_as_it_is_and_compressed(paths):
    file = Assets(paths).file("a.css")

    assert file.media == "text/css; charset=utf-8"
    assert file.plain == gzip.decompress(file.packed) == b"/* a.css */"


def test_only_the_files_given_are_there(paths):
    assets = Assets(paths)

    assert [assets.file(name) for name in ("c.css", "../a.css", "")] == [None] * 3


def test_the_address_is_the_same_while_nothing_changes(paths):
    assert Assets(paths).href("a.css") == Assets(dict(reversed(paths.items()))).href("a.css")


@pytest.mark.parametrize("name", ["a.css", "b.js"])
def test_the_address_changes_with_every_file(paths, name):
    before = Assets(paths).mark

    paths[name].write_text("changed", encoding="utf-8")

    assert Assets(paths).mark != before


def test_an_address_is_below_the_folder_s():
    assets = Assets()

    assert re.fullmatch(r"assets/[0-9a-f]{8}/", assets.href())
    assert assets.href("door.css") == assets.href() + "door.css"
    assert Assets(OURS, "other").href("door.css") == f"other/{assets.mark}/door.css"


def test_a_script_finds_the_scripts_that_it_imports():
    names = {path.name for path in FILES if path.suffix != ".png"}

    assets = Assets()
    scripts = [file.plain.decode() for name in names if (file := assets.file(name))]
    imported = {name for script in scripts for name in re.findall(IMPORTED, script)}

    assert {"stage.js", "plots.js", "charts.js", "chart.umd.js"} <= imported <= names


def test_a_picture_is_sent_as_it_is():
    for name in ("share-zh.png", "share-en.png"):
        file = Assets().file(name)
        assert file.media == "image/png"
        assert file.plain == OURS[name].read_bytes()
        assert file.plain[16:24] == (1200).to_bytes(4) + (630).to_bytes(4)
        assert len(file.plain) < 40_000
