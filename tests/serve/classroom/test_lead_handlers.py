import json

import pytest

from tests.serve.classroom.conftest import KEYS
from widgets.core.classroom.keeping import to_text
from widgets.core.classroom.tally import Ballot
from widgets.serve.classroom.tickets import Tickets

KEY = {"Law-Lead": KEYS.key}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Law-Lead": "x"},
        {**KEY, "Host": "evil.example"},
        {**KEY, "Host": "192.0.2.1:8866"},
        {**KEY, "Origin": "https://evil.example"},
        {**KEY, "Origin": "null"},
        {**KEY, "X-Real-IP": "192.168.1.9"},
    ],
)
@pytest.mark.parametrize(
    "path",
    ["/lead/state", "/lead/act", "/lead/restore", "/lead/csv", "/lead/crowd", "/lead/wifi"],
)
async def test_without_the_key_from_elsewhere_or_under_a_foreign_name_nothing_is_told(
    asking, path, headers
):
    told = {"move": "begin", "on": asking.hall.session.at}
    answer = await (
        asking.get(path, **headers) if "state" in path else asking.post(path, told, **headers)
    )

    assert answer.code == 403
    assert answer.body == b""
    assert asking.hall.session.room.at == 0
    assert asking.hall.wifi is None


async def test_no_page_of_another_site_is_let_through_beforehand(asking):
    wants = {"Origin": "https://evil.example", "Access-Control-Request-Headers": "law-lead"}
    answer = await asking.options("/lead/act", **wants)

    assert answer.code >= 400
    assert [name for name in answer.headers if name.startswith("Access-Control")] == []


async def test_where_that_was_asked_for_a_class_is_led_from_elsewhere_with_the_key_alone(asking):
    asking.hall.remote = True
    there = {"X-Real-IP": "192.168.1.9", "Host": "192.168.1.5:8866"}

    assert (await asking.get("/lead/state", **KEY, **there)).code == 200
    assert (await asking.get("/lead/state", **there)).code == 403


async def test_the_room_s_network_is_on_the_screen_alone_and_until_the_class_begins(asking):
    typed = {"name": "Hall", "password": "open sesame"}
    assert (await asking.get("/c/246835/screen/wifi")).code == 404
    taken = await asking.post("/lead/wifi", typed, **KEY)
    assert (taken.code, json.loads(taken.body)) == (200, {})

    shown = json.loads((await asking.get("/c/246835/screen/wifi")).body)
    assert shown["name"] == "Hall"
    assert shown["picture"].startswith("data:image/svg+xml")
    told = json.loads((await asking.get("/c/246835/screen/at?once")).body)
    assert told["wifi"] == 1
    for path in ("", "/view/phone/en", "/view/screen/en", "/at?once", "/screen"):
        assert b"sesame" not in (await asking.get(f"/c/246835{path}")).body
    assert b"sesame" not in (await asking.get("/lead/state", **KEY)).body

    await asking.lead("begin")
    assert (await asking.get("/c/246835/screen/wifi")).code == 404
    assert json.loads((await asking.get("/c/246835/screen/at?once")).body)["wifi"] == 0


async def test_a_network_can_be_taken_away_and_one_that_cannot_be_is_refused(asking):
    await asking.post("/lead/wifi", {"name": "Hall", "password": ""}, **KEY)
    for wrong, part in (({"name": "x" * 40}, "name"), ({"name": "H", "password": "1"}, "password")):
        answer = await asking.post("/lead/wifi", wrong, **KEY)
        assert (answer.code, json.loads(answer.body)) == (422, {"part": part})
    assert (await asking.get("/c/246835/screen/wifi")).code == 200

    await asking.post("/lead/wifi", {"name": "", "password": ""}, **KEY)
    assert (await asking.get("/c/246835/screen/wifi")).code == 404


async def test_a_server_behind_an_address_for_all_is_told_of_no_network(asking):
    asking.hall.shared = True

    assert (await asking.post("/lead/wifi", {"name": "Hall"}, **KEY)).code == 404
    assert "class-wifi" not in (await asking.get("/lead?lang=en")).body.decode()


async def test_the_cockpit_s_page_holds_nothing_of_the_class(asking):
    page = (await asking.get("/lead?lang=en")).body.decode()

    assert "246835" not in page
    assert KEYS.key not in page


async def test_the_state_tells_what_comes_next_and_the_key(asking):
    await asking.lead("begin")
    state = json.loads((await asking.get("/lead/state?lang=en", **KEY)).body)

    assert [each["move"] for each in state["moves"]] == ["tell"]
    assert [each["state"] for each in state["blocks"]] == ["now", "next", "next", "next"]
    assert "The right answer" in json.dumps(state["view"])


async def test_a_move_in_a_state_that_is_over_is_not_made(asking):
    on = asking.hall.session.at
    assert (await asking.lead("begin", on=on)).code == 200
    assert (await asking.lead("begin", on=on)).code == 409
    assert (await asking.lead("verdict")).code == 400
    assert (await asking.lead("nowhere")).code == 400


