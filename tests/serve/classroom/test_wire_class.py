"""A class on a real server: forty phones, two cockpits, and a server that is killed meanwhile."""

from __future__ import annotations

import asyncio
import json
import random
import signal
from contextlib import asynccontextmanager
from http import HTTPStatus

import pytest

from tests.class_server import ClassServer
from tests.class_wire import ClassLead, ClassPhone, answered
from tests.soak.picks import response
from widgets.serve.classroom.code import ClassKeys

PHONES, SPARE = 40, 4
OK, CONFLICT = HTTPStatus.OK, HTTPStatus.CONFLICT


@pytest.fixture
def server(tmp_path):
    held = ClassServer(tmp_path, PHONES)
    held.start()
    yield held
    held.end()


@asynccontextmanager
async def room(server):
    """Forty phones that are in and listen, and a cockpit."""
    base = f"{server.address}/c/{server.code}"
    phones = [ClassPhone(base) for _ in range(PHONES)]
    assert {*await asyncio.gather(*(phone.join() for phone in phones))} == {OK}
    lives = [asyncio.create_task(phone.live()) for phone in phones]
    lead = ClassLead(server.address, server.key)
    await lead.look()
    try:
        yield phones, lead
    finally:
        for life in lives:
            life.cancel()
        ends = await asyncio.gather(*lives, return_exceptions=True)
        assert {type(end) for end in ends} == {asyncio.CancelledError}


async def step(phones, lead, *moves, phase):
    """Makes moves, and waits until every phone has seen what follows."""
    for move in moves:
        assert await lead.act(*move.split()) == OK
    await asyncio.gather(*(phone.until(phase) for phone in phones))


async def votes(phones, seed, seconds=1.0):
    """Everybody votes within a second; what each chose, and what the server said."""
    rng = random.Random(seed)  # noqa: S311  # nothing is secret here
    form = next(p for p in phones[0].view["view"]["parts"] if p["part"] == "form")

    async def one(phone, at, chosen):
        await asyncio.sleep(at)
        return await phone.vote(chosen)

    cast = [(phone, rng.uniform(0, seconds), response(form, rng)) for phone in phones]
    return await asyncio.gather(*(one(*each) for each in cast))


def voted(lead, item, n=1):
    """How many votes the class counts in a round that is over."""
    return json.loads(lead.kept)["rounds"][item][n - 1]["tally"]["voted"]


async def test_forty_votes_in_one_second_are_all_counted_once(server):
    async with room(server) as (phones, lead):
        await step(phones, lead, "go 1", "ask", phase="vote")
        assert {*await votes(phones, 1)} == {OK}
        assert {*await votes(phones, 2)} == {OK}  # each changes its vote
        assert (await lead.look())["n"] == PHONES
        await step(phones, lead, "close", phase="closed")

        assert voted(lead, "door-t1a") == PHONES
        late = [phone.vote(*(vote["response"] for vote in phone.kept.values())) for phone in phones]
        assert {*await asyncio.gather(*late)} == {CONFLICT}
        assert voted(lead, "door-t1a") == (await lead.look())["n"] == PHONES


@pytest.mark.parametrize("cockpit_first", [True, False])
async def test_a_server_killed_in_the_second_vote_and_begun_anew_has_every_vote(
    server, cockpit_first
):
    async with room(server) as (phones, lead):
        await step(phones, lead, "go 1", "ask", phase="vote")
        assert {*await votes(phones, 1)} == {OK}
        await step(phones, lead, "close", "talk", phase="talk")
        await step(phones, lead, "vote-again", phase="vote")
        assert {*await votes(phones, 2)} == {OK}
        await lead.look()
        code, at = server.code, lead.state["at"]

        server.end(signal.SIGKILL)
        await asyncio.to_thread(server.start)
        if not cockpit_first:  # each phone finds the lobby, and no vote is open there
            await asyncio.gather(*(phone.until("lobby") for phone in phones))
        await lead.look()
        async with asyncio.timeout(30):
            while (await lead.look())["n"] < PHONES:  # noqa: ASYNC110  # another process counts
                await asyncio.sleep(0.1)
        assert server.code == code
        assert lead.state["at"].partition(".")[0] != at.partition(".")[0]
        await step(phones, lead, "close", phase="closed")

        assert [voted(lead, "door-t1a", n) for n in (1, 2)] == [PHONES, PHONES]
        await step(phones, lead, "counts", "verdict", "twin", phase="vote")
        assert {*await votes(phones, 3)} == {OK}


