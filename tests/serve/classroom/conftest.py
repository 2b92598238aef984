"""A class on a small server of its own, without kernels."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from tests.core.classroom.test_classroom import course_of
from widgets.content.library import Library
from widgets.serve.classroom.addresses import addresses
from widgets.serve.classroom.code import ClassKeys
from widgets.serve.classroom.hall import ClassHall
from widgets.serve.classroom.session import ClassSession
from widgets.serve.classroom.tickets import Tickets
from widgets.serve.notebook_index import NotebookIndex
from widgets.serve.site import Site

KEYS = ClassKeys("246835", "k" * 32)


@dataclass
class Asking:
    """A browser that asks a class, without a cookie; the server begins with its first request."""

    app: Application
    hall: ClassHall
    base: str = ""
    sockets: list[socket.socket] = field(default_factory=list)

    async def get(self, path: str, **headers: str) -> HTTPResponse:
        return await self._fetch(path, headers=headers)

    async def post(self, path: str, told: Any, **headers: str) -> HTTPResponse:
        body = told if isinstance(told, str | bytes) else json.dumps(told)
        sent = {"Content-Type": "application/json", **headers}
        return await self._fetch(path, method="POST", body=body, headers=sent)

    async def head(self, path: str) -> HTTPResponse:
        return await self._fetch(path, method="HEAD")

    async def options(self, path: str, **headers: str) -> HTTPResponse:
        return await self._fetch(path, method="OPTIONS", headers=headers)

    async def ticket(self) -> str:
        found = json.loads((await self.post("/c/246835/ticket", {})).body)
        return str(found["ticket"])

    async def lead(self, move: str, to: str = "", on: str | None = None) -> HTTPResponse:
        told = {"move": move, "to": to, "on": on or self.hall.session.at}
        return await self.post("/lead/act?lang=en", told, **{"Law-Lead": KEYS.key})

    async def _fetch(self, path: str, **how: Any) -> HTTPResponse:
        if not self.sockets:
            bound, port = bind_unused_port()
            # A test says by a header from where somebody comes, as a proxy does.
            HTTPServer(self.app, xheaders=True).add_socket(bound)
            self.sockets.append(bound)
            self.base = f"http://127.0.0.1:{port}"
        client = AsyncHTTPClient(force_instance=True)
        return await client.fetch(
            self.base + path, raise_error=False, follow_redirects=False, **how
        )


@pytest.fixture
def asking(small, small_root: Path) -> Iterator[Asking]:
    library = Library(small_root)
    library.__dict__["texts"] = Library.open().texts
    session = ClassSession(course_of(small))
    hall = ClassHall(session, KEYS, Tickets(b"key", per_address=0), "http://192.0.2.1:8866")
    site = Site(library, NotebookIndex(small_root))
    app = Application(addresses(site, hall, lambda at: at), compress_response=True)
    asking = Asking(app, hall)
    yield asking
    for each in asking.sockets:
        each.close()
