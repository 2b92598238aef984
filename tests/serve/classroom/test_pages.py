import re
from pathlib import Path
from unittest.mock import Mock

import pytest

from widgets.serve import pages as drawn
from widgets.serve.classroom import pages


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_screen_says_how_to_get_in(asking, lang):
    page = (await asking.get(f"/c/246835/screen?lang={lang}")).body.decode()

    assert "246 835" in page
    assert "192.0.2.1:8866/c" in page
    assert "<svg" in page


@pytest.mark.parametrize("path", ["/c?lang=zh", "/c/246835?lang=zh", "/c/246835/screen?lang=zh"])
async def test_a_page_of_a_class_is_light(asking, path):
    assert len((await asking.get(path)).body) < 20_000


async def test_what_stands_in_a_script_cannot_end_it(asking):
    page = (await asking.get("/c/246835?lang=en")).body.decode()
    told = page.partition('id="class-data">')[2].partition("</script>")[0]

    assert "<" not in told


async def test_whoever_joins_asks_for_few_files(asking):
    page = (await asking.get("/c/246835?lang=en")).body.decode()

    files = {Path(each).name for each in re.findall(r'(?:href|src)="([^"]*assets/[^"]*)"', page)}
    assert files == {"shared.js", "door.css", "class.css", "frame.js", "class.js"}


async def test_a_page_is_made_once_for_all_who_join_and_anew_when_the_class_moves(
    asking, monkeypatch
):
    filled = Mock(wraps=drawn.filled)
    monkeypatch.setattr(pages, "filled", filled)

    first, second = [await asking.get("/c/246835?lang=en") for _ in range(2)]
    assert (await asking.lead("begin")).code == 200
    moved = await asking.get("/c/246835?lang=en")

    assert filled.call_count == 2
    assert first.body == second.body != moved.body
    assert asking.hall.session.at in moved.body.decode()
