from __future__ import annotations

from widgets.core.errors import ContentError, Fault
from widgets.serve import __main__ as command
from widgets.serve.app import Server


def test_faulty_content_is_told_by_file_and_line_and_without_a_traceback(monkeypatch, capsys):
    def faulty() -> None:
        raise ContentError((Fault("strings.yaml", 3, "home: no text in en"),))

    monkeypatch.setattr(Server, "launch_instance", faulty)

    assert command.main() == 2
    assert capsys.readouterr().err == "strings.yaml:3: home: no text in en\n"


def test_a_server_that_was_stopped_has_done_its_work(monkeypatch):
    monkeypatch.setattr(Server, "launch_instance", lambda: None)

    assert command.main() == 0
