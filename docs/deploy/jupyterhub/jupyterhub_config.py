"""JupyterHub where a school has one already: the lessons open to all, JupyterLab for who signs in.

The lessons need no login and no kernel of one's own, so the hub does not start a server for each
learner: it runs a few of ours as services, each for many learners, and leads to them at
`/services/law-8867/` and so on. Who signs in gets JupyterLab with a copy of the notebooks.

    cd /opt/law-at-the-door
    .venv/bin/pip install jupyterhub jupyterhub-idle-culler
    npm install -g configurable-http-proxy
    .venv/bin/jupyterhub -f docs/deploy/jupyterhub/jupyterhub_config.py
"""

# ruff: noqa: INP001  # JupyterHub reads it as a file, never as a package

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

HOME = Path(os.environ.get("LAW_HOME", "/opt/law-at-the-door"))
PORTS = (8867, 8868)
SEATS = 60  # learners on each server; see the table in docs/operating.md

c = get_config()  # noqa: F821  # JupyterHub defines it


def lessons(port: int) -> dict[str, Any]:
    """A server of ours, which the hub starts, watches and leads to. It asks nobody who they are."""
    name = f"law-{port}"
    command = [str(HOME / ".venv" / "bin" / "python"), "-m", "widgets.serve"]
    command += [f"--port={port}", f"--base_url=/services/{name}/", f"--cap={SEATS}"]
    return {
        "name": name,
        "url": f"http://127.0.0.1:{port}",
        "command": command,
        "cwd": str(HOME),
        "display": True,
    }


def own_copy(spawner: Any) -> None:
    """Gives whoever signs in notebooks of their own, since JupyterLab saves what it runs."""
    copy = Path("~" + spawner.user.name).expanduser() / "law-at-the-door"
    if not copy.exists():
        shutil.copytree(HOME / "notebooks", copy)
        for path in (copy, *copy.rglob("*")):
            shutil.chown(path, spawner.user.name)


CULLER = [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600"]

c.JupyterHub.bind_url = "http://127.0.0.1:8000"  # nginx stands before it, with TLS
c.JupyterHub.services = [*map(lessons, PORTS), {"name": "culler", "command": CULLER}]
c.JupyterHub.load_roles = [
    {
        "name": "culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["culler"],
    }
]

c.Spawner.cmd = [str(HOME / ".venv" / "bin" / "jupyterhub-singleuser")]
c.Spawner.notebook_dir = "~/law-at-the-door"
c.Spawner.default_url = "/lab/tree/zh/01-at-the-door.ipynb"
c.Spawner.pre_spawn_hook = own_copy

# Who may sign in is the school's to say: JupyterHub's own accounts are those of the machine.
c.Authenticator.allowed_users = set()
c.Authenticator.admin_users = set()
