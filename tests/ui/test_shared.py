import re

from widgets.ui.shared import STATIC, shared


def test_all_screens_share_one_module_that_imports_nothing_and_one_stylesheet():
    state = shared().get_state()

    assert shared() is shared()
    assert "import {" not in state["source"]
    assert state["source"].rstrip().endswith("};")
    assert "@import" not in state["style"]
    for sheet in ("tokens.css", "stage/frame.css", "stage/calculator.css"):
        rules = (STATIC / sheet).read_text(encoding="utf-8").partition("\n.")[2]
        rule = re.sub("(?m)^ +", "", rules.partition("}")[0])
        assert rule in state["style"]


def test_one_that_was_closed_is_made_anew():
    before = shared()
    before.close()

    assert shared() is not before
    assert shared().comm is not None
