"""The fork server: a process that has loaded all that a lesson needs, and forks kernels at once.

`python -m widgets.serve.fork_server FD LIFE` reads orders from a socket, one JSON object a line,
and answers each with the process id of a new kernel, which shares the memory of what was loaded
before it. LIFE is a pipe that ends with the server: so does a kernel, even one whose fork server
was killed.
"""

from __future__ import annotations

import gc
import json
import os
import random
import select
import signal
import socket
import sys
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from widgets.content.library import Library

KERNEL = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.magics",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "psutil",
    "tornado.platform.asyncio",
    "zmq.utils.garbage",
)
"""What a kernel imports as it starts: loaded here, it halves the time that each takes."""
QUIET = "--HistoryManager.enabled=False"
"""No page has a use for a history."""
STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)


def main(fd: int, life: int) -> None:
    """Load, then fork a kernel for every order until the server is gone; end them all with it."""
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a kernel that ended leaves nothing behind
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its kernels, not the terminal
    line, kernels = socket.socket(fileno=fd), dict[int, int]()
    with suppress(BrokenPipeError), line, line.makefile("rwb") as orders:
        orders.write(b"ready\n")
        orders.flush()
        for order in orders:
            _read()  # what was edited meanwhile
            pid = os.fork()
            if pid == 0:
                orders.close()  # both: a kernel that held the line open would hide our end
                line.close()
                _kernel(json.loads(order), life)
            kernels = {**_living(kernels), **_held(pid)}
            orders.write(b"%d\n" % pid)
            orders.flush()
    for kernel in _living(kernels).values():
        signal.pidfd_send_signal(kernel, signal.SIGKILL)


def _held(pid: int) -> dict[int, int]:
    """A kernel with a handle of its own; nothing if it has ended already."""
    try:
        return {pid: os.pidfd_open(pid)}
    except ProcessLookupError:
        return {}


def _living(kernels: dict[int, int]) -> dict[int, int]:
    """The kernels that have not ended, by process id, each with its own handle."""
    living = {}
    for pid, handle in kernels.items():
        poller = select.poll()
        poller.register(handle, select.POLLIN)
        if poller.poll(0):
            os.close(handle)
        else:
            living[pid] = handle
    return living


def _load() -> None:
    """All that a lesson's kernel imports and reads; nothing that starts a thread."""
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # a page has no use for a debugger
    for name in KERNEL:
        import_module(name)
    from IPython.core.inputtransformer2 import TransformerManager

    import widgets.core.calculators.answering
    import widgets.core.contact_log.log
    import widgets.core.screen.guessed
    import widgets.ui.cells
    import widgets.ui.channels
    import widgets.ui.law
    import widgets.ui.lesson
    import widgets.ui.pieces  # noqa: F401
    from widgets.serve.bounded_log import bound
    from widgets.ui.shared import drawing

    TransformerManager().transform_cell("0")  # type: ignore[no-untyped-call]  # made on first use
    bound([])  # what a page says may end in a line of its kernel's log
    _read()
    drawing()
    gc.collect()
    gc.disable()
    gc.freeze()  # what is loaded is never looked through again, so that its pages stay shared


def _read() -> None:
    """The content; a file at fault is told by the page that needs it, and is no reason to end."""
    from widgets.content.library import Library
    from widgets.core.errors import LabError

    with suppress(LabError):
        _read_all(Library.open())


@lru_cache(maxsize=1)
def _read_all(library: Library) -> None:
    """Everything in a library that a lesson's kernel asks for: once, until a file has changed."""
    from widgets.core.errors import LabError

    with suppress(LabError):
        library.law()
    with suppress(Exception):  # whatever fails in one calculator, its own page tells it
        _work_out(library)
    with suppress(LabError):
        for lesson in (*library.lessons(), *library.comparisons()):
            library.materials(lesson.id)


def _work_out(library: Library) -> None:
    """Each calculator's first example in both languages: what is made on first use is made here."""
    from widgets.content.today import today_in_china
    from widgets.core.calculators.answering import tried
    from widgets.core.calculators.state import desk_of
    from widgets.core.screen.calculator import present
    from widgets.core.screen.keeping import Keeping
    from widgets.core.text import LANGS

    context = library.calculator_context(today_in_china())
    for name, calculator in context.calculators.items():
        for lang in LANGS:
            desk = desk_of(context.tables.today, name, lang, calculator.examples[0].filled(lang))
            tries = tried(calculator, desk.sheet(name), context.tables)
            present(context, desk, lang, tries, Keeping(kept=False))


def _kernel(order: dict[str, Any], life: int) -> None:
    """Become a kernel. Never returns."""
    try:
        Thread(target=_end_with, args=(life,), daemon=True).start()
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        for number in STOP:
            signal.signal(number, signal.SIG_DFL)
        os.environ.clear()
        os.environ.update(order["env"])
        os.chdir(order["cwd"])
        random.seed()
        gc.enable()
        from ipykernel.kernelapp import IPKernelApp

        IPKernelApp.launch_instance(argv=[*order["argv"], QUIET])
    finally:
        os._exit(0)


def _end_with(life: int) -> None:
    """Ends this process when the server has ended."""
    os.read(life, 1)
    os._exit(0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
