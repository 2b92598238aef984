"""Programs on loopback: servers of ours, and nginx as `docs/deploy/nginx` sets it up."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.machine import ROOT, free_port

DEPLOY = ROOT / "docs" / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
OUTSIDE = {"arrivals:8866": "127.0.0.1:9", "kube-dns.kube-system.svc.cluster.local": "127.0.0.1"}
"""What only a cluster has, and what stands for it here."""
PATIENCE = 60
CONNECTIONS = 256
"""So many connections nginx has here, of which a request to a server of ours takes two."""
HEAD_SECONDS = 2
"""So long nginx waits here for a request."""
MAIN = """
{user}
daemon off;
pid {folder}/nginx.pid;
worker_processes 1;
error_log {folder}/error.log crit;
events {{ worker_connections {connections}; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    gzip on;
    include {folder}/law/{site};
}}
"""


class Program:
    """A program that serves on loopback until it is ended, or killed."""

    def __init__(self, command: list[str], port: int, folder: Path = ROOT) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def answers(self, path: str) -> None:
        """Waits until it answers at a path, whatever it says."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                urlopen(f"{self.address}{path}", timeout=PATIENCE).close()
                return
            except HTTPError:
                return
            except OSError:
                time.sleep(0.05)
        pytest.fail(f"nothing answers at {self.address}{path}")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)


def serve(port: int, *more: str) -> Program:
    """One server of ours, reached by the name of its port, as the systemd unit starts it."""
    command = [sys.executable, "-m", "widgets.serve", f"--port={port}", f"--base_url=/{port}/"]
    return Program([*command, "--server_url=/", "--front=/", *more], port)


HERE = {"listen ": "listen 127.0.0.1:"}


class Front:
    """The shipped configuration in a folder of its own, with other ports and paths."""

    def __init__(self, folder: Path, site: str, ports: dict[str, int], www: Path) -> None:
        self.folder, self.port = folder, ports["80"]
        shutil.copytree(DEPLOY / "nginx", folder / "law")
        paths = {
            "/etc/nginx/law-at-the-door": f"{folder}/law",
            "/etc/letsencrypt/live/example.org": str(folder),
            "/var/log/nginx": str(folder),
            "/srv/law-at-the-door": str(www),
            "client_header_timeout 15s": f"client_header_timeout {HEAD_SECONDS}s",
        }
        for file in (folder / "law").iterdir():
            text = file.read_text("utf-8")
            for shipped, ours in paths.items():
                text = text.replace(shipped, ours)
            place = rf"(listen |127\.0\.0\.1:|    (?=\d+    ))({'|'.join(ports)})(?!\d)"
            text = re.sub(
                place, lambda found: f"{HERE.get(found[1], found[1])}{ports[found[2]]}", text
            )
            lines = [line for line in text.splitlines(keepends=True) if "[::]" not in line]
            file.write_text("".join(lines), "utf-8")
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(
            MAIN.format(folder=folder, user=user, site=site, connections=CONNECTIONS)
        )

    @property
    def command(self) -> list[str]:
        return ["-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]

    def log_with(self, word: str) -> str:
        """The log, once it holds a word: a line's end is written after the learner has gone."""
        until = time.monotonic() + PATIENCE
        log = self.folder / "law-at-the-door.log"
        while word not in log.read_text("utf-8") and time.monotonic() < until:
            time.sleep(0.05)
        return log.read_text("utf-8")


def of_a_pod(folder: Path, www: Path) -> Front:
    """The shipped configuration for Kubernetes: nothing that it leads to is there."""
    front = Front(folder, "plain.conf", {"80": free_port()}, www)
    servers = (KUBERNETES / "servers.conf").read_text("utf-8")
    for theirs, here in OUTSIDE.items():
        servers = servers.replace(theirs, here)
    (folder / "law" / "servers.conf").write_text(servers)
    main = (KUBERNETES / "nginx.conf").read_text("utf-8")
    for shipped, ours in {
        "/tmp/": f"{folder}/",  # noqa: S108
        "/etc/nginx/law-at-the-door": f"{folder}/law",
        "listen 8080": f"listen 127.0.0.1:{front.port}",
        "worker_processes 2": "worker_processes 1",
        "worker_connections 8192": f"worker_connections {CONNECTIONS}",
    }.items():
        assert shipped in main, shipped
        main = main.replace(shipped, ours)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(f"{user}\ndaemon off;\n{main}")
    return front


@dataclass(frozen=True)
class Standing:
    """All of it: the address in front, and the servers behind."""

    front: Front
    nginx: Program
    servers: list[Program]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.front.port}"


@contextmanager
def standing(nginx: str, www: Path, folder: Path) -> Iterator[Standing]:
    """The address that learners know, with two servers of one seat each behind it."""
    servers = [serve(free_port(), "--cap=1") for _ in range(2)]
    ports = {"80": free_port(), "8867": servers[0].port, "8868": servers[1].port}
    front = Front(folder, "plain.conf", ports, www)
    before = Program([nginx, *front.command], ports["80"])
    running = [*servers, before]
    try:
        for each in running:
            each.answers("/card/zh")
        yield Standing(front, before, servers)
    finally:
        for each in running:
            each.end()
