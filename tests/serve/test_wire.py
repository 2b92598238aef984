"""A whole server, and what anybody may send it: refused or harmless, and nobody else notices."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketClosedError, websocket_connect

from tests.kernel_line import PATIENCE, Ended, Refused
from tests.machine import ROOT
from tests.open_page import HEAD
from tests.serve.served import (
    CALCULATORS,
    EN,
    HASTY,
    NARROW,
    STERN,
    ZH,
    Learner,
    Served,
    alive,
    until,
)
from widgets.content.library import Library
from widgets.core.calculators.state import MOST_TEXT
from widgets.serve import keeper, pages, seats
from widgets.serve.capacity import FILES_A_SEAT, SERVER_FILES
from widgets.serve.limits import LEAST_COUNTED, MOST_AT_ONCE, MOST_IN_LINE, MOST_LINES, MOST_MESSAGE
from widgets.serve.stock import Stock

MARK = "typed-by-nobody-else-4711"
MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
CAP = 3
FRAME = ["shared.js", "frame.js"]
MANY = 200


def scripts(html):
    """The files of every script on a page; of one that stands in the page itself, nothing."""
    return [
        re.sub(r'.*/([\w.]+\.js)".*>', r"\1", tag) for tag in re.findall(r"<script[^>]*>", html)
    ]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    served = Served(tmp_path_factory.mktemp("server"), "--cap=12")
    yield served
    served.end()


@pytest.fixture
def small_server(tmp_path):
    served = Served(tmp_path, f"--cap={CAP}", program=("-c", HASTY))
    yield served
    served.end()


@pytest.fixture
def stern_server(tmp_path):
    served = Served(tmp_path, "--cap=3", program=("-c", STERN))
    yield served
    served.end()


@pytest.fixture(scope="module")
def left(server):
    """Two pages that are open: a neighbour's, and one of somebody who means no good."""
    return [asyncio.run(Learner.fetch(server.base + path)) for path in (ZH, EN)]


@pytest.fixture
def seated(server, left, elsewhere):
    """Both at their lessons; the neighbour learns before and after whatever the other does."""

    @asynccontextmanager
    async def sitting():
        neighbour, rogue = [await learner.sit() for learner in left]
        assert await neighbour.works()

        yield rogue

        assert server.process.poll() is None
        assert await neighbour.works()
        neighbour.close()
        rogue.close()

    return sitting


