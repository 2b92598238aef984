"""A workshop as a facilitator starts it, and three learners who come in at once."""

from __future__ import annotations

import asyncio
import io
import json
import re
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from tests.machine import ROOT
from tests.serve.served import ZH, Learner, Served
from widgets.content.library import Library
from widgets.core.errors import LabError
from widgets.serve import capacity as room_module
from widgets.serve import network, own_browser, workshop
from widgets.serve.app import NOTEBOOKS
from widgets.serve.classroom.code import ClassKeys
from widgets.serve.limits import MIB
from widgets.serve.notebook_index import NotebookIndex, NotebookPath
from widgets.serve.plan import WorkshopPlan
from widgets.serve.workshop import Workshop

PATIENCE = 60
# The same workshop, for a room that is this machine alone, and which is refilled without a pause.
ROOM = """
import sys
from widgets.serve import network, workshop
network.only_here = lambda ip: False
workshop.REFILL_SECONDS = 0.1
sys.exit(workshop.main())
"""


@pytest.fixture(scope="module")
def server():
    with tempfile.TemporaryDirectory() as folder:
        asked = ("--lesson=1", "--seats=3", "--ip=127.0.0.1", "--open=0")
        served = Served(Path(folder), *asked, program=("-c", ROOM))
        until(lambda: "Ctrl+C" in served.log)
        yield served
        served.end()


@pytest.fixture
def words():
    return Library.open().words("en")


@pytest.fixture
def asked(monkeypatch, capsys):
    """What the command says to what it is given, on a machine with room for three seats."""
    free = SimpleNamespace(available=430 * MIB)
    monkeypatch.setattr(room_module, "virtual_memory", lambda: free)
    monkeypatch.setattr(network, "hosts", lambda: ("192.168.1.5",))

    def said(*given: str) -> tuple[int, str, str]:
        code = workshop.main([*given])
        return code, *capsys.readouterr()

    return said


def until(true) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def room(words, out, *, warmed: int, seats: int = 20) -> Any:
    """A workshop that is as far as that, without a server."""
    place = NotebookPath("en", "01-at-the-door.ipynb")
    hosts = ("192.168.1.5", "10.0.0.7")
    plan = WorkshopPlan(place, "The door", seats, seats, network.EVERYWHERE[1], 8866, hosts)
    made: Any = Workshop(plan, words, out)
    made.port = 8866
    made.row = SimpleNamespace(warmed=warmed)
    made.hall = SimpleNamespace(keys=ClassKeys("246835", "k" * 32))
    made.site = SimpleNamespace(base="/", lesson_href=lambda place: f"/voila/render/{place.path}")
    return made


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


async def test_three_learners_find_three_warm_seats_and_each_is_answered(server):
    assert (server.told("pooled"), server.told("live"), server.told("cap")) == (3, 0, 3)
    warm = server.kernels

    came: list[Any] = await asyncio.gather(*(Learner.fetch(server.base + ZH) for _ in range(3)))
    assert server.kernels == warm  # nobody waited for a kernel
    assert (server.told("pooled"), server.told("live")) == (0, 3)
    learners = await asyncio.gather(*(each.sit() for each in came))
    assert [await each.works() for each in learners] == [True] * 3
    assert len({each.kernel for each in learners}) == 3

    # No room, no warm seat: with everybody in, nothing is warmed beyond the cap. Then one leaves.
    assert server.kernels == warm
    await learners[0].leave()
    await asyncio.to_thread(until, lambda: server.told("pooled") == 1)
    await asyncio.to_thread(until, lambda: len(server.kernels) == 3)
    assert server.told("live") == 2


