"""Tests that are coroutines, and learners who come from an address that can be told."""

from __future__ import annotations

import asyncio
import inspect

import pytest
from tornado.tcpclient import TCPClient

ADDRESS = "127.0.0.7"


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs a test that is a coroutine to its end."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> str:
    """The address that learners come from: another than the server's own."""
    connect = TCPClient.connect

    async def connected(self, *given, **named):
        return await connect(self, *given, **{**named, "source_ip": ADDRESS})

    monkeypatch.setattr(TCPClient, "connect", connected)
    return ADDRESS
