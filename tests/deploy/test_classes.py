"""Two classes behind one address, each on a server of its own that its code's first digit names."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.class_server import ClassServer
from tests.class_wire import ClassLead, ClassPhone, answered
from tests.deploy.front import Front, Program
from tests.machine import free_port

DIGITS = "2", "3"
COCKPIT = ("/lead", "/lead/", "/lead/state", "/lead/act", "//lead/state", "/x/../lead")
NEIGHBOURS = 12
"""Phones of one class that share an address, as a school's do."""
OK, NOT_FOUND = HTTPStatus.OK, HTTPStatus.NOT_FOUND


@dataclass(frozen=True)
class Classes:
    """The address in front, and a class for each digit."""

    front: Front
    servers: dict[str, ClassServer]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.front.port}"

    def phone(self, digit: str) -> ClassPhone:
        return ClassPhone(f"{self.address}/c/{self.servers[digit].code}")

    def lead(self, digit: str) -> ClassLead:
        """Whoever leads, at the end of a tunnel to the server's own port."""
        return ClassLead(self.servers[digit].address, self.servers[digit].key)


@pytest.fixture(scope="module")
def classes(nginx: str, www: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classes]:
    with ExitStack() as ends:
        port, servers = free_port(), {}
        for digit in DIGITS:
            given = (f"--site=http://127.0.0.1:{port}", f"--digit={digit}", "--plan=door-45")
            held = ClassServer(tmp_path_factory.mktemp(digit), NEIGHBOURS, given)
            held.start()
            ends.callback(held.end)
            servers[digit] = held
        ports = {"80": port} | {f"887{digit}": held.port for digit, held in servers.items()}
        front = Front(tmp_path_factory.mktemp("front") / "nginx", "plain.conf", ports, www)
        before = Program([nginx, *front.command], port)
        ends.callback(before.end)
        before.answers("/card/zh")
        yield Classes(front, servers)


def test_each_class_votes_on_its_own_server_and_is_told_of_each_step(classes):
    async def tried() -> None:
        async def held(digit: str, n: int) -> None:
            phones, lead = [classes.phone(digit) for _ in range(n)], classes.lead(digit)
            assert {await phone.join() for phone in phones} == {OK}  # all from one address
            lives = [asyncio.create_task(phone.live()) for phone in phones]
            await lead.look()
            for move in (("go", "1"), ("ask",)):
                assert await lead.act(*move) == OK
            await asyncio.gather(*(phone.until("vote") for phone in phones))
            form = next(p for p in phones[0].view["view"]["parts"] if p["part"] == "form")
            chosen = [group["options"][0]["id"] for group in form["parts"]]
            assert {await phone.vote(chosen) for phone in phones} == {OK}
            assert (await lead.look())["n"] == n
            for life in lives:
                life.cancel()

        await asyncio.gather(held("2", NEIGHBOURS), held("3", 5))

    asyncio.run(tried())


def test_nobody_reaches_a_cockpit_through_the_address_in_front(classes):
    async def tried() -> None:
        for digit in DIGITS:
            key = classes.servers[digit].key
            for path in (
                "/lead",
                "/lead/",
                "/lead/state",
                "/lead/act",
                "//lead/state",
                "/x/../lead",
            ):
                for host in ("127.0.0.1", "localhost", "example.org"):
                    headers = {"Law-Lead": key, "Host": host, "X-Real-IP": "127.0.0.1"}
                    assert (await answered(classes.address + path, **headers)).code == NOT_FOUND

    asyncio.run(tried())


def test_a_code_that_is_typed_leads_to_its_class_and_one_without_a_class_says_so(classes):
    async def tried() -> None:
        code = classes.servers["3"].code
        spaced = f"{code[:3]}%20{code[3:]}"
        asked = await answered(f"{classes.address}/c?code={spaced}&lang=en")
        assert asked.headers["Location"].startswith(f"/c/{code}")
        assert (await answered(f"{classes.address}/c")).code == OK

        other = "2" if code[-1] != "2" else "3"
        assert (await answered(f"{classes.address}/c/{code[:-1]}{other}")).code == NOT_FOUND
        assert (await answered(f"{classes.address}/c/9234567")).code == HTTPStatus.BAD_GATEWAY

    asyncio.run(tried())


def test_the_log_holds_no_ticket_and_no_address_of_a_phone(classes):
    async def tried() -> None:
        phone = classes.phone("2")
        await answered(f"{phone.base}?t=1-secret&lang=en")
        log = classes.front.log_with(f"GET /c/{classes.servers['2'].code} ")

        assert [word for word in ("secret", "127.0.0.1 ") if word in log] == []
        kept = [server.log for server in classes.servers.values()]
        assert "secret" not in "".join(kept)
        path = classes.servers["2"].folder / "build" / "class-2.json"
        assert {*json.loads(path.read_text("utf-8"))} == {"begun", "code", "key", "plan"}

    asyncio.run(tried())
