import json
import re

import pytest

from widgets.core.classroom.classroom import Course, Lead
from widgets.core.classroom.phases import Move
from widgets.core.classroom.plan import ItemBlock
from widgets.serve.limits import VOTES_A_SECOND

RIGHT = ["unlawful", "x"]


def asks(asking, item):
    """The class votes on this item at once."""
    session = asking.hall.session
    plan = session.course.plan.model_copy(update={"blocks": (ItemBlock(item=item, minutes=25),)})
    session.course = Course(plan, session.course.materials)
    session.lead(Lead(Move.BEGIN), session.at)


async def begun(asking):
    await asking.lead("begin")
    await asking.lead("tell")
    await asking.lead("ask")
    return await asking.ticket()


async def voted(asking, ticket, response=RIGHT, **more):
    told = {"ticket": ticket, "on": asking.hall.session.vote_name, "response": response, **more}
    return await asking.post("/c/246835/vote", told)


async def test_a_vote_is_taken_changed_and_after_the_close_refused(asking):
    ticket = await begun(asking)
    assert (await voted(asking, ticket, ["lawful", "y"], sure="guess")).code == 200
    assert (await voted(asking, ticket, sure="certain")).code == 200
    assert asking.hall.session.counted().right == 1

    await asking.lead("close")
    late = await voted(asking, ticket)
    assert late.headers["Content-Type"] == "application/json"
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
        ({"response": ["x"] * 41}, 400),
        ({"response": ["x"] * 40}, 422),
        ({"response": ["x" * 201, "x"]}, 400),
        ({"response": ["x" * 200, "x"]}, 422),
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


async def test_a_page_of_another_site_may_not_vote(asking):
    ticket = await begun(asking)
    told = {"ticket": ticket, "on": asking.hall.session.vote_name, "response": RIGHT}
    for origin in ("https://evil.example", "null"):
        assert (await asking.post("/c/246835/vote", told, Origin=origin)).code == 403
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = f"ticket={ticket}&on={told['on']}&r/1=unlawful&r/2=x"
    evil = await asking.post("/c/246835/vote", body, **form, Origin="https://evil.example")
    guessed = body.replace(ticket, "1-guessed")
    assert evil.code == 403
    await asking.post("/c/246835/vote", guessed, **form, Origin="null")
    assert asking.hall.session.votes == {}


async def test_a_page_of_ours_may_vote_behind_a_proxy_that_speaks_tls(asking):
    ticket = await begun(asking)
    told = {"ticket": ticket, "on": asking.hall.session.vote_name, "response": RIGHT}
    front = {"Host": "example.org", "Origin": "https://example.org"}

    assert (await asking.post("/c/246835/vote", told, **front)).code == 200


async def test_a_locked_door_gives_no_ticket(asking):
    await asking.lead("lock")

    assert (await asking.post("/c/246835/ticket", {})).code == 423


async def test_without_scripts_a_form_votes_and_says_what_became_of_it(asking):
    await asking.lead("begin")
    await asking.lead("tell")
    await asking.lead("ask")
    let_in = await asking.get("/c/246835?t=new&lang=en")
    page = (await asking.get(let_in.headers["Location"])).body.decode()
    (ticket,) = re.findall(r'name="ticket" value="([^"]+)"', page)
    names = re.findall(r'name="(r/[^"]*)" value="([^"]+)"', page)
    assert ("r/1", "unlawful") in names
    assert ("r/2", "x") in names

    body = f"ticket={ticket}&on={asking.hall.session.vote_name}&r/1=unlawful&r/2=x&sure=fairly"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    # What browsers say of a form on a page that tells no other where it leads from.
    answer = await asking.post("/c/246835/vote?lang=en", body, **form, Origin="null")

    assert "said=200" in answer.headers["Location"]
    assert asking.hall.session.counted().right == 1


