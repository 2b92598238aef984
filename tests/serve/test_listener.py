from __future__ import annotations

import asyncio
import socket
from contextlib import contextmanager
from typing import Any
from unittest.mock import Mock, patch

from tornado.httpserver import HTTPServer
from tornado.testing import AsyncHTTPTestCase, bind_unused_port
from tornado.web import Application, RequestHandler

from widgets.serve import limits
from widgets.serve.listener import Listener

GUESTS = 2


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
