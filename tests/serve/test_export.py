from __future__ import annotations

import gzip
import re
import sys

import pytest

from widgets.core.text import LANGS
from widgets.serve.assets import FILES, Assets
from widgets.serve.export import export, main


def test_home_pages_cards_and_assets_are_written_whole_and_compressed(tmp_path):
    export(tmp_path)

    assert "这一页没能打开" in (tmp_path / "failed.html").read_text("utf-8")
    mark = Assets().mark
    pages = [f"{kind}/{lang}.html" for kind in ("home", "card", "tea") for lang in LANGS]
    plain = {*pages, "failed.html", *(f"assets/{mark}/{path.name}" for path in FILES)}
    found = {str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file()}
    assert found == plain | {f"{name}.gz" for name in plain}
    for name in plain:
        assert gzip.decompress((tmp_path / f"{name}.gz").read_bytes()) == (
            (tmp_path / name).read_bytes()
        )


def test_every_style_a_written_page_asks_for_is_written_too(tmp_path):
    export(tmp_path)

    for page in tmp_path.rglob("*.html"):
        sheets = re.findall(r'rel="stylesheet" href="/([^"]+)"', page.read_text("utf-8"))
        assert len(sheets) == 2
        assert all((tmp_path / sheet).is_file() for sheet in sheets)


def test_what_is_written_says_where_it_is_found_once_that_is_told(tmp_path):
    export(tmp_path / "told", "https://law.example/door/")
    export(tmp_path / "untold")

    told, untold = ((tmp_path / each / "card/en.html").read_text() for each in ("told", "untold"))
    assert 'content="https://law.example/card/en"' in told
    assert "law.example/card</p>" in told
    assert "og:" not in untold
    assert "\ue002" not in untold + told


def test_another_server_may_read_what_is_written(tmp_path):
    export(tmp_path)

    assert {p.stat().st_mode & 0o777 for p in tmp_path.rglob("*") if p.is_file()} == {0o644}


def test_assets_of_an_earlier_version_stay(tmp_path):
    old = tmp_path / "assets" / "00000000" / "door.css"
    old.parent.mkdir(parents=True)
    old.write_text("p {}")

    export(tmp_path)

    assert old.read_text() == "p {}"


def test_without_a_folder_the_command_says_how(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["export"])

    with pytest.raises(SystemExit, match="export FOLDER"):
        main()


def test_what_is_packed_is_the_same_whenever_it_is_written(tmp_path):
    export(tmp_path)

    packed = [path.read_bytes() for path in tmp_path.rglob("*.gz")]
    assert {each[4:8] for each in packed} == {bytes(4)}  # no time of day in a head
    assert {each[8] for each in packed} == {2}  # packed as small as can be
