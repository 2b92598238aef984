"""Each worked configuration is one that its own program takes, and asks for things there are."""

from __future__ import annotations

import configparser
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from traitlets.config import Config

from tests.deploy.front import DEPLOY, KUBERNETES, Front, of_a_pod
from tests.machine import ROOT, free_port
from widgets.serve.app import Server

UNIT = DEPLOY / "systemd" / "law-at-the-door@.service"
HUB = DEPLOY / "jupyterhub" / "jupyterhub_config.py"


def unknown(command: list[str]) -> list[str]:
    """What a command line asks of our server that it does not know."""
    asked = [word.removeprefix("--").partition("=")[0] for word in command if word[:2] == "--"]
    return [name for name in asked if name not in Server.aliases]


def said(command: list[str]) -> subprocess.CompletedProcess[str]:
    """What a program answered, whatever that is."""
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("site", ["plain.conf", "tls.conf"])
def test_nginx_takes_what_is_shipped(nginx, www, tmp_path, site):
    front = Front(tmp_path / "nginx", site, {"80": free_port(), "443": free_port()}, www)
    request = "openssl req -x509 -nodes -newkey rsa:2048 -days 1 -subj /CN=example.org"
    request += " -keyout privkey.pem -out fullchain.pem"
    subprocess.run(request.split(), cwd=front.folder, check=True, capture_output=True)

    tried = said([nginx, "-t", *front.command])

    assert "test is successful" in tried.stderr
    assert "warn" not in tried.stderr


def test_nginx_takes_what_is_shipped_for_kubernetes(nginx, www, tmp_path):
    front = of_a_pod(tmp_path / "nginx", www)

    tried = said([nginx, "-t", *front.command])

    assert "test is successful" in tried.stderr


def test_the_unit_starts_a_server_by_flags_that_it_knows():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.read_string(UNIT.read_text("utf-8"))

    command = unit["Service"]["execstart"].split()

    assert command[1:3] == ["-m", "widgets.serve"]
    assert unknown(command) == []
    assert "--base_url=/%i/" in command


def test_systemd_takes_the_unit(tmp_path):
    text = UNIT.read_text("utf-8").replace("/opt/law-at-the-door/.venv/bin/python", sys.executable)
    unit = tmp_path / "law-at-the-door@8867.service"
    unit.write_text(text.replace("/opt/law-at-the-door", str(ROOT)))
    analyze = shutil.which("systemd-analyze") or shutil.which("true")  # where there is no systemd

    tried = said([str(analyze), "verify", str(unit)])

    assert (tried.returncode, tried.stderr) == (0, "")


def test_jupyterhub_runs_servers_each_under_the_address_that_it_gives_them(monkeypatch):
    monkeypatch.setenv("LAW_HOME", str(ROOT))
    config = Config()

    runpy.run_path(str(HUB), {"get_config": lambda: config})

    lessons = [each for each in config.JupyterHub.services if "url" in each]
    assert len(lessons) == 2
    for each in lessons:
        assert unknown(each["command"]) == []
        assert f"--base_url=/services/{each['name']}/" in each["command"]
        assert f"--port={each['url'].rpartition(':')[2]}" in each["command"]
    assert {each["name"] for each in config.JupyterHub.load_roles} <= {
        each["name"] for each in config.JupyterHub.services
    }


def manifests() -> list[dict[str, Any]]:
    names = yaml.safe_load((DEPLOY / "kustomization.yaml").read_text("utf-8"))["resources"]
    texts = [(DEPLOY / name).read_text("utf-8") for name in names]
    return [each for text in texts for each in yaml.safe_load_all(text)]


def of_kind(*kinds: str) -> dict[str, Any]:
    return {each["metadata"]["name"]: each for each in manifests() if each["kind"] in kinds}


def test_every_manifest_says_what_it_is_and_none_is_left_out():
    listed = yaml.safe_load((DEPLOY / "kustomization.yaml").read_text("utf-8"))
    files = [file for made in listed["configMapGenerator"] for file in made["files"]]

    assert all({"apiVersion", "kind", "metadata"} <= each.keys() for each in manifests())
    assert all((DEPLOY / name).is_file() for name in [*listed["resources"], *files])
    assert {p.name for p in KUBERNETES.iterdir()} == {
        Path(name).name for name in [*listed["resources"], *files] if "kubernetes/" in name
    }


def test_every_service_leads_to_a_port_that_its_pods_have():
    pods = {
        name: each["spec"]["template"]
        for name, each in of_kind("StatefulSet", "Deployment").items()
    }

    for service in of_kind("Service").values():
        name = service["spec"]["selector"]["app"]
        ports = [port["name"] for port in pods[name]["spec"]["containers"][0]["ports"]]
        assert pods[name]["metadata"]["labels"] == service["spec"]["selector"]
        assert {port["targetPort"] for port in service["spec"]["ports"]} <= {*ports}


def test_every_volume_that_is_mounted_is_there():
    made = yaml.safe_load((DEPLOY / "kustomization.yaml").read_text("utf-8"))["configMapGenerator"]

    for each in of_kind("StatefulSet", "Deployment").values():
        pod = each["spec"]["template"]["spec"]
        volumes = {volume["name"]: volume for volume in pod["volumes"]}
        containers = [*pod.get("initContainers", []), *pod["containers"]]
        mounted = {mount["name"] for one in containers for mount in one["volumeMounts"]}
        maps = {v["configMap"]["name"] for v in volumes.values() if "configMap" in v}
        assert mounted == volumes.keys()
        assert maps <= {one["name"] for one in made}


def test_a_pod_s_name_is_its_server_s_name_and_nginx_knows_it():
    servers = of_kind("StatefulSet")["servers"]
    container = servers["spec"]["template"]["spec"]["containers"][0]
    conf = (KUBERNETES / "servers.conf").read_text("utf-8")
    known = re.findall(r'"~\^\(\?<law_pod>(.+)\)\$"', conf)
    host = f"{servers['spec']['serviceName']}.law-at-the-door.svc.cluster.local:8866"

    assert "--base_url=/$(POD_NAME)/" in container["args"]
    assert unknown(container["args"]) == []
    assert re.fullmatch(known[0], f"{servers['metadata']['name']}-12")
    assert f"$law_pod.{host}" in conf


def test_the_image_holds_what_the_servers_need():
    said = (DEPLOY / "Dockerfile").read_text("utf-8")

    assert "--require-hashes -r requirements.lock" in said
    assert unknown(re.findall(r'"(--[^"]+)"', said)) == []


def test_what_the_operators_page_names_is_there():
    page = (ROOT / "docs" / "operating.md").read_text("utf-8")

    named = {*re.findall(r"\bdocs/[\w./@-]*[\w/]", page), *re.findall(r"\]\(([\w./@-]+)\)", page)}

    assert named
    assert [
        n for n in sorted(named) if not any((b / n).exists() for b in (ROOT, ROOT / "docs"))
    ] == []
