"""`import widgets` is light, and a lesson never pays for pandas."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = {"anywidget", "ipywidgets", "IPython", "pandas", "numpy", "yaml", "voila", "jinja2"}


def loaded_by(code: str) -> set[str]:
    """The heavy packages in memory after some code has run in a Python of its own."""
    told = f"{code}\nimport sys\nprint(' '.join(m for m in {sorted(HEAVY)!r} if m in sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "code",
    ["import widgets", "import widgets.core.learning.run", "import widgets.core.screen.lesson"],
)
def test_the_core_brings_no_screen_along(code):
    assert loaded_by(code) == set()


def test_the_library_is_read_without_a_screen():
    read = "from widgets import Library; Library.open().materials('at-the-door')"

    assert loaded_by(read) == {"yaml"}


def test_a_lesson_opens_without_pandas():
    opened = (
        "from widgets import lesson; door = lesson('at-the-door'); door.head, door.step('twins')"
    )

    found = loaded_by(opened)

    assert "anywidget" in found
    assert found & {"pandas", "numpy", "voila", "jinja2"} == set()


def test_a_name_that_is_not_there_is_named():
    import widgets

    with pytest.raises(AttributeError, match="has no attribute 'open_lessen'"):
        _ = widgets.open_lessen
