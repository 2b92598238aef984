"""What every test may use, and the browser tests, which run only when asked for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.plugin",)

settings.register_profile(
    "house",
    deadline=None,  # no test is timed
    print_blob=True,  # a failure says how to bring it back
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("house")

HERE = Path(__file__).parent
SERVE = HERE / "serve"
WHOLE = (
    *(HERE / "browser", HERE / "deploy", HERE / "soak"),
    *(SERVE / "test_wire.py", SERVE / "classroom" / "test_wire_class.py"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "run tests with a browser or whole servers"
    parser.addoption("--browser-tests", action="store_true", help=told)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    asked = config.getoption("--browser-tests")
    for item in items:
        if any(whole in (item.path, *item.path.parents) for whole in WHOLE):
            item.add_marker("browser")
        if item.get_closest_marker("browser") and not asked:
            item.add_marker(pytest.mark.skip(reason="needs --browser-tests"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser: `$CHROME`, else one that is installed."""
    names = (os.environ.get("CHROME"), "chromium-headless-shell", "chromium", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no Chromium: run `make test`, which finds or installs one, or set CHROME")
    return found