async def test_of_two_cockpits_that_press_at_once_one_is_heard_and_both_see_what_follows(server):
    one, other = (ClassLead(server.address, server.key) for _ in range(2))
    await asyncio.gather(one.look(), other.look())

    codes = await asyncio.gather(one.act("begin"), other.act("begin"))

    assert sorted(codes) == [OK, CONFLICT]
    assert one.state["at"] == other.state["at"]
    assert (await one.look())["blocks"][0]["state"] == "now"


async def test_a_few_beyond_those_expected_get_in_and_then_the_door_is_full(server):
    base = f"{server.address}/c/{server.code}"
    codes = [await ClassPhone(base).join() for _ in range(PHONES + SPARE + 2)]

    assert codes == [OK] * (PHONES + SPARE) + [HTTPStatus.LOCKED] * 2


async def test_what_belongs_to_another_class_or_to_a_server_of_before_is_refused(server):
    base = f"{server.address}/c/{server.code}"
    phone, lead = ClassPhone(base), ClassLead(server.address, server.key)
    await phone.join()
    await lead.look()
    await lead.act("begin")
    state, old = lead.state, server.code

    server.end()
    await asyncio.to_thread(server.start)  # the same class: another epoch
    assert await lead.act("next") == CONFLICT
    assert lead.state["phase"] == "lobby"
    assert lead.state["at"] != state["at"]

    server.end()
    server.given = (*server.given, "--new")
    await asyncio.to_thread(server.start)
    assert (await answered(base)).code == HTTPStatus.NOT_FOUND
    assert await lead.act("begin") == HTTPStatus.FORBIDDEN
    told = {"ticket": phone.ticket, "on": "1/door-t1a/1/1", "response": ["x"], "sure": None}
    there = f"{server.address}/c/{server.code}/vote"
    assert server.code != old
    assert (await answered(there, told)).code == HTTPStatus.FORBIDDEN


async def test_no_cookie_is_set_and_nothing_of_a_ballot_is_in_the_log_or_in_a_file(server):
    async with room(server) as (phones, lead):
        await step(phones, lead, "go 1", "ask", phase="vote")
        await votes(phones, 1)
        base = f"{server.address}/c/{server.code}"
        pages = [base, f"{base}/screen", f"{base}/at?once", f"{base}/view/phone/zh"]
        pages += [f"{server.address}/c", f"{server.address}/lead", f"{base}/nope", f"{base}x"]
        answers = [await answered(page) for page in pages]
        answers.append(await answered(f"{base}/vote", {"ticket": "1-x", "on": "", "response": []}))

    assert [a.headers.get_list("Set-Cookie") for a in answers] == [[]] * len(answers)
    chosen = {word for phone in phones for vote in phone.kept.values() for word in vote["response"]}
    secrets = [phone.ticket for phone in phones] + [*chosen, "fairly"]
    assert chosen
    written = [p for p in server.folder.rglob("*") if p.is_file() and "cache" not in str(p)]
    texts = {path.name: path.read_bytes().decode("utf-8", "replace") for path in written}
    assert {"log", "class.json"} <= texts.keys()
    assert [(n, s) for n, text in texts.items() for s in secrets if s in text] == []
    assert {*json.loads(texts["class.json"])} == {"begun", "code", "key", "plan"}
    assert ClassKeys(server.code, server.key).code in texts["log"]
