from __future__ import annotations

import asyncio
import socket
from contextlib import contextmanager
from typing import Any, ClassVar
from unittest.mock import Mock, patch

import pytest
from tornado.httpserver import HTTPServer
from tornado.testing import AsyncHTTPTestCase, bind_unused_port
from tornado.web import Application, RequestHandler

from widgets.serve import limits
from widgets.serve.listener import Listener

GUESTS = 2
ROOM, LAPTOP, PHONE, HERE = 20, "192.0.2.7", "192.0.2.8", "127.0.0.1"


class Read(RequestHandler):
    def get(self):
        self.finish("read")

    def post(self):
        self.finish(f"{len(self.request.body)}")


class Listened(AsyncHTTPTestCase):
    """A server of its own, which lets in two at a time."""

    patience: float = limits.HEAD_SECONDS

    def get_app(self) -> Application:
        return Application([("/", Read)])

    def get_http_server(self) -> Listener:
        self.enterContext(patch("widgets.serve.listener.HEAD_SECONDS", self.patience))
        return Listener(self._app, GUESTS)

    @contextmanager
    def guest(self, *said: str):
        """Somebody who comes in and says something, but never all of it."""
        with socket.create_connection(("127.0.0.1", self.get_http_port())) as line:
            line.settimeout(0)
            line.sendall("\r\n".join(said).encode())
            yield line

    def over(self, line: socket.socket) -> bool:
        """Whether the server closes a line, sooner or later."""

        async def closed() -> bool:
            return not await asyncio.get_running_loop().sock_recv(line, 1)

        return bool(self.io_loop.run_sync(closed, timeout=5))


class TestCrowd(Listened):
    def test_past_so_many_connections_the_next_is_closed_at_once(self):
        with self.guest("GET / HTTP/1.1", ""), self.guest(), self.guest() as third:
            assert self.over(third)

    def test_a_long_body_is_not_even_read(self):
        short, long = "x" * limits.MOST_BODY, "x" * (limits.MOST_BODY + 1)

        assert self.fetch("/", method="POST", body=short).body == b"%d" % limits.MOST_BODY
        assert self.fetch("/", method="POST", body=long).code == 400


class TestPatience(Listened):
    patience = 0.2

    def test_whoever_never_says_all_makes_room_again(self):
        with self.guest("GET / HTTP/1.1", "") as first, self.guest() as second:
            assert self.over(first)
            assert self.over(second)

            assert self.fetch("/").body == b"read"


async def test_of_a_crowd_that_connects_one_is_heard_in_each_round_of_the_loop(monkeypatch):
    heard, loop = [], asyncio.get_running_loop()
    monkeypatch.setattr(
        HTTPServer, "handle_stream", lambda _self, stream, _from: heard.append(stream)
    )
    listener = Listener(Application(), GUESTS + 1)

    for name in list[Any]("abc"):
        listener.handle_stream(name, ())
    for n in range(3):
        loop.call_soon(heard.append, n)
        await asyncio.sleep(0)

    assert heard == ["a", 0, "b", 1, "c", 2]


async def test_who_waits_to_be_heard_is_counted_among_those_who_are_there(monkeypatch):
    monkeypatch.setattr(HTTPServer, "handle_stream", lambda _self, _stream, _from: None)
    listener, streams = Listener(Application(), GUESTS), [Mock() for _ in range(GUESTS + 1)]

    for stream in streams:
        listener.handle_stream(stream, ())

    assert [each.close.called for each in streams] == [False, False, True]


class Where(RequestHandler):
    def get(self):
        self.finish(self.request.remote_ip)


class TestProxied(AsyncHTTPTestCase):
    def get_app(self) -> Application:
        return Application([("/", Where)])

    def told(self, *, proxied: bool) -> str:
        server = Listener(self._app, GUESTS, proxied=proxied)
        line, port = bind_unused_port()
        server.add_socket(line)
        address = f"http://127.0.0.1:{port}/"
        asked = self.http_client.fetch(address, headers={"X-Real-IP": "192.0.2.7"})
        answer = self.io_loop.run_sync(lambda: asked)
        server.stop()
        return str(answer.body.decode())

    def test_behind_a_proxy_it_is_believed_where_a_visitor_comes_from_and_else_not(self):
        assert self.told(proxied=True) == "192.0.2.7"
        assert self.told(proxied=False) == "127.0.0.1"


