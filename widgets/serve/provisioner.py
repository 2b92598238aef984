"""Kernels forked from the fork server: what Jupyter asks of the one who starts them."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import resource
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from widgets.serve.limits import KERNEL_MEMORY
from widgets.serve.private import UNRESTED

PATIENCE = 5
LOADING = 30
SILENCE = 10
"""A fork server silent for so long, in seconds, is of no use: its kernels go on without it."""

log = logging.getLogger(__name__)


@cache
def _life() -> int:
    """A pipe's end that ends when this process does, however that comes: kernels look at it."""
    return os.pipe()[0]


class ForkServer:
    """The fork server's process, and the socket on which kernels are ordered."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        ours.settimeout(LOADING)
        handed = (theirs.fileno(), _life())
        with theirs, ours:
            command = [sys.executable, "-m", "widgets.serve.fork_server", *map(str, handed)]
            self.process = subprocess.Popen(command, pass_fds=handed)
            self._line = ours.makefile("rwb")
        self._socket = ours
        self._lock = asyncio.Lock()
        self._loaded = self._given = False

    async def kernel(self, argv: list[str], env: dict[str, str], folder: str) -> int:
        """A new kernel's process id. The first waits until the fork server has loaded everything.

        Raises:
            OSError: the fork server has ended, or is silent.
        """
        order = json.dumps({"argv": argv, "env": env, "cwd": folder}).encode() + b"\n"
        async with self._lock:
            return await asyncio.to_thread(self._order, order)

    def next(self) -> ForkServer | None:
        """Another in place of this one, of no use any more; none if it never gave a kernel."""
        self.process.kill()  # whoever waited for it to end would keep everybody waiting
        self.end()
        return ForkServer() if self._given else None

    def end(self) -> None:
        """Ends it, which ends its kernels; one that does not hear is ended from outside."""
        if not self._loaded:
            self.process.kill()
        with suppress(OSError):  # what was still to be written to a fork server that has ended
            self._line.close()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def _order(self, order: bytes) -> int:
        if not self._loaded:
            self._loaded = self._line.readline() == b"ready\n"
            self._socket.settimeout(SILENCE)
        self._line.write(order)
        self._line.flush()
        pid = self._line.readline()
        if not pid:
            raise BrokenPipeError("the fork server has ended")
        self._given = True
        return int(pid)


class ForkedProcess:
    """A forked kernel's process, as far as Jupyter asks of one. It is no child of the server's."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._fd = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Nothing while it lives, and 1 once it has ended, however it ended."""
        if self.returncode is None:
            poller = select.poll()
            poller.register(self._fd, select.POLLIN)
            if poller.poll(0):
                os.close(self._fd)
                self.returncode = 1
        return self.returncode

    def wait(self) -> int | None:
        """As `poll`: who asks has waited."""
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Sends a signal, unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it may have ended since it was asked
                signal.pidfd_send_signal(self._fd, number)

    def kill(self) -> None:
        """Ends it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Asks it to end."""
        self.send_signal(signal.SIGTERM)


class ForkProvisioner(LocalProvisioner):
    """Starts a kernel by a fork of the fork server; where there is none, as Jupyter does."""

    fork_server: ClassVar[ForkServer | None] = None

    async def launch_kernel(self, cmd: list[str], **given: Any) -> KernelConnectionInfo:
        """Starts the kernel that `cmd` asks for, with so much memory and no more."""
        connection = await self._launch(cmd, **given)
        _bound(self.pid)
        return connection

    async def _launch(self, cmd: list[str], **given: Any) -> KernelConnectionInfo:
        if ForkProvisioner.fork_server is None:
            return await super().launch_kernel(cmd, **given)
        folder, fork_server = given.get("cwd") or str(Path.cwd()), ForkProvisioner.fork_server
        try:
            argv = [*cmd[cmd.index("-f") :], UNRESTED]
            pid = await fork_server.kernel(argv, given["env"], folder)
        except (OSError, ValueError):
            log.exception("the fork server has ended; this kernel is started without it")
            if ForkProvisioner.fork_server is fork_server:
                ForkProvisioner.fork_server = fork_server.next()
            return await super().launch_kernel(cmd, **given)
        self.process = ForkedProcess(pid)  # type: ignore[assignment]  # as much of Popen as is asked for
        self.pid = self.pgid = pid
        return self.connection_info


def _bound(pid: int | None) -> None:
    """Sets how much memory a process may ask for, where the system can do that from outside."""
    if pid and sys.platform == "linux":
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_DATA, (KERNEL_MEMORY, KERNEL_MEMORY))
