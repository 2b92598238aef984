"""Voilà's own front end: which files there are of it, and what it is told."""

from __future__ import annotations

import re

import pytest

from widgets.serve.stock import CONTENT_SECURITY_POLICY, EXTENSIONS, Stock

GIVEN = {
    "appVersion": "1",
    "token": "secret",
    "fullMathjaxUrl": "https://elsewhere.example/mathjax.js",
    "federated_extensions": [
        {"name": name, "load": "static/x.js"} for name in (*EXTENSIONS, "another")
    ],
}


@pytest.fixture(scope="module")
def stock() -> Stock:
    return Stock("/base/")


@pytest.mark.parametrize("name", ["voila.js", "index.css", "theme-light.css", "theme-dark.css"])
def test_the_files_that_a_page_names_are_there(stock: Stock, name: str):
    assert stock.assets.file(f"voila/{name}") is not None


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_every_extension_that_draws_widgets_is_there(stock: Stock, extension: str):
    names = [name for name in stock.assets.names if name.startswith(f"extensions/{extension}/")]

    assert any(re.search(r"/static/remoteEntry\.\w+\.js$", name) for name in names)


def test_no_other_extension_and_no_other_kind_of_file_is_there(stock: Stock):
    for name in stock.assets.names:
        assert name.startswith(("voila/", *(f"extensions/{each}/static/" for each in EXTENSIONS)))
        assert name.endswith((".js", ".css", ".woff", ".woff2"))
        assert ".." not in name


def test_the_front_end_is_told_where_its_files_are_and_nothing_of_another_host(stock: Stock):
    told = stock.told(GIVEN)

    files, config = f"/base/stock/{stock.assets.mark}/", told["config"]
    assert told["files"] == files
    assert config["fullStaticUrl"] == f"{files}voila"
    assert config["fullLabextensionsUrl"] == f"{files}extensions"
    assert [each["name"] for each in config["federated_extensions"]] == [*EXTENSIONS]
    assert config["fullMathjaxUrl"] is None
    assert "token" not in config


def test_no_code_runs_that_stands_in_a_page_or_is_made_from_text():
    scripts = re.search(r"script-src ([^;]+);", CONTENT_SECURITY_POLICY)

    assert scripts is not None
    assert scripts[1].split() == ["'self'", "blob:"]
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY
    assert not re.search(r"https?:|\*", CONTENT_SECURITY_POLICY)
