import pytest

from widgets.content.library import Library
from widgets.content.notebook_faults import notebook_faults

TITLES = {"zh": "第一课　小课", "en": "Lesson 1: A small lesson"}
NAME = "01-small.ipynb"
STEPS = ("before", "now", "worked", "twins", "visit", "practice", "after", "result")


def cells(lang, title, steps=STEPS):
    """The cells of a sound notebook of the small lesson."""
    yield "title", f"# {title}\n\nGo on."
    yield "open", f'from widgets import lesson\n\nsmall = lesson("small", lang="{lang}")', "code"
    for step in steps:
        yield step, f"## {step}\n\nGo on."
        yield f"{step}-step", f'small.step("{step}")', "code"


@pytest.fixture
def faults(write_notebook, small_root):
    """What is wrong with a sound pair and one more notebook, each fault with its line's text."""
    folder = small_root.parent / "notebooks"

    def found(*changed):
        for lang, title in TITLES.items():
            write_notebook(lang, NAME, *cells(lang, title), title=title)
        for lang, name, title, held in changed:
            write_notebook(lang, name, *held, title=title)
        told = notebook_faults(folder, Library(small_root))
        return [(_line(small_root / fault.file, fault.line), fault.what) for fault in told]

    return found


def _line(path, n):
    return path.read_text().splitlines()[n - 1].strip() if path.is_file() else ""


@pytest.fixture
def in_free(faults):
    """What is wrong with a notebook that is no lesson's, of one cell of code."""

    def found(code, text="# Free"):
        return faults(("en", "free.ipynb", "Free", [("title", text), ("code", code, "code")]))

    return found


@pytest.fixture
def in_lesson(faults):
    """What is wrong with the lesson's English notebook, some of its cells replaced."""

    def found(*changed, title=TITLES["en"], drop=()):
        held = {cell[0]: cell for cell in cells("en", title)} | {cell[0]: cell for cell in changed}
        kept = [cell for name, cell in held.items() if name not in drop]
        return faults(("en", NAME, title, kept))

    return found


def test_a_pair_of_notebooks_that_show_their_lesson_is_sound(faults):
    assert faults() == []


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('lesson("smal")', "'smal' is no lesson here; did you mean 'small'?"),
        ('calculator("court-cost")', "'court-cost' is no calculator here; did you mean 'court-cos"),
        ('item("twin-c")', "'twin-c' is no item here; did you mean 'twin-"),
        ('scenario("d-seat")', "'d-seat' is no scenario here; did you mean"),
        ('article("new-act/47.4")', "'new-act/47.4' is not in the register"),
        ('lesson("small").step("twinz")', "'twinz' is no step of small here; did you mean 'twins'"),
        (
            'lesson("small").by_day("entry-fin")',
            "'entry-fin' is no rule here; did you mean 'entry-fine'?",
        ),
        ('lesson("small").law(topic="hom")', "'hom' is no topic here; did you mean 'home'?"),
    ],
)
def test_a_name_that_there_is_not_is_told_at_its_line(in_free, with_calculator, code, told):
    ((line, what),) = in_free(f"1\n{code}")

    assert code.replace('"', r"\"") in line
    assert what.startswith(told)


@pytest.mark.parametrize(
    "code",
    [
        'lesson("small").step("twins")',
        'calculator("court-costs")',
        'item("twin-a")',
        'scenario("b-seat")',
        'article("old-act/40.3")',
        'lesson("small").by_day("entry-fine")',
        'lesson("small").law(topic="home")',
        "lesson(name)",
        "%matplotlib inline",
    ],
)
def test_a_notebook_of_no_lesson_may_open_anything_that_there_is(in_free, with_calculator, code):
    assert in_free(code) == []


def test_a_lesson_without_a_notebook_in_a_language(faults, small_root):
    faults()
    (small_root.parent / "notebooks" / "en" / NAME).unlink()
    found = notebook_faults(small_root.parent / "notebooks", Library(small_root))

    assert [str(fault) for fault in found] == [
        "../notebooks/en:1: the lesson 'small' has no notebook here: add NN-small.ipynb"
    ]


def test_a_lessons_notebook_that_does_not_open_it(in_lesson):
    found = in_lesson(("open", 'small = lesson("smal", lang="en")', "code"))

    assert [what for _, what in found] == [
        "'smal' is no lesson here; did you mean 'small'?",
        f"the file is called {NAME}: open lesson('small') in it",
    ]


def test_a_notebook_called_after_no_lesson(faults):
    held = [("title", "# Free")]

    assert faults(("en", "02-smal.ipynb", "Free", held)) == [
        ("{", "no lesson is called 'smal'; did you mean 'small'?")
    ]


def test_a_heading_and_a_title_that_differ(in_lesson, in_free):
    assert in_lesson(("title", "# Lesson 1: Another")) == [
        (
            f'"title": "{TITLES["en"]}"',
            f"the heading is 'Lesson 1: Another', the title '{TITLES['en']}': write one in both",
        )
    ]
    assert in_free("1", "No heading")[0][1].startswith("no heading: ")


@pytest.mark.parametrize("title", ["Lesson 11: A small lesson", "第二课　小课"])
def test_the_number_of_another_lesson_is_told_in_heading_and_title(in_lesson, title):
    found = in_lesson(title=title)

    assert [line for line, _ in found] == [f'"# {title}\\n",', f'"title": "{title}"']
    assert all(what.endswith(f"{title!r} and the file is called {NAME}") for _, what in found)