async def test_a_warm_seat_s_page_leaves_out_what_is_for_jupyterlab_alone(server):
    notebook = json.loads((NOTEBOOKS / "zh" / "01-at-the-door.ipynb").read_text("utf-8"))
    code = [each for each in notebook["cells"] if each["cell_type"] == "code"]
    run = [each for each in code if "lab" not in each["metadata"].get("tags", ())]
    await asyncio.to_thread(until, lambda: server.told("pooled") == 1)

    html = (await server.got(ZH)).body.decode()

    assert html.count('<div class="door-part"') == len(run) < len(code)
    assert html.count('class="door-screen"') == html.count("law-at-the-door/at-the-door")


def test_the_facilitator_reads_what_it_takes_how_far_it_is_and_where_to_go(server):
    log, address = server.log, server.base + ZH
    lines = log.splitlines()

    title = NotebookIndex(NOTEBOOKS).outline(NotebookPath("zh", "01-at-the-door.ipynb")).title
    assert re.match(rf"“{title}”，3个座位：大约要用0\.\d GB内存（现在空闲.* GB），", lines[0])
    assert "正在准备座位：3/3" in lines
    assert f"这一课的地址，自学的时候用：{address}" in lines
    assert f"也可以在浏览器里输入 {server.base} ，再点“{title}”。" in lines
    assert any("您自己打开课文，也占一个座位" in line for line in lines)
    assert lines.index("准备好了：3个座位，可以开始了。") > lines.index("正在准备座位：3/3")


def test_the_class_is_open_before_any_seat_is_warm(server):
    lines = server.log.splitlines()
    keys = json.loads((ROOT / "build" / "class.json").read_text("utf-8"))
    room = f"{server.base}c/{keys['code']}"

    assert lines[2].startswith("带课页面")
    assert lines[3] == f"  {server.base}lead#k={keys['key']}"
    assert "\n".join(network.code(room, coloured=False)) in server.log
    assert lines.index(f"投影打开：{room}/screen") < lines.index("正在准备座位：0/3")


def test_nothing_but_what_the_facilitator_needs_is_on_the_terminal(server):
    found = re.findall(r"(?m)^.*(?:WARN|ERROR|Traceback|\[I).*$", server.log)

    assert found == []


def test_a_terminal_has_one_line_of_progress_and_elsewhere_there_are_a_few(words):
    terminal, file = Terminal(), io.StringIO()
    for n in range(21):
        room(words, terminal, warmed=n)._progress()
    quiet = room(words, file, warmed=0)
    for n in [*range(21), 20]:
        quiet.row.warmed = n
        quiet._progress()

    assert terminal.getvalue().count("\n") == 0
    assert terminal.getvalue().endswith("\r\x1b[KWarming seats: 20 of 20")
    assert file.getvalue().splitlines()[:2] == ["Warming seats: 0 of 20", "Warming seats: 2 of 20"]
    assert len(file.getvalue().splitlines()) == 11  # 0, 2, 4 … 20


def test_every_address_is_told_and_seats_that_stayed_cold(words):
    out = io.StringIO()
    room(words, out, warmed=18)._ready()

    told = out.getvalue()

    assert "http://192.168.1.5:8866/voila/render/en/01-at-the-door.ipynb" in told
    assert "other addresses too: http://10.0.0.7:8866/" in told
    assert "2 seats could not be warmed" in told
    assert "Ready: 18 seats" in told


async def test_the_cockpit_is_shown_in_this_machine_s_browser_where_that_is_asked_for(
    words, monkeypatch
):
    shown: list[str] = []
    monkeypatch.setattr(own_browser, "opened", lambda address, folder: shown.append(address))
    for opens in (False, True):
        held = room(words, io.StringIO(), warmed=0)
        held._opens = opens
        await held._invite()

    assert shown == [f"http://127.0.0.1:8866/lead#k={'k' * 32}"]


def test_a_machine_that_is_too_small_is_told_at_once_and_for_how_many_there_is_room(asked):
    code, out, err = asked("--lesson=06", "--seats=40", "--lang=en")

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "too small for 40 seats" in err
    assert "There is room for 3: use SEATS=3" in err


