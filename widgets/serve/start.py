"""What must be right before anyone is let in. What is not is told in one line."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile

from jupyter_core.paths import jupyter_data_dir

from widgets.core.errors import LabError
from widgets.core.text import LANGS
from widgets.serve import pages
from widgets.serve.capacity import Machine
from widgets.serve.site import Site

LONGEST_FOLDER = 38
"""Of a folder for passing files. The system takes no path of 104 letters or more for a socket."""
SHORT_FOLDER = "/tmp"  # noqa: S108  # what is made in it is open to this user alone


def check(site: Site, machine: Machine) -> None:
    """Looks at what every lesson needs.

    Raises:
        LabError: the words of all pages are at fault, or the machine gives too little.
    """
    for lang in LANGS:
        pages.lost(site, lang)
    _writable(jupyter_data_dir(), "set HOME to a folder that can")
    if not machine.most:
        raise LabError(f"no room for one learner: {machine.short(1)}")


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
