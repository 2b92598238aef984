"""The soak in one minute: everything breaks, and nothing that was answered is lost."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.machine import ROOT

SHORT = ("--minutes=0.7", "--learners=12", "--browsers=2", "--alone=5", "--pages=12", "--phones=12")


@pytest.fixture(scope="module")
def soak(tmp_path_factory):
    out = tmp_path_factory.mktemp("soak") / "soak.json"
    command = [sys.executable, "-m", "tests.soak", *SHORT, f"--out={out}"]
    ran = subprocess.run(command, cwd=ROOT, check=False)
    return {"code": ran.returncode, **json.loads(out.read_text(encoding="utf-8"))}


def test_no_act_that_was_answered_is_lost(soak):
    assert soak["acts"]["answered"] > 30
    assert soak["acts"]["lost"] == 0
    assert soak["faults"] == []
    assert soak["code"] == 0


def test_every_trouble_struck_and_every_learner_went_on(soak):
    planted = ("kernels killed", "lines broken", "lines silent")
    seen = ("the kernel has ended", "the kernel is not known", "the line was lost")

    assert [trouble for trouble in planted if soak["planted"][trouble] < 2] == []
    assert (soak["planted"]["server restarts"], soak["planted"]["server crashes"]) == (1, 1)
    assert [why for why in seen if why not in soak["recoveries"]] == []
    assert soak["act to view"]["slow"]["n"] > 0


def test_no_vote_of_a_class_is_lost_or_doubled_though_its_server_is_killed_twice(soak):
    held = soak["class"]

    assert (held["lost"], held["doubled"], held["faults"]) == (0, 0, [])
    assert (held["phones"], held["kills"]) == (12, 2)
    assert held["rounds"] >= 2
    assert held["votes"] >= 12 * held["rounds"]


def test_learners_with_a_real_browser_are_answered_among_the_others(soak):
    assert soak["act to view"]["browser"]["n"] > 0


def test_a_full_disk_stops_the_log_and_nothing_else(soak):
    before, after = soak["log while the disk was full"]

    assert soak["planted"]["disks full"] == 1
    assert before == after > 0


def test_lessons_opened_anew_show_what_was_done_before(soak):
    assert soak["pages"]["right"] > 10


def test_no_kernel_is_left_when_every_learner_has_gone(soak):
    weighed = ("start", "left", "turned over", "turned over twice")

    assert [soak["memory"][when]["alive"] for when in weighed] == [0, 0, 0, 0]
    assert soak["kernels left over"] == 0
    assert soak["pages"]["opened"] == soak["pages"]["closed"]
