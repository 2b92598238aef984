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

BROWSER = Path(__file__).parent / "browser"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--browser-tests", action="store_true", help="run tests in a real browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    asked = config.getoption("--browser-tests")
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker("browser")
        if item.get_closest_marker("browser") and not asked:
            item.add_marker(pytest.mark.skip(reason="needs --browser-tests"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser: `$CHROME`, else one that is installed."""
    names = (os.environ.get("CHROME"), "chromium", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no Chromium: run `make test`, which finds or installs one, or set CHROME")
    return found