@pytest.fixture
def room(monkeypatch):
    """Who is in: a listener with room for some, two of them from this machine itself."""
    monkeypatch.setattr(HTTPServer, "handle_stream", lambda _self, _stream, _from: None)
    return Listener(Application(), ROOM)


def come(listener, address, *, asks=False, times=1):
    """Connections from an address, which wait for a request, or are being answered one."""
    streams = [Mock(**{"reading.return_value": not asks}) for _ in range(times)]
    for stream in streams:
        listener.handle_stream(stream, (address, 50_000))
    return streams


def closed(streams):
    return [each.close.called for each in streams].count(True)


async def test_one_machine_keeps_nobody_out_with_connections_that_ask_nothing(room):
    few = come(room, PHONE, times=2)
    many = come(room, LAPTOP, times=3 * ROOM)
    guest, leader = come(room, "192.0.2.9"), come(room, HERE)

    assert closed([*few, *guest, *leader]) == 0
    assert closed(many[:2]) == 2  # the oldest
    assert not many[-1].close.called


async def test_what_is_being_answered_is_not_closed_for_whoever_comes(room):
    asking = come(room, LAPTOP, asks=True, times=ROOM - 2)
    late = come(room, PHONE)

    assert closed(asking) == 0
    assert closed(late) == 1
    assert closed(come(room, HERE, times=2)) == 0


async def test_one_address_has_so_many_and_its_oldest_makes_room_for_its_next(room, monkeypatch):
    monkeypatch.setattr("widgets.serve.listener.MOST_EACH", 4)
    many = come(room, LAPTOP, times=6)

    assert [each.close.called for each in many] == [True, True, False, False, False, False]


@pytest.mark.parametrize("proxied", [True, False])
async def test_who_comes_by_a_proxy_ends_nobody_elses_connection(room, monkeypatch, proxied):
    monkeypatch.setattr("widgets.serve.listener.MOST_EACH", 4)
    room = Listener(Application(), ROOM, proxied=proxied)
    brought = come(room, LAPTOP if proxied else HERE, times=ROOM + 3)

    assert [each.close.called for each in brought] == [False] * ROOM + [True] * 3


async def test_who_has_gone_is_counted_no_longer(room, monkeypatch):
    monkeypatch.setattr(HTTPServer, "on_close", lambda _self, _line: None)
    for stream in come(room, LAPTOP, asks=True, times=ROOM - 2):
        room.on_close(Mock(stream=stream))

    assert closed(come(room, LAPTOP, asks=True, times=ROOM - 2)) == 0


class Slow(RequestHandler):
    began: ClassVar[asyncio.Event]
    may_end: ClassVar[asyncio.Event]

    async def get(self):
        self.began.set()
        await self.may_end.wait()
        self.finish("slow")


async def test_a_line_that_waits_for_a_request_reads_and_one_that_is_answered_does_not(monkeypatch):
    """What decides whose connection ends, of Tornado itself."""
    monkeypatch.setattr("widgets.serve.listener.only_here", lambda _host: False)
    monkeypatch.setattr("widgets.serve.listener.MOST_EACH", 2)
    Slow.began, Slow.may_end = asyncio.Event(), asyncio.Event()
    line, port = bind_unused_port()
    server = Listener(Application([("/", Slow)]), ROOM)
    server.add_socket(line)
    asked, ask = await asyncio.open_connection("127.0.0.1", port)
    ask.write(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    await Slow.began.wait()
    idle, one = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(0)
    _, other = await asyncio.open_connection("127.0.0.1", port)

    assert await idle.read() == b""
    Slow.may_end.set()
    assert (await asked.read()).endswith(b"slow")
    for each in (ask, one, other):
        each.close()
    server.stop()


async def test_an_eighth_of_the_places_is_kept_for_this_machine_itself(monkeypatch):
    monkeypatch.setattr(HTTPServer, "handle_stream", lambda _self, _stream, _from: None)
    listener = Listener(Application(), 16)

    others = come(listener, LAPTOP, asks=True, times=15)
    own = come(listener, HERE, asks=True, times=3)

    assert [each.close.called for each in others] == [False] * 14 + [True]
    assert [each.close.called for each in own] == [False, False, True]


def test_what_is_held_of_a_connection_is_two_of_the_longest_messages_and_no_more():
    assert Listener(Application(), GUESTS).max_buffer_size == 2 * limits.WIDE_MESSAGE
