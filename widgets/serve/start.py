"""What must be right before anyone is let in. What is not is told in one line."""

from __future__ import annotations

import os
import resource
from pathlib import Path
from tempfile import TemporaryFile

from jupyter_core.paths import jupyter_data_dir

from widgets.core.errors import LabError
from widgets.core.text import LANGS
from widgets.serve import pages
from widgets.serve.capacity import Machine
from widgets.serve.limits import KERNEL_MEMORY, MIB
from widgets.serve.site import Site

LONGEST_FOLDER = 38
"""Of a folder for passing files. The system takes no path of 104 letters or more for a socket."""
FORKING = ("fork", "pidfd_open")
"""Of Python's `os`: without these no kernel is begun, or seen to have ended."""
MOST_MEMORY = {resource.RLIMIT_DATA: ("-d", KERNEL_MEMORY), resource.RLIMIT_AS: ("-v", 1024 * MIB)}
"""What each process must be allowed to ask for, by limit, with the letter that `ulimit` has for it.
A kernel's data are bounded; what it maps besides, of files and for threads, is twice as much."""
SHORT_FOLDER = "/tmp"  # noqa: S108  # what is made in it is open to this user alone


def check(site: Site, machine: Machine) -> None:
    """Looks at what every lesson needs.

    Raises:
        LabError: the words of all pages are at fault, or the system gives too little.
    """
    for lang in LANGS:
        pages.lost(site, lang)
    _writable(jupyter_data_dir(), "set HOME to a folder that can")
    _able()
    if not machine.most:
        raise LabError(f"no room for one learner: {machine.short(1)}")


def _able() -> None:
    lacking = [name for name in FORKING if not hasattr(os, name)]
    if lacking:
        raise LabError(f"this system has no {lacking[0]}: serve from Linux 5.3 or newer")
    for limit, (letter, needed) in MOST_MEMORY.items():
        allowed = resource.getrlimit(limit)[0]
        if allowed != resource.RLIM_INFINITY and allowed < needed:
            raise LabError(
                f"a process may ask for {allowed // MIB} MiB of memory, and a lesson needs "
                f"{needed // MIB}: raise ulimit {letter}"
            )


def passing(folder: str) -> str:
    """A folder for passing files, whose path is short enough for the sockets in it.

    Raises:
        LabError: nothing can be written there.
    """
    found = folder if len(folder) <= LONGEST_FOLDER else SHORT_FOLDER
    _writable(found, "set TMPDIR to a folder that can, with a path that is not long")
    return found


def _writable(folder: str, advice: str) -> None:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()
    except OSError as error:
        raise LabError(f"{folder} cannot be written to ({error.strerror}): {advice}") from error
