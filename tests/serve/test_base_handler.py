from __future__ import annotations

import importlib
import pkgutil
from types import SimpleNamespace
from typing import Any

from tornado.web import HTTPError, RequestHandler

from widgets import serve
from widgets.serve.base_handler import BaseHandler, blurred


def failed(error):
    page: Any = BaseHandler.__new__(BaseHandler)
    page.request = SimpleNamespace(remote_ip="192.0.2.7", uri="/x?log=typed", method="GET")
    page.log_exception(type(error), error, None)


def test_a_failure_is_logged_with_neither_address_nor_query(caplog):
    failed(KeyError("where"))

    assert "BaseHandler failed" in caplog.text
    assert "KeyError: 'where'" in caplog.text
    assert "192.0.2.7" not in caplog.text
    assert "typed" not in caplog.text


def test_what_is_merely_refused_is_not_logged_as_a_failure(caplog):
    failed(HTTPError(404, "nothing at %s", "/x"))

    assert caplog.records == []


def test_what_a_kernel_is_called_is_left_out():
    name = "b17b3317-508c-4682-8ed9-9d3f6225e65c"

    assert blurred(f"at /a/{name}: {name}") == "at /a/…: …"


def test_every_handler_of_ours_is_of_this_kind():
    modules = (each.name for each in pkgutil.walk_packages(serve.__path__, "widgets.serve."))
    found = [
        each
        for name in modules
        if not name.endswith("__main__")
        for each in vars(importlib.import_module(name)).values()
        if isinstance(each, type) and issubclass(each, RequestHandler)
    ]
    ours = [each for each in found if each.__module__.startswith("widgets.")]

    assert len(ours) > 10
    assert [each.__name__ for each in ours if not issubclass(each, BaseHandler)] == []
