"""The files of a class's papers, read back."""

import re
from io import BytesIO

import docx
import pytest

from widgets.content.layout import PLANS
from widgets.content.library import Library
from widgets.core.errors import LabError
from widgets.core.handouts.papers import kinds
from widgets.serve.classroom.addresses import course_of
from widgets.serve.handouts import REFUSED, course_asked, main, written

LIBRARY = Library.open()
WRITTEN = sorted(path.stem for path in (LIBRARY.root / PLANS).glob("*.yaml"))


def words(text):
    """What stands on a paper, without spaces, which a page and a file set otherwise."""
    return re.sub(r"\s+", "", text)


def cells(path):
    """Each paragraph and each cell that a word processor reads in a file."""
    file = docx.Document(BytesIO(path.read_bytes()))
    found = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return [text for text in (*(each.text for each in file.paragraphs), *found) if text.strip()]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("plan", WRITTEN)
def test_every_plan_becomes_pages_and_word_files_that_say_the_same(plan, lang, tmp_path):
    course = course_of(LIBRARY, LIBRARY.class_plan(plan).lesson, plan)

    made = written(LIBRARY, course, lang, tmp_path)

    assert [path.parent for path in made] == [tmp_path / plan / lang] * 2 * len(kinds(course))
    assert written(LIBRARY, course, lang, tmp_path) == made  # they may be there already
    for page, file in zip(made[::2], made[1::2], strict=True):
        body = page.read_text(encoding="utf-8").partition("</style>")[2]
        told = words(re.sub(r"<[^>]+>", "", body.replace("<br>", "\n")).replace("&quot;", '"'))
        told = told.replace("&#x27;", "'").replace("&amp;", "&")
        missing = [text for text in cells(file) if words(text) not in told]
        assert missing == [], file.name


def test_a_lesson_without_a_plan_is_asked_by_its_number_and_called_by_its_title():
    by_number, by_id = (course_asked(LIBRARY, "", name, "en") for name in ("3", "app-and-online"))

    assert by_number.plan == by_id.plan
    assert "Exposed online" in by_number.plan.title.en
    assert by_number.plan.title.zh != by_number.plan.title.en


def test_what_there_is_not_is_told_with_what_there_is(capsys):
    with pytest.raises(LabError, match="door-45, door-90"):
        course_asked(LIBRARY, "door-9", "01", "en")
    with pytest.raises(LabError, match=r"01 .*, 02 "):
        course_asked(LIBRARY, "", "99", "en")

    assert main(["--plan", "door-9"]) == REFUSED
    assert "door-90" in capsys.readouterr().err


def test_both_languages_are_written_unless_one_is_named(tmp_path, capsys):
    assert main(["--plan", "door-45", "--to", str(tmp_path / "both")]) == 0
    assert main(["--plan", "door-45", "--lang", "en", "--to", str(tmp_path / "one")]) == 0

    both, one = (
        sorted(p.name for p in (tmp_path / n / "door-45").iterdir()) for n in ("both", "one")
    )
    assert (both, one) == (["en", "zh"], ["en"])
    names = [line.rpartition("/")[2] for line in capsys.readouterr().out.splitlines()]
    assert names[:4] == ["guide.html", "guide.docx", "sheet-a.html", "sheet-a.docx"]


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path, capsys):
    (tmp_path / "file").write_text("")

    assert main(["--plan", "door-45", "--to", str(tmp_path / "file")]) == REFUSED
    assert capsys.readouterr().err.count("\n") == 1
