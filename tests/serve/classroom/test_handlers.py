import asyncio
import json

from tornado.httpclient import AsyncHTTPClient

from widgets.core.classroom.tally import Ballot


async def test_a_phone_reads_the_question_in_its_page_and_gets_no_cookie(asking):
    await asking.lead("begin")
    await asking.lead("tell")
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


async def test_what_a_page_shows_is_the_same_for_all_and_no_other_page_is_there(asking):
    for page in ("phone", "voted", "screen"):
        answer = await asking.get(f"/c/246835/view/{page}/zh")
        assert json.loads(answer.body)["at"] == asking.hall.session.at
    assert (await asking.get("/c/246835/view/lead/zh")).code == 404
    assert (await asking.get("/c/246835/view/phone/fr")).code == 404


async def test_whoever_listens_is_told_that_the_class_has_moved(asking):
    await asking.get("/c")
    told, heads = [], []
    heard = asyncio.Event()

    def take(chunk):
        told.append(chunk.decode())
        heard.set()

    listening = asyncio.ensure_future(
        AsyncHTTPClient(force_instance=True).fetch(
            f"{asking.base}/c/246835/screen/at",
            streaming_callback=take,
            header_callback=heads.append,
            request_timeout=30,
        )
    )
    await asyncio.wait_for(heard.wait(), 10)
    heard.clear()
    await asking.lead("begin")
    await asyncio.wait_for(heard.wait(), 10)
    heard.clear()
    await asking.lead("tell")
    await asking.lead("ask")
    await asyncio.wait_for(heard.wait(), 10)
    heard.clear()
    on = asking.hall.session.vote_name
    asking.hall.session.vote("a", on, Ballot(("unlawful", "x")))
    await asyncio.wait_for(heard.wait(), 10)
    listening.cancel()

    sent = {line.strip() for line in heads}
    assert {"Content-Type: text/event-stream", "X-Accel-Buffering: no"} <= sent
    assert asking.hall.session.at in told[-1]
    assert '"n": 0' in told[0]
    assert '"n": 1' in told[-1]


async def test_a_phone_s_line_is_not_woken_by_votes(asking):
    await asking.get("/c")
    session = asking.hall.session
    lines = [
        asyncio.ensure_future(
            AsyncHTTPClient(force_instance=True).fetch(f"{asking.base}/c/246835{path}/at")
        )
        for path in ("", "", "/screen")
    ]
    async with asyncio.timeout(10):
        while len(session.listeners) < 3:  # noqa: ASYNC110  # lines open by themselves
            await asyncio.sleep(0.01)
    counting = len(session.counting)
    for line in lines:
        line.cancel()

    assert counting == 1


async def test_lines_are_as_many_as_a_class_needs_and_past_them_one_may_still_ask(asking):
    session = asking.hall.session
    session.listeners += [lambda: None] * (3 * session.room.limit)

    assert (await asking.get("/c/246835/at")).code == 503
    assert (await asking.get("/c/246835/at?once")).code == 200


async def test_a_browser_without_events_may_ask(asking):
    answer = await asking.get("/c/246835/at?once")

    assert json.loads(answer.body) == {"at": asking.hall.session.at}


async def test_a_line_is_asked_for_whole_and_its_head_alone_is_refused(asking):
    for path in ("/c/246835/at", "/c/246835/screen/at"):
        assert (await asking.head(path)).code == 405
    assert (await asking.head("/c/246835")).code == 200
