from __future__ import annotations

from typing import ClassVar

import traitlets

from widgets.ui.widget import FrontWidget


class Drawn(FrontWidget):
    _esm: ClassVar[str] = "export default {}"

    name = traitlets.Unicode().tag(sync=True)


def test_widgets_of_a_class_share_what_anywidget_adds_and_nothing_else():
    one, other = Drawn(name="one"), Drawn(name="other")

    assert type(one) is type(other)
    assert type(one) is not Drawn
    assert [each.get_state("_esm")["_esm"] for each in (one, other)] == ["export default {}"] * 2
    assert [each.name for each in (one, other)] == ["one", "other"]


def test_what_is_added_later_is_shared_by_those_to_which_the_same_is_added():
    one, other, plain = Drawn(), Drawn(), Drawn()
    for each in (one, other):
        each.add_traits(more=traitlets.Unicode("x"))

    assert type(one) is type(other)
    assert (one.more, other.more) == ("x", "x")
    assert not plain.has_trait("more")


def test_each_is_told_by_its_own_class():
    names = [each.get_state()["_anywidget_id"] for each in (Drawn(), FrontWidget())]

    assert names == [f"{__name__}.Drawn", "widgets.ui.widget.FrontWidget"]
