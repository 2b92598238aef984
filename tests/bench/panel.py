"""Panel with one button: a second yardstick, in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench.servers import Served, served
from tests.machine import ROOT, free_port

_PANEL = """
import panel
button = panel.widgets.Button(name="0")
button.on_click(lambda event: setattr(button, "name", str(int(button.name) + 1)))
button.servable()
"""


@contextmanager
def panel_button() -> Iterator[Served | None]:
    """A server of Panel's, or nothing where Panel cannot be had."""
    folder = ROOT / "build" / "panel"
    python = folder / "bin" / "python"
    try:
        if not (folder / "bin" / "panel").exists():
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, timeout=60)
            install = [str(python), "-m", "pip", "install", "--quiet", "panel"]
            subprocess.run(install, check=True, timeout=120, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"Panel cannot be installed here and is left out: {error}")
        yield None
        return
    page, port = folder / "button.py", free_port()
    page.write_text(_PANEL, encoding="utf-8")
    with served([str(folder / "bin" / "panel"), "serve", str(page), f"--port={port}"], port) as run:
        yield run