async def test_a_class_is_put_back_on_a_server_begun_anew_and_on_no_other(asking):
    kept = to_text(asking.hall.session.room)
    await asking.lead("begin")
    kept_later = to_text(asking.hall.session.room)

    assert (await asking.post("/lead/restore", {"kept": kept}, **KEY)).code == 409
    type(asking.hall.session).__init__(asking.hall.session, asking.hall.session.course)
    assert (await asking.post("/lead/restore", {"kept": "no class"}, **KEY)).code == 409
    assert (await asking.post("/lead/restore", {"kept": kept_later}, **KEY)).code == 200
    assert asking.hall.session.room.asked == "twin-a"


async def voted(asking, n=6):
    """The first vote is over: so many have chosen the right thing."""
    session = asking.hall.session
    for move in ("begin", "tell", "ask"):
        await asking.lead(move)
    for i in range(n):
        session.vote(f"t{i}", session.vote_name, Ballot(("unlawful", "x")))
    await asking.lead("close")


async def hands(asking, typed, to="1"):
    told = {"move": "hands", "to": to, "on": asking.hall.session.at, "hands": typed}
    return await asking.post("/lead/act?lang=en", told, **KEY)


async def test_hands_are_taken_as_they_are_typed_and_stand_beside_the_phones(asking):
    await voted(asking)
    state = json.loads((await hands(asking, {"lawful": " １２ ", "x": "", "depends": "0"})).body)

    assert asking.hall.session.room.rounds["twin-a"][0].by_hand == {"lawful": 12, "depends": 0}
    assert "hands: 12" in json.dumps(state["view"])
    rows = {row["id"]: row["counts"] for row in state["hands"]["groups"][0]["rows"]}
    assert rows == {"lawful": [12], "unlawful": [None], "depends": [0]}


async def test_hands_that_cannot_be_read_are_named_and_nothing_is_taken(asking):
    await voted(asking)
    await hands(asking, {"lawful": "3"})
    before = asking.hall.session.room
    answer = await hands(asking, {"lawful": "4", "unlawful": "a few", "y": "-1"})

    assert answer.code == 422
    assert json.loads(answer.body)["fields"] == ["unlawful", "y"]
    assert asking.hall.session.room == before


async def test_a_name_with_half_a_character_is_named_with_a_question_mark(asking):
    await voted(asking)

    assert json.loads((await hands(asking, {"x\ud83d": "1"})).body)["fields"] == ["x?"]


@pytest.mark.parametrize("to", ["2", "", "x"])
async def test_hands_for_a_vote_that_is_not_over_are_refused(asking, to):
    await voted(asking)

    assert (await hands(asking, {"lawful": "3"}, to)).code == 400


@pytest.mark.parametrize("table", ["counts", "sure"])
async def test_the_tables_are_given_to_whoever_leads_and_nobody_else(asking, table):
    await voted(asking)
    answer = await asking.post("/lead/csv", {"table": table}, **KEY)

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.body.startswith(b"\xef\xbb\xbf")
    assert b"twin-a" in answer.body
    assert (await asking.post("/lead/csv", {"table": table})).code == 403
    assert (await asking.post("/lead/csv", {"table": "votes"}, **KEY)).code == 404


async def test_what_was_lost_is_said_until_the_class_goes_on(asking):
    session = asking.hall.session
    session.earlier = True
    told = [
        (await asking.get("/lead/state?lang=en", **KEY)).body.decode(),
        (await asking.get("/c/246835/view/screen/en")).body.decode(),
    ]
    assert all("The earlier counts are gone" in each for each in told)

    await asking.lead("begin")
    assert "are gone" not in (await asking.get("/lead/state?lang=en", **KEY)).body.decode()


async def test_a_phone_kept_out_by_its_address_is_told_of_and_the_leader_lets_it_in(asking):
    words = asking.hall.session.course.materials.words("en")
    asking.hall.tickets = Tickets(b"key", per_address=1)
    await asking.ticket()
    key = {"Law-Lead": KEYS.key}

    assert (await asking.post("/c/246835/ticket", {})).code == 429
    plain = await asking.get("/c/246835?t=new&lang=en")
    assert words("class-crowded") in plain.body.decode()
    assert words("class-locked") not in plain.body.decode()
    assert json.loads((await asking.get("/lead/state", **key)).body)["crowded"]
    assert (await asking.post("/lead/crowd", {})).code == 403  # without the key
    let_in = await asking.post("/lead/crowd", {}, **key)
    assert (let_in.code, json.loads(let_in.body)) == (200, {})
    assert await asking.ticket()
    assert not json.loads((await asking.get("/lead/state", **key)).body)["crowded"]


async def test_the_cockpit_has_no_way_out_that_a_slip_could_press(asking):
    assert "data-leave" not in (await asking.get("/lead?lang=en")).body.decode()
    assert "data-leave" in (await asking.get("/c/246835?lang=en")).body.decode()


async def test_a_first_move_that_is_made_is_written_down_and_one_that_is_not_is_not(
    asking, tmp_path
):
    asking.hall.kept = tmp_path / "class.json"

    await asking.lead("verdict")
    assert not asking.hall.keys.begun
    await asking.lead("begin")
    assert asking.hall.keys.begun
