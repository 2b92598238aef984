"""Two servers behind one address: what a learner has done outlives the server it was done at."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

from tests.deploy.conftest import PUBLIC
from tests.deploy.front import Program, Standing, standing
from tests.kernel_line import Refused
from tests.wire import Wire
from widgets.content.library import Library
from widgets.serve.base_handler import SECURITY_HEADERS

LESSON = "/voila/render/en/01-at-the-door.ipynb"
CARE = ("Content-Type", "Content-Security-Policy", *SECURITY_HEADERS)
ROOM, MANY = 200, 2000
"""Learners behind one address who may wait at a time, and far more than that."""
AGAIN = re.compile(r'url=([^"]+)"')


@pytest.fixture(scope="module")
def stood(nginx: str, www: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    """One for every test that leaves it as it was."""
    with standing(nginx, www, tmp_path_factory.mktemp("stood") / "nginx") as up:
        yield up


@pytest.fixture
def falling(nginx: str, www: Path, tmp_path: Path) -> Iterator[Standing]:
    """One of its own for a test that ends a server of it."""
    with standing(nginx, www, tmp_path / "nginx") as up:
        yield up


def got(address: str, **headers: str) -> HTTPResponse:
    return asyncio.run(fetched(address, **headers))


async def fetched(address: str, **headers: str) -> HTTPResponse:
    request = HTTPRequest(address, headers=headers, follow_redirects=False)
    return await AsyncHTTPClient().fetch(request, raise_error=False)


def text(answer: HTTPResponse) -> str:
    return answer.body.decode()


@asynccontextmanager
async def visit(address: str) -> AsyncIterator[Wire]:
    """A lesson on a page that is closed as a browser does, so that its seat is free again."""
    page = await Wire.open(address)
    try:
        yield page
    finally:
        await page.leave()


async def answer(page: Wire) -> str:
    """Answers the question that the first step asks rightly; its place."""
    place = str(page.screens["before"].view["key"])
    item = Library.open().item(place.partition("/")[2])
    response = [*([item.verdict_key] if item.verdicts else []), *item.keys]
    await page.act(act="answer", at=place, response=response, sure="certain")
    return place


def shown(page: Wire) -> dict[str, Any]:
    """What each screen shows, however often it was drawn."""
    return {name: each.view | {"serial": 0, "heard": 0} for name, each in page.screens.items()}


def places(page: Wire) -> list[str]:
    """Where the browser holds an answer."""
    return [choice["at"] for choice in json.loads(page.stored[page.key])["choices"]]


def told(server: Program, name: str) -> int:
    """A count that a server tells its operator."""
    found = re.search(rf"^{name} ([\d.]+)$", text(got(f"{server.address}/metrics")), re.MULTILINE)
    assert found is not None
    return int(float(found[1]))


def own(page: Wire) -> int:
    """The server that a page speaks with, by the name it was given: its port."""
    return int(urlsplit(page.base).path.strip("/"))


def test_a_learner_whose_server_is_killed_goes_on_at_the_other_with_nothing_lost(falling):
    async def learn() -> None:
        page = await Wire.open(falling.address + LESSON)
        first = await answer(page)
        await page.act(act="go", to="now")
        await page.rested()
        before, stored = shown(page), page.stored

        next(each for each in falling.servers if each.port == own(page)).kill()
        with pytest.raises(Refused):
            await page.act(act="go", to="now")
        again = await Wire.open(falling.address + LESSON, stored)

        assert own(again) != own(page)
        assert shown(again) == before
        second = await answer(again)
        assert places(again) == [first, second]

    asyncio.run(learn())


def test_the_card_is_read_and_a_lesson_says_so_while_no_server_lives(falling):
    for each in falling.servers:
        each.kill()

    card, home = got(f"{falling.address}/card/zh"), got(f"{falling.address}/")
    lesson = got(falling.address + LESSON)

    assert (card.code, home.code, lesson.code) == (200, 200, 502)
    assert 'href="/card/zh"' in text(lesson)
    assert Library.open().words("en")("failed-title") in text(lesson)


def test_an_arrival_is_sent_on_from_a_full_server_and_waits_only_when_all_are_full(falling):
    async def arrive() -> tuple[set[int], HTTPResponse, HTTPResponse]:
        async with visit(falling.address + LESSON) as first:
            await fetched(f"{falling.address}/nope")  # one's turn: the next is for the full one
            async with visit(falling.address + LESSON) as second:
                third = await fetched(f"{falling.address}{LESSON}?lang=en")
                place = AGAIN.search(text(third))
                assert place is not None
                again = await fetched(falling.address + place[1].replace("&amp;", "&"))
                return {own(first), own(second)}, third, again

    seated, third, again = asyncio.run(arrive())

    assert seated == {each.port for each in falling.servers}
    assert (third.code, again.code) == (503, 503)
    # The place in the line is asked for again where it was given.
    both = [AGAIN.search(text(each)) for each in (third, again)]
    assert both[0] is not None
    assert both[1] is not None
    assert both[0][1] == both[1][1]
    assert int(both[0][1].split("/")[1]) in seated
    assert sum(told(each, "door_waiting") for each in falling.servers) == 1


def test_whoever_waits_at_a_server_that_ends_is_led_to_any_other(falling):
    gone = falling.servers[0]
    gone.kill()

    led = got(f"{falling.address}/{gone.port}{LESSON}?wait=ticket")

    assert (led.code, led.headers["Location"]) == (302, f"{LESSON}?wait=ticket")


def test_one_address_asks_for_its_places_in_a_line_so_often_and_no_more(falling):
    gone = falling.servers[0]
    gone.kill()  # it is answered at once that its line is no more

    async def ask() -> list[int]:
        address = f"{falling.address}/{gone.port}{LESSON}?wait=ticket"
        return [answer.code for answer in await asyncio.gather(*map(fetched, [address] * MANY))]

    codes = asyncio.run(ask())

    assert set(codes) == {302, 429}
    assert codes.count(302) > ROOM


def test_a_block_of_addresses_is_as_one_and_the_next_block_is_another(falling):
    gone = falling.servers[0]
    gone.kill()
    address = f"{falling.address}/{gone.port}{LESSON}?wait=ticket"

    async def told(source: str) -> int:
        request = HTTPRequest(address, network_interface=source, follow_redirects=False)
        return (await AsyncHTTPClient().fetch(request, raise_error=False)).code

    async def ask() -> tuple[list[int], int]:
        block = [f"127.0.0.{2 + n % 200}" for n in range(MANY)]
        return [*await asyncio.gather(*map(told, block))], await told("127.0.1.2")

    codes, other = asyncio.run(ask())

    assert set(codes) == {302, 429}
    assert codes.count(302) > ROOM
    assert other == 302


@pytest.mark.parametrize("path", ["/", "/?lang=en", "/card/zh", "/card/en"])
def test_what_nginx_sends_itself_is_what_a_server_sends(stood, path):
    ours = got(stood.servers[0].address + path, Host=PUBLIC)
    sent = got(stood.address + path)

    assert text(sent) == text(ours)
    assert f"http://{PUBLIC}/" in text(ours)
    assert {k: sent.headers.get(k, "").lower() for k in CARE} == {
        k: ours.headers.get(k, "").lower() for k in CARE
    }
    assert "Accept-Language" in sent.headers["Vary"]


def test_scripts_and_styles_are_sent_compressed_and_for_good(stood):
    page = text(got(stood.address + "/"))
    sheet = re.findall(r'href="(/assets/[^"]+)"', page)[0]

    plain, packed = [got(stood.address + sheet, **{"Accept-Encoding": e}) for e in ("", "gzip")]

    assert packed.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert packed.headers["X-Content-Type-Options"] == "nosniff"
    assert packed.headers.get("X-Consumed-Content-Encoding") == "gzip"
    assert plain.body == packed.body
    assert got(stood.address + "/assets/00000000/door.css").code == 302


@pytest.mark.parametrize(
    ("asked", "liked", "lang"),
    [
        ("", "", "zh"),
        ("", "en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("", "zh;q=0.1,en", "en"),
        ("", "fr", "en"),
        ("?lang=zh", "en", "zh"),
        ("?lang=fr", "zh", "en"),
    ],
)
def test_the_home_page_is_in_the_language_that_a_server_would_choose(stood, asked, liked, lang):
    for address in (stood.address, stood.servers[1].address):
        assert f'<html lang="{lang}">' in text(
            got(f"{address}/{asked}", **{"Accept-Language": liked})
        )


def test_no_cookie_is_set_and_the_log_holds_no_address_no_query_and_no_kernel(stood):
    async def seen() -> tuple[HTTPResponse, str]:
        async with visit(stood.address + LESSON + "?lang=en&secret=told") as page:
            kernel = page.kernel
        return await fetched(stood.address + LESSON + "x"), kernel

    lost, kernel = asyncio.run(seen())
    log = stood.front.log_with(" 101 GET ")

    assert "Set-Cookie" not in lost.headers
    assert re.search(rf" 200 GET {LESSON} [\d.]+s ", log)
    assert [word for word in ("127.0.0.1 ", "secret", kernel) if word in log] == []
    assert (stood.front.folder / "error.log").read_text("utf-8") == ""


@pytest.mark.parametrize("path", ["/metrics", "/healthz", "/readyz", "/{port}/metrics", "/{port}/"])
def test_how_a_server_fares_is_not_told_at_the_address_in_front(stood, path):
    assert got(stood.address + path.format(port=stood.servers[0].port)).code == 404


def test_a_page_of_another_site_cannot_speak_with_a_kernel(stood):
    async def intrude() -> None:
        async with visit(stood.address + LESSON) as page:
            with pytest.raises(Refused) as refused:
                await replace(page, socket=None).connect({"Origin": "http://example.org"})

        assert refused.value.status == 403

    asyncio.run(intrude())
