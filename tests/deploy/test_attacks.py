"""What nginx, as it is shipped, keeps from the servers behind it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from tests.deploy.front import CONNECTIONS, PATIENCE, Front, Program, Standing, of_a_pod
from tests.kernel_line import MOST_OPEN
from tests.machine import free_port

LESSON = "/voila/render/en/01-at-the-door.ipynb"
ROOM, MANY = 400, 1500
"""Learners of one block who open a lesson in one instant, and far more than that."""
LONG = 95 * 1024 * 1024


@pytest.fixture(scope="module", params=["a machine", "a pod of Kubernetes"])
def alone(
    nginx: str, www: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Standing]:
    """nginx as shipped, without servers: what it lets through is answered at once, by 502."""
    folder = tmp_path_factory.mktemp("alone") / "nginx"
    if request.param == "a machine":
        ports = {"80": free_port(), "8867": free_port(), "8868": free_port()}
        front = Front(folder, "plain.conf", ports, www)
    else:
        front = of_a_pod(folder, www)
    before = Program([nginx, *front.command], front.port)
    before.answers("/card/zh")
    yield Standing(front, before, [])
    before.end()


async def code(address: str, source: str) -> int:
    """What is answered to an address of loopback's."""
    request = HTTPRequest(address, network_interface=source, request_timeout=PATIENCE)
    client = AsyncHTTPClient(max_clients=MOST_OPEN)
    return (await client.fetch(request, raise_error=False)).code


def test_one_block_opens_so_many_lessons_at_once_and_the_next_block_opens_its_own(alone):
    async def ask() -> tuple[list[int], int]:
        lesson = f"{alone.address}{LESSON}"
        block = (code(lesson, f"127.0.0.{2 + n % 200}") for n in range(MANY))
        limit = asyncio.Semaphore(CONNECTIONS // 4)

        async def one(asked) -> int:
            async with limit:
                return await asked

        return [*await asyncio.gather(*map(one, block))], await code(lesson, "127.0.1.2")

    codes, other = asyncio.run(ask())

    assert set(codes) == {502, 429}
    assert ROOM < codes.count(502) < MANY
    assert other == 502


def test_a_long_body_is_refused_before_any_of_it_is_read(alone):
    with socket.create_connection(("127.0.0.1", alone.front.port), PATIENCE) as line:
        line.sendall(f"POST /nope HTTP/1.1\r\nHost: x\r\nContent-Length: {LONG}\r\n\r\n".encode())
        answer = line.recv(1024)

    assert answer.startswith(b"HTTP/1.1 413 ")


def test_requests_that_never_come_whole_keep_others_out_for_seconds_and_no_longer(alone):
    with ExitStack() as half:
        for _ in range(2 * CONNECTIONS):
            line = half.enter_context(socket.create_connection(("127.0.0.1", alone.front.port)))
            line.sendall(b"GET /card/zh HTTP/1.1\r\nHost:")

        alone.nginx.answers("/card/zh")  # while they are held open
