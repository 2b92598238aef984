from __future__ import annotations

from math import inf

import pytest

from widgets.serve.container import OWN, Allowance, allowance


@pytest.fixture
def mounted(tmp_path):
    """Writes control groups, `{"folder/file": text}`, and reads what they leave a process."""

    def read(own, files):
        for name, text in files.items():
            path = tmp_path / "cgroup" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{text}\n", encoding="ascii")
        (tmp_path / "own").write_text(own, encoding="ascii")
        return allowance(tmp_path / "cgroup", tmp_path / "own")

    return read


def test_where_nothing_is_said_everything_may_be_taken(mounted, tmp_path):
    assert mounted("0::/\n", {}) == Allowance(inf, inf, inf)
    assert allowance(tmp_path, tmp_path / "none") == Allowance(inf, inf, inf)


def test_version_2_without_limits_says_so_in_a_word(mounted):
    unlimited = {"a/memory.max": "max", "a/cpu.max": "max 100000", "a/pids.max": "max"}

    assert mounted("0::/a\n", unlimited) == Allowance(inf, inf, inf)


def test_version_2_tells_what_may_be_taken_and_what_has_been(mounted):
    files = {
        "a/memory.max": "1000",
        "a/memory.current": "700",
        "a/memory.stat": "anon 400\ninactive_file 250\nslab 1",
        "a/cpu.max": "150000 100000",
        "a/pids.max": "64",
        "a/pids.current": "4",
    }

    assert mounted("0::/a\n", files) == Allowance(memory=550, cores=1.5, tasks=60)


def test_the_least_of_a_group_and_those_above_it_counts(mounted):
    files = {
        "a/b/memory.max": "9000",
        "a/memory.max": "1000",
        "a/b/cpu.max": "50000 100000",
        "a/cpu.max": "200000 100000",
        "pids.max": "7",
        "a/b/pids.max": "max",
    }

    assert mounted("0::/a/b\n", files) == Allowance(memory=1000, cores=0.5, tasks=7)


def test_another_s_group_is_not_looked_at(mounted):
    assert mounted("0::/a\n", {"b/pids.max": "7"}).tasks == inf


def test_version_1_has_a_folder_for_each_controller(mounted):
    own = "12:memory:/a\n11:cpu,cpuacct:/a\n10:pids:/a\n1:name=systemd:/a\n0::/\n"
    files = {
        "memory/a/memory.limit_in_bytes": "1000",
        "memory/a/memory.usage_in_bytes": "900",
        "memory/a/memory.stat": "inactive_file 1\ntotal_inactive_file 300",
        "cpu,cpuacct/a/cpu.cfs_quota_us": "300000",
        "cpu,cpuacct/a/cpu.cfs_period_us": "100000",
        "pids/a/pids.max": "64",
        "pids/a/pids.current": "4",
    }

    assert mounted(own, files) == Allowance(memory=400, cores=3, tasks=60)


def test_version_1_without_a_quota_says_so_by_a_number_below_nothing(mounted):
    files = {"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}

    assert mounted("1:cpu:/\n", files).cores == inf


def test_within_a_container_its_own_group_may_be_what_is_mounted(mounted):
    """A container may be told a path that it does not see; what it sees is its own."""
    assert mounted("0::/docker/abc\n", {"pids.max": "7"}).tasks == 7


def test_what_this_process_has_is_read_where_the_system_tells_it():
    found = allowance()

    assert OWN.exists()
    assert found.memory > 0
    assert found.cores > 0
    assert found.tasks > 0
