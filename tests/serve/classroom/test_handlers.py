import asyncio
import json
import re

import pytest
from tornado.httpclient import AsyncHTTPClient

RIGHT = ["unlawful", "x"]


async def begun(asking):
    await asking.lead("begin")
    await asking.lead("ask")
    return await asking.ticket()


async def voted(asking, ticket, response=RIGHT, **more):
    told = {"ticket": ticket, "on": asking.hall.session.vote_name, "response": response, **more}
    return await asking.post("/c/246835/vote", told)


async def test_a_phone_reads_the_question_in_its_page_and_gets_no_cookie(asking):
    await begun(asking)
    answer = await asking.get("/c/246835?lang=en")

    assert answer.code == 200
    assert "The stem of twin-a" in answer.body.decode().partition("<script type")[0]
    assert "Set-Cookie" not in answer.headers


async def test_another_code_leads_to_the_field_once_more_and_tells_of_no_class(asking):
    answer = await asking.get("/c/222222?lang=en")

    assert answer.code == 404
    assert 'name="code"' in answer.body.decode()
    assert "246835" not in answer.body.decode()


async def test_a_code_as_it_was_typed_leads_to_the_class(asking):
    answer = await asking.get("/c?code=246+835&lang=en")

    assert answer.headers["Location"].startswith("/c/246835")


async def test_a_vote_is_taken_changed_and_after_the_close_refused(asking):
    ticket = await begun(asking)
    assert (await voted(asking, ticket, ["lawful", "y"], sure="guess")).code == 200
    assert (await voted(asking, ticket, sure="certain")).code == 200
    assert asking.hall.session.counted().right == 1

    await asking.lead("close")
    late = await voted(asking, ticket)
    assert late.code == 409
    assert json.loads(late.body)["at"] == asking.hall.session.at


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"response": ["nowhere", "x"]}, 422),
        ({"response": ["unlawful"]}, 422),
        ({"response": "unlawful"}, 400),
        ({"response": ["x" * 300]}, 400),
        ({"response": ["x"] * 100}, 400),
        ({"response": [1, 2]}, 400),
        ({"response": RIGHT, "sure": "very"}, 400),
        ({"ticket": "1-forged", "response": RIGHT}, 403),
        ({"ticket": None, "response": RIGHT}, 403),
        ({"on": "9/nowhere/1", "response": RIGHT}, 409),
    ],
)
async def test_what_is_no_vote_is_refused_and_counts_nothing(asking, told, code):
    ticket = await begun(asking)
    whole = {"ticket": ticket, "on": asking.hall.session.vote_name, **told}

    assert (await asking.post("/c/246835/vote", whole)).code == code
    assert asking.hall.session.votes == {}


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 9000])
async def test_what_is_no_json_is_refused(asking, body):
    await begun(asking)

    assert (await asking.post("/c/246835/vote", body)).code == 400


async def test_a_long_body_is_refused(asking):
    assert (await asking.post("/c/246835/ticket", "x" * 20_000)).code in (200, 413)
    assert (await asking.post("/c/246835/vote", b"{" + b" " * 20_000)).code == 413


async def test_a_page_of_another_site_may_not_vote(asking):
    ticket = await begun(asking)
    told = {"ticket": ticket, "on": asking.hall.session.vote_name, "response": RIGHT}
    answer = await asking.post("/c/246835/vote", told, Origin="https://evil.example")

    assert answer.code == 403
    assert asking.hall.session.votes == {}


async def test_a_locked_door_gives_no_ticket(asking):
    await asking.lead("lock")

    assert (await asking.post("/c/246835/ticket", {})).code == 423


async def test_without_scripts_a_form_votes_and_says_what_became_of_it(asking):
    await asking.lead("begin")
    await asking.lead("ask")
    let_in = await asking.get("/c/246835?t=new&lang=en")
    page = (await asking.get(let_in.headers["Location"])).body.decode()
    (ticket,) = re.findall(r'name="ticket" value="([^"]+)"', page)
    names = re.findall(r'name="(r/[^"]*)" value="([^"]+)"', page)
    assert ("r/1", "unlawful") in names
    assert ("r/2", "x") in names

    body = f"ticket={ticket}&on={asking.hall.session.vote_name}&r/1=unlawful&r/2=x&sure=fairly"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await asking.post("/c/246835/vote?lang=en", body, **form)

    assert "said=200" in answer.headers["Location"]
    assert asking.hall.session.counted().right == 1


async def test_what_a_page_shows_is_the_same_for_all_and_no_other_page_is_there(asking):
    for page in ("phone", "voted", "screen"):
        answer = await asking.get(f"/c/246835/view/{page}/zh")
        assert json.loads(answer.body)["at"] == asking.hall.session.at
    assert (await asking.get("/c/246835/view/lead/zh")).code == 404
    assert (await asking.get("/c/246835/view/phone/fr")).code == 404


async def test_a_phone_gets_the_verdict_on_its_own_vote_once_it_is_shown_to_all(asking):
    await begun(asking)
    told = {"on": asking.hall.session.vote_name, "response": RIGHT, "lang": "en"}
    assert (await asking.post("/c/246835/verdict", told)).code == 409

    for move in ("close", "counts", "verdict"):
        await asking.lead(move)
    answer = await asking.post("/c/246835/verdict", told)
    assert any(p["part"] == "verdict" for p in json.loads(answer.body)["view"]["parts"])
    assert (await asking.post("/c/246835/verdict", {**told, "response": ["?", "x"]})).code == 422


async def test_whoever_listens_is_told_that_the_class_has_moved(asking):
    await asking.get("/c")
    told = []
    heard = asyncio.Event()

    def take(chunk):
        told.append(chunk.decode())
        heard.set()

    listening = asyncio.ensure_future(
        AsyncHTTPClient(force_instance=True).fetch(
            f"{asking.base}/c/246835/screen/at", streaming_callback=take, request_timeout=30
        )
    )
    await asyncio.wait_for(heard.wait(), 10)
    heard.clear()
    await asking.lead("begin")
    await asyncio.wait_for(heard.wait(), 10)
    listening.cancel()

    assert asking.hall.session.at in "".join(told)
    assert '"n": 0' in told[0]


async def test_a_browser_without_events_may_ask(asking):
    answer = await asking.get("/c/246835/at?once")

    assert json.loads(answer.body) == {"at": asking.hall.session.at}
