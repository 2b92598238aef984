import json

import pytest

from tests.serve.classroom.conftest import KEYS
from widgets.core.classroom.keeping import to_text

KEY = {"Law-Lead": KEYS.key}


@pytest.mark.parametrize(
    "headers",
    [{}, {"Law-Lead": "x"}, {**KEY, "Host": "evil.example"}, {**KEY, "Host": "192.0.2.1:8866"}],
)
@pytest.mark.parametrize("path", ["/lead/state", "/lead/act", "/lead/restore"])
async def test_without_the_key_or_under_a_foreign_name_nothing_is_told(asking, path, headers):
    told = {"move": "begin", "on": asking.hall.session.at}
    answer = await (
        asking.get(path, **headers) if "state" in path else asking.post(path, told, **headers)
    )

    assert answer.code == 403
    assert answer.body == b""
    assert asking.hall.session.room.at == 0


async def test_the_cockpit_s_page_holds_nothing_of_the_class(asking):
    page = (await asking.get("/lead?lang=en")).body.decode()

    assert "246835" not in page
    assert KEYS.key not in page


async def test_the_state_tells_what_comes_next_and_the_key(asking):
    await asking.lead("begin")
    state = json.loads((await asking.get("/lead/state?lang=en", **KEY)).body)

    assert [each["move"] for each in state["moves"]] == ["ask"]
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