@pytest.fixture
def authored(tmp_path, monkeypatch):
    """A server over a copy of the content, and the folder of the copy."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(tmp_path / "data"))
    (tmp_path / "home").mkdir()
    served = Served(tmp_path / "home", "--cap=4")
    yield served, tmp_path / "data"
    served.end()


def comm(rogue, **parts):
    """A message as a page sends it, some parts otherwise; one that is "missing" is left out."""
    content = {"comm_id": rogue.stage, "data": {"method": "custom", "content": {"act": {}}}}
    header = {"msg_id": uuid4().hex, "msg_type": "comm_msg", "session": rogue.session}
    header |= {"username": "", "version": "5.3", "date": ""}
    message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}}
    message |= {"content": content, "buffers": [], **parts}
    return {name: part for name, part in message.items() if part != "missing"}


async def test_code_is_not_run(seated, server, tmp_path):
    made = tmp_path / "made"
    code = {"code": f"open({str(made)!r}, 'w')", "silent": False, "store_history": True}

    async with seated() as rogue:
        for kind, channel in product(
            ("execute_request", "debug_request", "complete_request", "shutdown_request"),
            ("shell", "control", "stdin"),
        ):
            await rogue.send(kind, code, channel)

        assert await rogue.works()
    assert not made.exists()
    assert not any("execute_re" in said for said in rogue.said)


async def test_no_comm_of_another_kind_is_opened_or_closed(seated):
    async with seated() as rogue:
        for target in ("jupyter.widget", "jupyter.widget.control", "any"):
            await rogue.send("comm_open", {"comm_id": "x", "target_name": target, "data": {}})
        await rogue.send("comm_close", {"comm_id": rogue.stage, "data": {}})
        await rogue.send("comm_info_request", {})

        assert await rogue.works()
    assert not any("comms" in said for said in rogue.said)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "begin",
        "{",
        "null",
        "3",
        "[]",
        "{}",
        '"comm_msg"',
        '{"header": null}',
        '{"header": {"msg_type": "comm_msg"}, "content": 1}',
        "[" * 60_000,
        '{"header":' * 5_000,
        f'{{"channel": "{MARK}"}}',
        '{"header": {"msg_type": ["comm_msg"]}, "content": {}, "channel": {}}',
    ],
    ids=lambda text: text[:24] or "nothing",
)
async def test_what_is_no_message_is_left_alone(seated, text):
    async with seated() as rogue:
        await rogue.socket.write_message(text)

        assert await rogue.works()


def nested(levels):
    return json.loads('{"act":' * levels + "{}" + "}" * levels)


async def test_a_message_with_a_part_of_another_kind_or_none_is_harmless(seated):
    odd = ("missing", None, 1, "x", [], ["x"], {}, {"x": None}, MARKUP, nested(100), nested(900))

    async with seated() as rogue:
        for name, part in product(comm(rogue), odd):
            await rogue.socket.write_message(json.dumps(comm(rogue, **{name: part})))
        await settled(rogue)

        assert await rogue.works()


async def test_a_comm_that_is_not_there_and_content_of_any_kind_are_harmless(seated):
    odd = (None, 1, -0.0, float("nan"), 10**300, "", MARKUP, [], {}, [[]], nested(900), "\ud800")

    async with seated() as rogue:
        for comm_id, data in product(("", "x", "../x", MARKUP, uuid4().hex, 1, None, []), odd):
            await rogue.send("comm_msg", {"comm_id": comm_id, "data": data})
        for method, part in product(("custom", "update", "request_state", MARKUP, 1), odd):
            data = {"method": method, "content": part, "state": part, "buffer_paths": part}
            await rogue.send("comm_msg", {"comm_id": rogue.stage, "data": data})
        for part in odd:
            await rogue.say(rogue.stage, {"act": part})
            await rogue.say(rogue.stage, {"act": {"act": part, "at": part, "response": part}})
            await rogue.say(keeps(rogue), {"arrived": {"query": part, "stored": part}})
            told = {"arrived": {"stored": {rogue.key: part}}, "unsaved": part, "met": part}
            await rogue.say(keeps(rogue), told)
            await rogue.say(keeps(rogue), {"met": part})
        await settled(rogue)

        assert await rogue.works()


def keeps(learner):
    """What keeps for the screen that a learner has acted in last."""
    return learner.screens[learner.here].keeper


async def settled(learner):
    """Waits until the kernel has heard all that was said to it."""
    await learner.act(act="go", to="worked")
    assert learner.view["key"] == "worked"


async def test_markup_comes_back_as_text_if_at_all(seated, server):
    async with seated() as rogue:
        await rogue.say(rogue.stage, {"act": {"act": MARKUP, "to": MARKUP}})
        await settled(rogue)
        lost = await server.got("voila/render/zh/%3Cscript%3Ealert(1)%3C/script%3E.ipynb")

        assert "<script" not in json.dumps([each.view for each in rogue.screens.values()])
        assert scripts(lost.body.decode()) == FRAME


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "file://", "http://127.0.0.1:1"])
async def test_a_page_of_another_origin_does_not_get_a_line(seated, origin):
    async with seated() as rogue:
        with pytest.raises(Refused, match="403"):
            await rogue.connect({"Origin": origin})


async def test_a_page_of_our_own_origin_gets_one(seated, server):
    async with seated() as rogue:
        rogue.close()
        await rogue.come_back({"Origin": server.base.rstrip("/")})

        assert await rogue.works()


async def test_a_kernel_that_is_guessed_is_not_there(seated, server, left):
    near = re.sub(r"^.", lambda found: "0" if found[0] != "0" else "1", left[0].kernel)

    async with seated() as rogue:
        own, refusals = rogue.kernel, []
        for guess in (str(uuid4()), near, left[0].kernel[:8], "..", "%2e%2e", "*"):
            rogue.kernel = guess
            with pytest.raises(Refused) as refused:
                await rogue.connect()
            ended = await server.got(f"voila/api/shutdown/{guess}", method="POST", body="")
            refusals += [refused.value.status, ended.code]
        rogue.kernel = own

        assert set(refusals) <= {404, 405}


async def test_who_has_read_a_kernel_s_name_and_not_its_page_s_secret_has_no_way_to_it(
    seated, server, left
):
    neighbour = left[0]

    async with seated() as rogue:
        refusals = []
        for secret in (rogue.secret, "", "x", neighbour.kernel):
            with pytest.raises(Refused) as refused:
                await replace(neighbour, secret=secret, socket=None).connect()
            path = f"voila/api/shutdown/{neighbour.kernel}"
            ended = await server.got(path, method="POST", body=secret)
            refusals += [refused.value.status, ended.code]

        assert refusals == [404] * 8


async def test_no_kernel_s_name_and_no_secret_of_a_page_stands_in_the_log(server, left):
    lost = await server.got(f"voila/render/zh/{left[0].kernel}.ipynb")

    for learner in left:
        assert learner.kernel not in server.log
        assert learner.secret not in server.log
        assert learner.kernel not in lost.body.decode()
    assert "Kernel started: …" in server.log


async def test_nobody_is_told_of_another_s_kernel(seated, server, left):
    neighbour = left[0]

    async with seated() as rogue:
        told = [(await server.got(path)).body.decode() for path in ("", "card/en", "metrics")]
        listed = [(await server.got(f"api/{path}")).code for path in ("kernels", "sessions", "")]

        assert not [each for each in [*told, *rogue.said] if neighbour.kernel in each]
        assert listed == [404] * 3


async def test_a_widget_of_another_s_is_not_reached(seated, left):
    before = left[0].view["key"]

    async with seated() as rogue:
        await rogue.say(left[0].stage, {"act": {"act": "erase"}})
        await rogue.say(keeps(left[0]), {"arrived": {"stored": {}}})
        await rogue.say(keeps(left[0]), {"met": None})

        assert await rogue.works()
    assert left[0].view["key"].partition("/")[0] == before.partition("/")[0] == "before"


@pytest.mark.parametrize("what", ["channels", "terms"])
async def test_what_can_be_looked_up_is_served_in_the_nearest_language(server, what):
    own = [await server.got(f"{what}/{lang}") for lang in ("zh", "en")]
    other = await server.got(f"{what}/fr")

    words = [Library.open().words(lang)(f"{what}-title") for lang in ("zh", "en")]
    assert [answer.code for answer in own] == [200, 200]
    assert [
        f"<h1>{title}</h1>" in a.body.decode() for title, a in zip(words, own, strict=True)
    ] == [
        True,
        True,
    ]
    assert (other.code, other.headers["Location"]) == (302, f"/{what}/en")


async def test_what_a_kernel_says_is_packed_for_a_slow_line(seated):
    async with seated() as learner:
        path = f"api/kernels/{learner.kernel}/channels?session_id=packed"
        address = (learner.base + path).replace("http", "ws", 1)

        line = await websocket_connect(
            address, compression_options={}, subprotocols=[learner.secret]
        )

        assert line.headers is not None
        assert "permessage-deflate" in line.headers["Sec-WebSocket-Extensions"]
        line.close()


@pytest.mark.parametrize("session", ["", "a%0Ab", "x" * 300, "..%2F..", MARKUP.replace(" ", "+")])
async def test_a_session_with_a_name_of_another_kind_gets_no_line(seated, session):
    async with seated() as rogue:
        own, rogue.session = rogue.session, session
        with pytest.raises(Refused, match="400"):
            await rogue.connect()
        rogue.session = own


@pytest.mark.parametrize(
    "path",
    [
        "notebooks/zh/01-at-the-door.ipynb",
        "voila/files/zh/01-at-the-door.ipynb",
        "voila/files/../data/strings.yaml",
        "voila/render/zh/../../data/strings.yaml",
        "voila/render/../../data/strings.yaml",
        "voila/render/zh/%2e%2e/%2e%2e/data/quizzes/at-the-door/door-a1.yaml",
        "voila/render/zh%2f01-at-the-door.ipynb/..",
        "voila/render/zh/..%5c01-at-the-door.ipynb",
        "voila/templates/law-at-the-door/static/../index.html.j2",
        "voila/static/../../../widgets/serve/app.py",
        "voila/execution/x",
        "data/quizzes/at-the-door/door-a1.yaml",
        "assets/00000000/../app.py",
        "assets/00000000/..%2fapp.py",
        "assets/00000000/app.py",
        "static/base/../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "api/contents/zh",
        "api/terminals",
        "api/spec.yaml",
        "nbconvert/html/zh/01-at-the-door.ipynb",
        "lab",
        "tree",
        "login",
        "logout",
    ],
)
async def test_sources_files_and_other_folders_are_not_there(server, path):
    answer = await server.got(path)

    assert answer.code == 404
    assert not re.search(rb"open_lesson|root:|rationale|import ", answer.body or b"")


async def test_no_key_is_told_before_the_answer(server, left, elsewhere):
    library = Library.open()
    words, lesson = library.words("zh"), library.lesson("at-the-door")
    html = (await server.got(ZH)).body.decode()
    learner = await Learner.fetch(server.base + ZH)
    shown = [json.dumps(each.view, ensure_ascii=False) for each in learner.screens.values()]
    await learner.sit()
    for name in learner.screens:
        learner.here = name
        await learner.act(act="go", to=name)
    heard = "".join([html, *shown, *learner.said])

    leaked = [
        told
        for item in map(library.item, lesson.items())
        for told in secrets(item, words)
        if json.dumps(told, ensure_ascii=False).strip('"') in heard
    ]

    assert set(learner.screens) == {HEAD, *(step.id for step in lesson.steps)}
    place = learner.screens["before"].view["key"]
    assert words.of(library.item(place.partition("/")[2]).stem) in heard
    assert leaked == []
    await learner.leave()


async def test_a_key_is_told_after_the_answer(seated):
    async with seated() as rogue:
        place = (await rogue.act(act="go", to="twins"))["key"]
        item = Library.open().item(place.partition("/")[2])
        response = [item.verdicts[0].id, item.options[0].id]
        await rogue.act(act="answer", at=place, sure="guess", response=response)

        assert item.decides.en in json.dumps(rogue.view, ensure_ascii=False)


async def test_every_screen_of_a_page_is_answered_and_all_keep_in_one_place(seated):
    async with seated() as rogue:
        for name in rogue.screens:
            rogue.here = name
            assert (await rogue.act(act="go", to=name))["serial"] > 1

        assert len(rogue.keepers) == 1
        assert [*rogue.stored] == [rogue.key]
        assert set(json.loads(rogue.stored[rogue.key])["places"]) == {*rogue.screens} - {HEAD}


async def test_the_screen_acted_in_is_shown_first_and_what_else_changes_after_it(seated):
    async with seated() as rogue:
        before = {name: each.view for name, each in rogue.screens.items()}
        place = rogue.screens["elsewhere"].view["key"]
        item = Library.open().item(place.partition("/")[2])
        response = [*(v.id for v in item.verdicts[:1]), *(o.id for o in item.options[:1])]
        await rogue.act(act="answer", at=place, response=response, sure="guess")
        changed = {name for name, each in rogue.screens.items() if each.view is not before[name]}
        rogue.here = "result"
        await rogue.changed()

        assert changed == {"elsewhere"}


async def test_a_page_that_was_away_is_shown_what_it_has_missed(seated):
    async with seated() as rogue:
        place = rogue.screens["twins"].view["key"]
        item = Library.open().item(place.partition("/")[2])
        response = [item.verdicts[0].id, item.options[0].id]
        await rogue.act(act="answer", at=place, sure="guess", response=response)
        seen, missed = rogue.view, {"view": {"key": "lost with the line"}}
        rogue.screens["twins"].view = missed
        rogue.close()
        await rogue.connect()
        await rogue.back()

        assert {**rogue.view, "serial": 0} == {**seen, "serial": 0}


async def test_what_was_erased_does_not_come_back_with_another_line(seated):
    async with seated() as rogue:
        await rogue.act(act="go", to="twins")
        await rogue.erase()
        rogue.close()
        await rogue.connect()
        await rogue.back()

        assert rogue.stored == {}


def secrets(item, words):
    """The words that tell which option is right."""
    options = [*item.options, *item.verdicts, *(o for f in item.fields for o in f.options)]
    return [words.of(item.decides), words.of(item.now), *(words.of(o.rationale) for o in options)]


async def test_a_message_that_is_too_long_closes_its_own_line(seated):
    async with seated() as rogue:
        with suppress(WebSocketClosedError):
            await rogue.socket.write_message(" " * (MOST_MESSAGE + 1))

        assert await rogue.over()
        await rogue.connect()
        assert await rogue.works()


async def test_a_long_message_that_is_none_is_left_alone(seated):
    async with seated() as rogue:
        await rogue.socket.write_message('{"channel": "' + "x" * (MOST_MESSAGE - 1000))

        assert await rogue.works()


@pytest.mark.parametrize(
    "offered", [[], ["v1.kernel.websocket.jupyter.org"]], ids=["as-ours", "binary"]
)
async def test_binary_messages_are_left_alone(seated, offered):
    counts = (b"\x7f\xff\xff\xff", b"\xff" * 4, b"\xff" * 8, b"\x08" + b"\0" * 7, b"", b"\0" * 99)

    async with seated() as rogue:
        address = f"{rogue.base}api/kernels/{rogue.kernel}/channels?session_id={uuid4().hex}"
        line = await websocket_connect(
            address.replace("http", "ws", 1), subprotocols=[*offered, rogue.secret]
        )
        with suppress(WebSocketClosedError):
            for count in counts:
                await line.write_message(count + bytes(range(64)), binary=True)
                await line.write_message(count, binary=True)

        assert line.selected_subprotocol == rogue.secret
        assert await rogue.works()
        line.close()


def contacts(length):
    """So many letters of a contact log, a contact a minute."""
    first, each = datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01 00:00 call answered\n"
    days = [first + timedelta(minutes=n) for n in range(length // len(each))]
    return "".join(f"{day:%Y-%m-%d %H:%M} call answered\n" for day in days).ljust(length)


def log(text):
    """An act that asks about a contact log."""
    return {"act": "ask", "response": ["lender=bank", "who=lender", f"log={text}"]}


async def asked_about(learner, text):
    """What a learner reads who has pasted a contact log."""
    learner.here = "contact-times"
    await learner.heard(await learner.begin(**log(text)), PATIENCE * 4)
    return learner.parts("outcome")


async def test_the_longest_log_is_answered(server):
    learner, text = await Learner.open(server.base + CALCULATORS), contacts(MOST_TEXT)

    found = await asked_about(learner, text)

    assert len(text) == MOST_TEXT
    assert f"{text.count('call'):,}" in json.dumps(found)
    await learner.leave()


async def seated_again(learner):
    """Whether a page that was put away gets its line back."""
    with suppress(Refused):
        await learner.connect()
        return True


async def test_a_kernel_has_a_few_lines_and_no_more(seated, server, left):
    def another():
        return replace(left[1], session=uuid4().hex, socket=None)

    async with seated():
        lines = [another() for _ in range(MOST_LINES - 1)]
        for each in lines:
            await each.connect()
        with pytest.raises(Refused, match="429"):
            await another().connect()

        lines[0].close()
        while not await seated_again(lines[0]):
            assert server.process.poll() is None
        for each in lines:
            each.close()


@pytest.mark.parametrize(
    "said", [{"Sec-Fetch-Dest": "image"}, {"Sec-Purpose": "prefetch"}], ids=["picture", "ahead"]
)
async def test_a_seat_is_not_for_a_picture_and_not_for_what_is_fetched_ahead(server, said):
    before = server.told("starts_total")

    answer = await server.got(ZH, headers=said)

    assert (answer.code, answer.body) == (403, b"")  # nobody would read it
    assert server.told("starts_total") == before


async def test_a_line_that_is_never_read_is_closed(stern_server):
    rogue = await Learner.fetch(stern_server.base + CALCULATORS)
    rogue.here = "contact-times"
    await rogue.connect(reads=False)

    await rogue.say(rogue.stage, {"act": log("x" * 400_000)})
    for n in range(40):  # 16 MB of answers, of which the system itself takes some
        more = {"act": "ask", "response": ["lender=bank", "who=lender"], "time": n}
        await rogue.say(rogue.stage, {"act": more})
    await until(lambda: "a line that was not read was closed" in stern_server.log)

    assert await rogue.over()
    assert "Traceback" not in stern_server.log
    await rogue.connect()
    await rogue.back(PATIENCE * 4)  # it is read slowly now
    await rogue.leave()


async def test_a_line_that_asks_on_and_on_whether_it_stands_is_closed(seated):
    async with seated() as rogue:
        with suppress(WebSocketClosedError, StreamClosedError):
            for _ in range(2 * MOST_AT_ONCE // LEAST_COUNTED):
                rogue.socket.ping(b"x" * 125)

        assert await rogue.over()
        await rogue.come_back()
        assert await rogue.works()


async def test_a_kernel_that_finds_no_end_is_killed_and_its_page_is_told(stern_server):
    rogue = await Learner.open(stern_server.base + CALCULATORS)
    neighbour = await Learner.open(stern_server.base + ZH)

    with pytest.raises(Ended):
        await asked_about(rogue, contacts(MOST_TEXT))

    assert "a kernel that found no end was killed" in stern_server.log
    assert await neighbour.works()
    neighbour.close()


def test_no_more_learners_come_in_than_files_may_be_open_for(tmp_path):
    served = [
        Served(folder, "--cap=90", str(most), program=("-c", NARROW))
        for most in (1024, 8192)
        if (folder := tmp_path / str(most)).mkdir() is None
    ]

    caps, logs = [each.told("cap") for each in served], [each.log for each in served]
    for each in served:
        each.end()

    assert caps == [(1024 - SERVER_FILES) // FILES_A_SEAT, 90]
    assert "90 asked for: only 1024 files may be open" in logs[0]
    assert "files may be open" not in logs[1]


async def test_nothing_that_was_typed_is_kept_and_no_address(server, elsewhere):
    typed = await Learner.fetch(f"{server.base}{CALCULATORS}?calc=contact-times&log={MARK}")
    await typed.connect()
    typed.here = "contact-times"
    arrived = {"query": f"?calc=contact-times&log={MARK}", "stored": {typed.key: MARK}}
    await typed.say(keeps(typed), {"arrived": arrived})
    await typed.act(act="ask", response=[f"log={MARK}", f"{MARK}=1"])
    assert MARK in json.dumps(typed.view)
    for act in ({"act": MARK}, {"act": "open", "of": MARK}, {"act": "save", "what": MARK}):
        await typed.act(**act)
    lesson = await Learner.fetch(server.base + ZH)
    await lesson.sit()
    at = lesson.view["key"]
    for act in (
        {"act": MARK},
        {"act": "go", "to": MARK},
        {"act": "answer", "at": at, "sure": MARK},
    ):
        await lesson.act(**{"response": [MARK, MARK], **act})
    await lesson.send("comm_msg", {"comm_id": MARK, "data": {"method": MARK}})
    await lesson.send(MARK, {"code": MARK})
    for text in (MARK, f'{{"header": {{"msg_type": "{MARK}"}}}}', json.dumps({"channel": MARK})):
        await lesson.socket.write_message(text)
    await lesson.act(act="go", to="now")
    files = server.files
    kept = [path for path in files if MARK.encode() in path.read_bytes()]
    for learner in (typed, lesson):
        await learner.leave()
    paths = (MARK, f"card/{MARK}", "voila/x", "", ZH)
    answers = [await server.got(f"{path}?q={MARK}&lang={MARK}%ff&wait=%ff") for path in paths]

    assert {answer.code for answer in answers} <= {200, 302, 400, 404}
    assert "Traceback" not in server.log
    for secret in (MARK, elsewhere):
        assert secret not in re.sub(rf"GET /(card/)?{MARK}\b", "", server.log)
    assert any(path.name.startswith("kernel-") for path in files)
    assert kept == []
    assert not [path for path in server.files if "history" in path.name]


async def test_no_cookie_is_set(seated, server):
    async with seated() as rogue:
        (asset,) = re.findall(
            r'href="/(assets/[^"]+/door.css)"', (await server.got("")).body.decode()
        )
        paths = ("", "card/zh", asset, ZH, "nope", "metrics", "healthz", "readyz")
        answers = [await server.got(path) for path in paths]

        assert "Set-Cookie" not in rogue.socket.headers
        assert [a.effective_url for a in answers if "Set-Cookie" in a.headers] == []


async def test_past_the_cap_a_flood_of_arrivals_gets_a_page_at_once(small_server, elsewhere):
    neighbour = await (await Learner.fetch(small_server.base + ZH)).sit()

    answers = await asyncio.gather(*(small_server.got(ZH if n % 2 else EN) for n in range(MANY)))

    codes = [answer.code for answer in answers]
    assert (codes.count(200), codes.count(503)) == (CAP - 1, MANY - CAP + 1)
    assert small_server.process.poll() is None
    assert await neighbour.works()
    assert small_server.told("waiting") == MANY - CAP + 1
    neighbour.close()


async def test_one_block_of_addresses_fills_the_line_so_far_and_leaves_room_for_others(tmp_path):
    served = Served(tmp_path, "--cap=1", "--front=/")
    learner = await Learner.fetch(served.base + ZH)
    many = [{"X-Real-IP": f"192.0.2.{n % 250}"} for n in range(MOST_IN_LINE + 50)]

    answers = await asyncio.gather(*(served.got(ZH, headers=each) for each in many))
    waiting = served.told("waiting")
    await served.got(ZH, headers={"X-Real-IP": "198.51.100.1"})

    assert {answer.code for answer in answers} == {503}
    assert (waiting, served.told("waiting")) == (MOST_IN_LINE, MOST_IN_LINE + 1)
    await learner.leave()
    served.end()


async def test_a_lesson_that_opens_takes_one_seat_and_no_more(small_server):
    opening, seen = asyncio.ensure_future(Learner.fetch(small_server.base + ZH)), set()
    while not opening.done():
        seen.add(await asyncio.to_thread(small_server.told, "live"))

    assert seen <= {0, 1}


@pytest.mark.parametrize("path", [ZH, EN], ids=["zh", "en"])
async def test_past_the_cap_a_page_says_so_and_opens_by_itself(small_server, path):
    seated = [await (await Learner.fetch(small_server.base + path)).sit() for _ in range(CAP)]
    lang = path.split("/")[2]
    words = Library.open().words(lang)

    waiting = await small_server.got(f"{path}?calc={MARKUP.replace(' ', '+')}")

    html = waiting.body.decode()
    ((every, again),) = re.findall(r'http-equiv="refresh" content="(\d+); url=/([^"]+)"', html)
    assert (waiting.code, waiting.headers["Retry-After"]) == (503, every)
    assert waiting.headers["Cache-Control"] == "no-store"
    assert f'<html lang="{lang}">' in html
    assert words("full-title") in html
    assert words.of(Library.open().card("at-the-door").title) in html
    assert "<h1" in html
    assert scripts(html) == FRAME
    assert (await small_server.got("readyz")).code == 503

    seated.pop().close()
    while (answer := await small_server.got(unescape(again))).code == 503:
        assert small_server.process.poll() is None
        await asyncio.sleep(0.2)

    assert answer.code == 200
    assert "door-screen" in answer.body.decode()
    for learner in seated:
        assert await learner.works()
        learner.close()


async def test_the_kernel_of_a_closed_page_ends_and_the_others_stay(small_server):
    closed, stays = [await (await Learner.fetch(small_server.base + ZH)).sit() for _ in range(2)]
    before = small_server.kernels

    closed.close()
    await until(lambda: small_server.told("live") == 1)
    await until(lambda: len(alive(before)) == 1)

    assert len(before) == 2
    assert await stays.works()
    stays.close()


def test_the_kernel_of_a_closed_page_is_gone_within_two_minutes():
    assert seats.ALONE + keeper.LOOK_SECONDS <= 120


def test_a_waiting_page_asks_again_before_it_is_taken_for_gone():
    assert 2 * pages.ASK_AGAIN < seats.STILL_WAITING


async def test_an_edit_shows_in_the_next_page_of_a_server_that_runs_on(authored, elsewhere):
    served, data = authored
    words, now, told = data / "strings.yaml", "Question ", []
    item = data / "quizzes" / "at-the-door" / "door-t1a.yaml"
    stem = Library.open().item("door-t1a").stem.en[:20]

    for now, then in ((stem, "Just written"), ("Just written", "Written again")):
        learner = await (await Learner.fetch(served.base + EN)).sit()
        seen = json.dumps((await learner.act(act="go", to="twins")), ensure_ascii=False)
        home = (await served.got("?lang=en")).body.decode()
        told.append((now in seen, "Law at the Door" in home))
        learner.close()
        item.write_text(item.read_text("utf-8").replace(now, then), "utf-8")
        words.write_text(words.read_text("utf-8").replace("Law at the Door", then), "utf-8")

    assert told == [(True, True), (True, False)]


async def test_what_a_calculator_keeps_is_there_on_a_page_opened_anew(server):
    address = server.base + CALCULATORS
    learner = await Learner.open(address)
    learner.here = "court-costs"
    shown = await learner.act(act="example", of="order")
    await learner.leave()
    again = await Learner.open(address, learner.stored)
    again.here = "court-costs"

    assert [*learner.stored] == ["law-at-the-door/calculators/court-costs"]
    assert {**again.view, "serial": 0} == {**shown, "serial": 0}
    await again.leave()


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A server over a folder in which a teacher has put a notebook with widgets of others."""
    root = tmp_path_factory.mktemp("own")
    code: dict[str, object] = {"cell_type": "code", "metadata": {}, "id": "one"}
    slider = (
        "import ipywidgets\nx = ipywidgets.IntSlider(3)\nx.observe(lambda c: print(c), 'value')\nx"
    )
    code |= {"source": slider, "outputs": [], "execution_count": None}
    told: dict[str, Any] = {"cells": [code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    shutil.copytree(ROOT / "notebooks" / "zh", root / "zh")
    (root / "zh" / "own.ipynb").write_text(json.dumps(told), encoding="utf-8")
    (root / "home").mkdir()
    served = Served(root / "home", "--cap=6", f"--Voila.root_dir={root}")
    yield served
    served.end()


async def stock_page(server):
    """A page with Voilà's own front end: its text, and a learner at it without screens of ours."""
    html = (await server.got("voila/render/zh/own.ipynb")).body.decode()
    return html, stock_learner(server, html)


def stock_learner(server, html):
    told = json.loads(unescape(_config(html)))
    known = {"kernel": told["kernelId"], "secret": told["secret"]}
    return Learner(base=server.base, **known, screens={}, here=HEAD)


def _config(html):
    [config] = re.findall(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', html, re.DOTALL)
    return config


def slider_of(html):
    return re.findall(r'"model_id": "([0-9a-f]+)"', html)[0]


async def test_a_slider_of_a_teacher_s_notebook_is_moved(own, elsewhere):
    html, page = await stock_page(own)
    await page.connect()

    update = {"method": "update", "state": {"value": 7}, "buffer_paths": []}
    told = await page.send("comm_msg", {"comm_id": slider_of(html), "data": update})
    await page.heard(told)
    told = await page.send(
        "comm_msg", {"comm_id": slider_of(html), "data": {"method": "request_state"}}
    )
    await page.heard(told)

    assert any('"value": 7' in said for said in page.said)
    await page.leave()


async def test_on_such_a_page_as_well_no_code_is_run_and_no_widget_made(own, elsewhere, tmp_path):
    html, page = await stock_page(own)
    await page.connect()
    made = tmp_path / "made"
    code = {"code": f"open({str(made)!r}, 'w')", "silent": False, "store_history": True}
    state = {"_model_module": "@jupyter-widgets/controls", "_model_name": "IntSliderModel"}

    for kind, channel in product(
        ("execute_request", "debug_request", "complete_request", "shutdown_request"),
        ("shell", "control", "stdin"),
    ):
        await page.send(kind, code, channel)
    data = {"state": {**state, "_view_name": "IntSliderView"}, "buffer_paths": []}
    opened = {"comm_id": "x", "target_name": "jupyter.widget", "data": data}
    await page.send("comm_open", opened)
    for _ in range(2):  # a reply may come after the word that it was given
        await page.heard(await page.send("comm_info_request", {"target_name": "any"}))
    comms, *_ = [json.loads(said)["content"]["comms"] for said in page.said if '"comms"' in said]

    assert slider_of(html) in comms
    assert "x" not in comms
    assert not made.exists()
    assert not any("execute_re" in said for said in page.said)
    await page.leave()


async def test_the_page_of_a_lesson_beside_it_may_say_no_more_than_before(own, elsewhere):
    _, page = await stock_page(own)
    neighbour = await (await Learner.fetch(own.base + ZH)).sit()

    data = {"method": "update", "state": {"view": {"key": "x"}}, "buffer_paths": []}
    await neighbour.send("comm_msg", {"comm_id": neighbour.stage, "data": data})
    await neighbour.send("comm_info_request", {})
    await neighbour.send("comm_close", {"comm_id": neighbour.stage, "data": {}})

    assert await neighbour.works()
    assert not any('"comms"' in said for said in neighbour.said)
    await page.leave()
    await neighbour.leave()


async def test_a_stock_page_runs_no_code_of_its_own_and_asks_no_other_host(own):
    answer = await own.got("voila/render/zh/own.ipynb")
    await stock_learner(own, answer.body.decode()).leave()

    html, policy = answer.body.decode(), answer.headers["Content-Security-Policy"]
    assert "script-src 'self' blob:;" in policy
    assert not re.findall(r"<script(?![^>]*(?:src=|type=\"application/))[^>]*>", html)
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", html)
    assert "import ipywidgets" not in html


@pytest.mark.parametrize(
    "path",
    [
        "stock/{mark}/voila/../../../widgets/serve/app.py",
        "stock/{mark}/voila/%2e%2e/x.js",
        "stock/{mark}/extensions/jupyterlab_pygments/package.json",
        "stock/{mark}/",
        "stock/x/voila/voila.js",
        "voila/static/extension.js",
        "voila/templates/lab/static/voila.js",
        "voila/labextensions/anywidget/package.json",
        "api/kernels",
        "api/contents/zh/own.ipynb",
        "voila/files/zh/own.ipynb",
    ],
)
async def test_no_file_is_served_but_those_of_the_front_ends(own, path):
    mark = Stock("/").assets.mark
    known = await own.got(f"stock/{mark}/voila/voila.js")

    answer = await own.got(path.format(mark=mark))

    assert (known.code, answer.code) == (200, 404)


async def test_a_kernel_is_told_of_to_whoever_knows_its_name_and_not_ended_by_it(own):
    _, page = await stock_page(own)

    told = json.loads((await own.got(f"api/kernels/{page.kernel}")).body)
    ends = [
        (
            await own.got(
                f"api/kernels/{page.kernel}", method=method, allow_nonstandard_methods=True
            )
        ).code
        for method in ("DELETE", "POST", "PATCH", "PUT")
    ]

    assert told["id"] == page.kernel
    assert {*told} <= {"id", "name", "last_activity", "execution_state", "connections", "reason"}
    assert {*ends} <= {403, 405}
    assert (await own.got(f"api/kernels/{page.kernel}")).code == 200
    assert (await own.got(f"api/kernels/{uuid4()}")).code == 404
    await page.leave()
