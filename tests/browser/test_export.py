"""A notebook as PDF, as `docs/teachers.md` tells it: run, drawn by Chromium, page by page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.machine import ROOT


@pytest.fixture
def browsers(playwright: Playwright, chromium: str, tmp_path: Path) -> Path:
    """A folder in which nbconvert finds this Chromium where it looks for its own."""
    own = Path(playwright.chromium.executable_path)
    build = own.parent.parent.name.rpartition("-")[2]
    shell = f"chromium_headless_shell-{build}/chrome-headless-shell-linux64/chrome-headless-shell"
    for place in (f"{own.parent.parent.name}/{own.parent.name}/{own.name}", shell):
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).symlink_to(chromium)
    return tmp_path


@pytest.mark.parametrize("path", ["zh/01-at-the-door", "en/calculators", "en/law"])
def test_a_notebook_becomes_a_pdf_of_many_pages(browsers: Path, path: str) -> None:
    command = [sys.executable, "-m", "nbconvert", "--to", "webpdf", "--execute"]
    command += ["--WebPDFExporter.disable_sandbox=True", f"--output-dir={browsers}"]
    env = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(browsers)}

    subprocess.run([*command, f"{ROOT}/notebooks/{path}.ipynb"], env=env, check=True)

    pdf = (browsers / f"{Path(path).name}.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert 8 < len(re.findall(rb"/Type\s*/Page\b", pdf)) < 60
    assert pdf.count(b"/FontDescriptor") > 1