@pytest.mark.parametrize(
    ("given", "lesson"),
    [
        ((), "01"),
        (("--lesson=06",), "06"),
        (("--plan=owe-60",), "what-do-i-owe"),
        (("--plan=owe-60", "--lesson=06"), "what-do-i-owe"),
    ],
)
def test_a_class_s_plan_brings_its_lesson_and_without_one_it_is_the_one_asked_for(
    asked, monkeypatch, given, lesson
):
    wanted: list[str] = []

    def planned(namespace, *_):
        wanted.append(namespace.lesson)
        raise LabError("so far")

    monkeypatch.setattr(workshop, "planned", planned)

    assert asked(*given) == (2, "", "so far\n")
    assert wanted == [lesson]


USUAL = {
    "lesson": "01",
    "plan": "",
    "seats": "40",
    "people": "",
    "cap": "",
    "lang": "zh",
    "port": "8866",
    "per_address": 3,
    "ip": network.EVERYWHERE[1],
    "open": "1",
    "remote": False,
    "new": False,
    "site": "",
    "digit": "2",
}


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ((), {}),
        (("--seats=3", "--people=9", "--cap=5"), {"seats": "3", "people": "9", "cap": "5"}),
        (("--port=9000", "--ip=192.0.2.1"), {"port": "9000", "ip": "192.0.2.1"}),
        (("--per-address=0", "--open=0"), {"per_address": 0, "open": "0"}),
        (("--remote", "--new"), {"remote": True, "new": True}),
        (("--site=https://a.example", "--digit=7"), {"site": "https://a.example", "digit": "7"}),
    ],
)
def test_a_class_is_planned_as_it_is_asked_for(asked, monkeypatch, given, changed):
    wanted: list[dict[str, Any]] = []

    def planned(namespace, *_):
        wanted.append(vars(namespace))
        raise LabError("so far")

    monkeypatch.setattr(workshop, "planned", planned)
    asked(*given)

    assert wanted == [{**USUAL, **changed}]


@pytest.mark.parametrize(
    ("given", "site", "display", "opens"),
    [
        ((), "", True, True),
        (("--open=0",), "", True, False),
        ((), "https://a.example", True, False),
        ((), "", False, False),
    ],
)
def test_a_browser_is_opened_where_there_is_one_to_see_and_nobody_said_no(
    asked, monkeypatch, words, given, site, display, opens
):
    held: list[tuple[Any, ...]] = []

    class Held:
        def __init__(self, *told: Any, opens: bool) -> None:
            held.append((*told[3:], opens))

        def initialize(self, _argv: list[str]) -> None:
            raise LabError("so far")

    plan = room(words, io.StringIO(), warmed=0).plan
    monkeypatch.setattr(workshop, "planned", lambda *_: replace(plan, site=site))
    monkeypatch.setattr(own_browser, "has_display", lambda: display)
    monkeypatch.setattr(workshop, "Workshop", Held)
    asked("--per-address=5", *given)

    assert held == [(5, "", opens)]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--plan=owe-61",), "没有“owe-61”"),
        (("--lesson=99",), "没有“99”这一课。现有：01 "),
        (("--seats=many",), "SEATS要填0到9999的整数，不能是“many”。例如：SEATS=40。"),
        (("--seats=2", "--port=x"), "PORT要填1到65535的整数，不能是“x”。例如：PORT=8866。"),
        (("--seats=2", "--ip=127.0.0.1"), "手机连不上127.0.0.1"),
        (("--seats=2", "--cap=9"), "这台机器带不动9个座位"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(asked, given, told):
    code, out, err = asked(*given)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(told)


def test_a_port_in_use_is_told_before_anything_is_warmed(asked, server):
    port = server.base.split(":")[2].strip("/")

    before = psutil.Process().children()

    code, out, err = asked("--seats=2", f"--port={port}", "--lang=en")

    assert (code, out) == (2, "")
    other = int(port) + 1
    assert err == f"Another program uses port {port}. End it, or use another: PORT={other}.\n"
    assert psutil.Process().children() == before