@pytest.mark.parametrize("title", ["第1课　小课", "第一课：小课", "Lesson 1 is small", "A lesson"])
def test_a_number_may_be_written_either_way_or_left_out(in_lesson, title):
    assert in_lesson(title=title) == []


def test_two_notebooks_of_one_language_with_one_title(faults):
    held = [("title", f"# {TITLES['en']}")]
    found = faults(("en", "other.ipynb", TITLES["en"], held))

    assert found == [
        (
            f'"title": "{TITLES["en"]}"',
            f"title: {NAME} is called '{TITLES['en']}' too: give each its own",
        )
    ]


def test_a_step_that_no_section_shows_is_told_where_the_lesson_is_opened(in_lesson):
    assert in_lesson(drop=["twins-step"]) == [
        (
            r'"small = lesson(\"small\", lang=\"en\")"',
            "no section shows the step 'twins': add one, its first cell called 'twins'",
        )
    ]


def test_a_step_that_is_shown_twice_is_told_where_it_is_shown_again(in_lesson):
    again = ("more", '1\nsmall.step("twins")', "code")

    assert in_lesson(again) == [
        (r'"small.step(\"twins\")"', "the step 'twins' is shown twice: keep one of them")
    ]


def test_sections_in_another_order_than_the_steps_are_told_at_the_first_of_them(faults):
    held = list(cells("en", TITLES["en"], ("now", "before", *STEPS[2:])))

    [(line, told)] = faults(("en", NAME, TITLES["en"], held))

    assert line == '"id": "now",'
    assert told == (
        "the section 'now' stands where lessons/small.yaml has 'before': put both in one order"
    )


@pytest.mark.parametrize(
    ("changed", "drop"),
    [([], ["twins"]), ([("twins", "### twins")], []), ([("before", "before")], [])],
)
def test_a_step_outside_the_section_of_its_name_is_told(in_lesson, changed, drop):
    (line, what), *others = in_lesson(*changed, drop=drop)

    assert others == []
    assert line.startswith(r'"small.step(')
    assert "does not stand in the section whose first cell is" in what


def test_a_section_whose_name_is_another_cells(faults):
    held = [*cells("en", TITLES["en"]), ("twins", "## Twins again"), ("now", "No heading")]
    found = faults(("en", NAME, TITLES["en"], held))

    assert [line for line, _ in found] == ['"id": "now",', '"id": "twins",', '"id": "twins",']
    assert found[0][1] == ("the id 'now' of this section is another cell's too: give it its own")


def test_a_link_is_read_on_the_lessons_day_and_elsewhere_on_the_newest(in_lesson, in_free):
    link = "[Old Act, art. 40(3)](law:old-act/40.3)"

    ((line, of_the_day),) = in_lesson(("now", f"## now\n\n{link}"))
    ((_, newest),) = in_free("1", f"# Free\n\n{link}")

    assert link in line
    assert of_the_day.startswith("old-act/40.3 is not in force on 2026-11-20")
    assert newest.startswith("old-act/40.3 held only until 2025-12-31")


def test_an_outdated_number_is_told_on_the_lessons_day_and_elsewhere_on_the_newest(
    in_lesson, in_free, small_root
):
    path = small_root / "law/outdated.yaml"
    path.write_text(path.read_text().replace("  lender: private-lender\n", ""))
    said = "It is New Act art. 40."

    assert len(in_lesson(("now", f"## now\n\n{said}"))) == 1
    assert len(in_free("1", f"# Free\n\n{said}")) == 1
    path.write_text(path.read_text().replace("since: 2026-01-01", "since: 2026-11-21"))
    assert in_lesson(("now", f"## now\n\n{said}"))[:-1] == []


def test_what_is_no_notebook_is_told_and_the_rest_is_read(faults, small_root):
    faults(("zh", NAME, "小课", [("title", "# 小课")]))
    folder = small_root.parent / "notebooks"
    (folder / "en" / NAME).write_text("{")
    found = [str(fault) for fault in notebook_faults(folder, Library(small_root))]

    assert "the file is called" in found[0]
    assert "this is no notebook" in found[1]


@pytest.fixture
def compared(small_root):
    """A comparison of the small lesson's forms."""
    steps = ["before", "after", "result"]
    text = (small_root / "lessons" / "small.yaml").read_text(encoding="utf-8")
    head, *listed = text.replace("id: small", "id: far").split("  - ")
    kept = [each for each in listed if any(f"id: {name}" in each[:14] for name in steps)]
    (small_root / "comparisons").mkdir()
    (small_root / "comparisons" / "far.yaml").write_text("  - ".join([head, *kept]))
    return steps


def test_a_comparison_has_a_notebook_of_its_name_without_a_number(faults, compared):
    told = "the comparison 'far' has no notebook here: add far.ipynb"

    assert [what for _, what in faults()] == [told, told]


def test_the_notebook_of_a_comparison_shows_each_of_its_steps(faults, compared):
    def held(lang, steps):
        for name, text, *kind in cells(lang, "Far", steps):
            yield name, text.replace('lesson("small"', 'lesson("far"'), *kind

    whole = [(lang, "far.ipynb", "Far", [*held(lang, compared)]) for lang in TITLES]
    short = (*whole[0][:3], [*held("zh", compared[:-1])])

    assert faults(*whole) == []
    (fault,) = faults(short, whole[1])
    assert fault[1].startswith("no section shows the step 'result'")
