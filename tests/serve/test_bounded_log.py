from __future__ import annotations

import io
import logging
from uuid import uuid4

import pytest

from widgets.serve import bounded_log
from widgets.serve.bounded_log import LONGEST, MINUTE, MOST_LINES, Bounded, bound


@pytest.fixture
def clock(monkeypatch):
    at = [100.0]
    monkeypatch.setattr(bounded_log, "monotonic", lambda: at[0])
    return at


@pytest.fixture
def written(monkeypatch):
    """What is written where no logger has a handler."""
    handler = logging.StreamHandler(io.StringIO())
    monkeypatch.setattr(logging, "lastResort", handler)
    return handler


@pytest.fixture
def log(clock, written):
    found = logging.Logger("one")  # noqa: LOG001  # no other test shares it
    found.addHandler(written)
    bound([])
    return found


def test_a_flood_is_told_once_a_minute_and_left_out(log, clock, written):
    for many in (3 * MOST_LINES, MOST_LINES + 1):
        for _ in range(many):
            log.warning("again")
        clock[0] += MINUTE

    lines = written.stream.getvalue().splitlines()
    assert lines.count("again") == 2 * MOST_LINES
    assert len(lines) == 2 * MOST_LINES + 2
    assert lines[-1] == f"more than {MOST_LINES} lines a minute: no more is told"


def test_a_long_line_and_a_long_trace_are_cut(log, written):
    try:
        raise ValueError("y" * 10 * LONGEST)
    except ValueError:
        log.exception("%s", "x" * 10 * LONGEST)

    line, trace = written.stream.getvalue().split("\n", 1)
    assert line == "x" * LONGEST
    assert len(trace.strip()) <= LONGEST
    assert trace.strip().endswith("y")


def test_no_id_of_a_kernel_is_written(log, written):
    kernel = str(uuid4())

    try:
        raise KeyError(kernel)
    except KeyError:
        log.exception("Kernel started: %s", kernel)

    assert kernel not in written.stream.getvalue()
    assert written.stream.getvalue().startswith("Kernel started: …\n")
    assert "KeyError: '…'" in written.stream.getvalue()


def test_a_logger_with_a_handler_of_its_own_is_bounded_too(clock, written):
    own = logging.Logger("own")  # noqa: LOG001  # as above
    own.addHandler(logging.NullHandler())

    bound([own])

    assert [type(each) for each in own.handlers[0].filters] == [Bounded]