@pytest.mark.parametrize(
    ("places", "said", "right"),
    [
        ("place/x=2&place/y=3&place/z=1", "200", 0),
        ("place/x=1&place/y=2&place/z=3", "200", 1),
        ("place/x=1&place/y=1&place/z=3", "choose-first", None),
        ("place/x=1&place/y=&place/z=3", "choose-first", None),
        ("place/x=1&place/y=2", "choose-first", None),
    ],
)
async def test_without_scripts_the_order_of_steps_is_told_by_their_places(
    asking, places, said, right
):
    asks(asking, "steps")
    let_in = await asking.get("/c/246835?t=new&lang=en")
    page = (await asking.get(let_in.headers["Location"])).body.decode()
    (ticket,) = re.findall(r'name="ticket" value="([^"]+)"', page)
    names = re.findall(r'<select name="(place/\w)"', page)
    form = {"Content-Type": "application/x-www-form-urlencoded"}

    body = f"ticket={ticket}&on={asking.hall.session.vote_name}&{places}&sure=fairly"
    answer = await asking.post("/c/246835/vote?lang=en", body, **form, Origin="null")

    assert sorted(names) == ["place/x", "place/y", "place/z"]
    assert f"said={said}" in answer.headers["Location"]
    assert asking.hall.session.votes == {} if right is None else True
    assert right is None or asking.hall.session.counted().right == right


@pytest.mark.parametrize("ticket", ["a%0D%0ALaw: x", "a%26said%3D200%23", "%00", ""])
async def test_a_form_with_a_ticket_of_nobody_leads_back_without_it(asking, caplog, ticket):
    await begun(asking)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = f"ticket={ticket}&on={asking.hall.session.vote_name}&r/1=unlawful&r/2=x"
    answer = await asking.post("/c/246835/vote?lang=en", body, **form, Origin="null")

    assert answer.code == 302
    assert answer.headers["Location"] == "./?said=403&lang=en"
    assert not [each for each in caplog.records if each.exc_info]


async def test_a_phone_gets_the_verdict_on_its_own_vote_once_it_is_shown_to_all(asking):
    await begun(asking)
    told = {"on": asking.hall.session.vote_name, "response": RIGHT, "lang": "en"}
    assert (await asking.post("/c/246835/verdict", told)).code == 409

    for move in ("close", "counts", "verdict"):
        await asking.lead(move)
    answer = await asking.post("/c/246835/verdict", told)
    assert any(p["part"] == "verdict" for p in json.loads(answer.body)["view"]["parts"])
    assert (await asking.post("/c/246835/verdict", {**told, "response": ["?", "x"]})).code == 422


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"response": []}, 400), ({"response": "x"}, 400), ({"on": "another"}, 409), ({}, 200)],
)
async def test_of_no_vote_and_of_another_there_is_no_verdict(asking, changed, code):
    await begun(asking)
    told = {"on": asking.hall.session.vote_name, "response": RIGHT, "lang": "en"}
    for move in ("close", "counts", "verdict"):
        await asking.lead(move)

    assert (await asking.post("/c/246835/verdict", told | changed)).code == code


async def test_what_cannot_be_read_is_said_with_its_field_and_what_is_blank_is_asked_for(asking):
    asks(asking, "diary")
    ticket = await asking.ticket()
    entry = ["day=2026-11-17", "people=2", "kept=phone"]
    for response, told in [
        (["day=2026-11-17", "people=viele", "kept=phone"], ("unreadable", "people")),
        (["day=bald", "people=viele", "kept=phone"], ("unreadable", "day")),
        (["day=2026-11-17", "people=", "kept=phone"], ("choose-first", None)),
        (["day=2026-11-17", "people=2", "kept=nowhere"], ("choose-first", None)),
    ]:
        answer = await voted(asking, ticket, response)
        problem = json.loads(answer.body)
        assert (answer.code, problem["problem"], problem.get("field")) == (422, *told)
    assert asking.hall.session.votes == {}

    assert (await voted(asking, ticket, entry)).code == 200


async def test_without_scripts_too_it_is_said_that_a_number_cannot_be_read(asking):
    asks(asking, "months")
    ticket = await asking.ticket()
    body = f"ticket={ticket}&on={asking.hall.session.vote_name}&r/1/1==bald&sure=fairly"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await asking.post("/c/246835/vote?lang=en", body, **form)
    page = await asking.get(answer.headers["Location"].replace("./", "/c/246835"))

    assert "This could not be read" in page.body.decode()


async def test_one_phone_that_votes_without_end_is_held_up_and_its_last_vote_stays(
    asking, monkeypatch
):
    ticket = await begun(asking)
    monkeypatch.setattr("widgets.serve.classroom.votes.time.monotonic", lambda: 7.0)
    codes = [(await voted(asking, ticket)).code for _ in range(VOTES_A_SECOND + 2)]

    assert codes == [200] * VOTES_A_SECOND + [429] * 2
    assert asking.hall.session.counted().voted == 1
