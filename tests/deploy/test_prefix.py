"""A proxy that takes a prefix off before it asks the server: links, styles and lines work."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest

from tests.deploy.front import Program
from tests.machine import ROOT, free_port
from tests.wire import Wire
from widgets.content.library import Library

CONF = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        {location}
    }}
}}
"""
GUIDE = ROOT / "docs" / "operating.md"
SHIPPED = re.compile(r"```nginx\n(location /law/ \{.*?\n\})\n```", re.DOTALL)
FLAGS = re.compile(r"^python -m widgets\.serve (--base_url=/law/.*)$", re.MULTILINE)
LINKS = re.compile(r'(?:href|src)="([^"#]+)')
LESSON = "/voila/render/en/01-at-the-door.ipynb"


@pytest.fixture(scope="module")
def stripped(nginx: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address, with its prefix, of a server behind the proxy that the guide describes."""
    folder, ports = tmp_path_factory.mktemp("nginx"), (free_port(), free_port())
    shipped = SHIPPED.search(GUIDE.read_text("utf-8"))
    assert shipped is not None
    location = shipped[1].replace("127.0.0.1:8866", f"127.0.0.1:{ports[1]}")
    user = "user root;" if os.geteuid() == 0 else ""
    conf = CONF.format(folder=folder, port=ports[0], location=location, user=user)
    (folder / "nginx.conf").write_text(conf)
    flags = FLAGS.findall(GUIDE.read_text("utf-8"))
    server = [sys.executable, "-m", "widgets.serve", f"--port={ports[1]}", *flags[0].split()]
    front = [nginx, "-p", str(folder), "-c", str(Path(folder, "nginx.conf"))]
    running = [Program(server, ports[1]), Program(front, ports[0])]
    running[0].answers("/card/zh")
    running[1].answers("/law/card/zh")
    yield f"{running[1].address}/law"
    for each in running:
        each.end()


@pytest.mark.parametrize("path", ["/", "/?lang=en", "/card/zh", "/terms/en", LESSON])
def test_whatever_a_page_links_to_is_there(stripped: str, path: str):
    with urlopen(stripped + path) as answer:
        page = answer.read().decode()
    links = {link.replace("&amp;", "&") for link in LINKS.findall(page)}
    own = [
        urljoin(stripped + path, each) for each in links if not each.startswith(("data:", "tel:"))
    ]

    assert len(own) > 4
    assert [each for each in own if not each.startswith(f"{stripped}/")] == []
    for each in own:
        if "/voila/render/" not in each:
            with urlopen(each) as answer:
                assert answer.status == 200


def test_what_leads_on_stays_below_the_prefix(stripped: str):
    with urlopen(f"{stripped}/card/fr") as answer:
        assert answer.url == f"{stripped}/card/en"
    with urlopen(f"{stripped}/voila/render/fr/01-at-the-door.ipynb") as answer:
        assert answer.url == stripped + LESSON


def test_a_lesson_is_answered_over_its_line(stripped: str):
    async def learn() -> None:
        page = await Wire.open(stripped + LESSON)
        place = str(page.screens["before"].view["key"])
        item = Library.open().item(place.partition("/")[2])
        response = [*([item.verdict_key] if item.verdicts else []), *item.keys]
        await page.act(act="answer", at=place, response=response, sure="certain")
        await page.leave()

        assert page.base == f"{stripped}/"
        assert [one["at"] for one in json.loads(page.stored[page.key])["choices"]] == [place]

    asyncio.run(learn())
