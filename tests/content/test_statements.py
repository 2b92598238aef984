import pytest

from widgets.content.library import Library
from widgets.content.statements import PARTS, Statement, drawn, main, statements
from widgets.core.errors import ContentError

LONG_ZH, LONG_EN = "这是一句足够长的话，说的是一件事。", "A sentence that is long enough."


@pytest.fixture
def told(small_root):
    """The statements of the small library, with passages of some files replaced, by place."""

    def tell(*changes, parts=PARTS):
        for name, before, after in changes:
            path = small_root / name
            text = path.read_text(encoding="utf-8")
            assert before in text
            path.write_text(text.replace(before, after, 1), encoding="utf-8")
        return {each.where: each for each in statements(Library(small_root), parts)}

    return tell


def long(before):
    return before, f'{{zh: "{LONG_ZH}", en: "{LONG_EN}"}}'


@pytest.mark.parametrize(
    ("name", "before", "where", "cites"),
    [
        (
            "quizzes/bank/form-a.yaml",
            "{zh: 甲对, en: X is right}",
            "quizzes/bank/form-a.yaml.options.x.rationale",
            ("new-act/47.3",),
        ),
        (
            "quizzes/bank/form-a.yaml",
            "{zh: 乙错, en: Y is wrong}",
            "quizzes/bank/form-a.yaml.options.y.rationale",
            ("new-act/47.3",),
        ),
        (
            "quizzes/bank/form-a.yaml",
            "{zh: 选项甲, en: Option X}",
            "quizzes/bank/form-a.yaml.options.x.text",
            ("new-act/47.3",),
        ),
        (
            "scenarios/b-seat.yaml",
            "{zh: 安全, en: Safe}",
            "scenarios/b-seat.yaml.nodes.well.outcome.borrower",
            ("new-act/47.3",),
        ),
        (
            "lessons/small.yaml",
            "{zh: 能, en: He may}",
            "lessons/small.yaml.steps.worked.findings.0.found",
            ("new-act/47.3",),
        ),
        (
            "cards/now.yaml",
            "{zh: 不必开门。, en: You need not open.}",
            "cards/now.yaml.sections.safe.points.0.text",
            ("new-act/47.3",),
        ),
        (
            "glossary.yaml",
            "{zh: 要求还款, en: asking for payment}",
            "glossary.yaml.collection.meaning",
            ("new-act/47.3",),
        ),
        ("channels.yaml", "{zh: 债务, en: The debt}", "channels.yaml.police.not_for", ()),
    ],
)
def test_a_statement_is_found_with_its_place_and_what_it_cites(told, name, before, where, cites):
    found = told((name, *long(before)))

    assert found[where] == Statement(where, LONG_ZH, LONG_EN, cites)


def test_the_words_of_a_calculator_are_read(told, with_calculator):
    found = told(("calculators/court-costs.yaml", *long("{zh: 没有, en: Nothing}")))

    assert "calculators/court-costs.yaml.not_told.0.text" in found


def test_a_wrong_answer_and_a_quotation_are_no_statements(told):
    name = "quizzes/bank/form-a.yaml"
    quote = f'quote: {{zh: "{LONG_ZH}", en: "{LONG_EN}"}}\noptions:'

    found = told((name, *long("{zh: 选项乙, en: Option Y}")), (name, "options:", quote))

    assert [where for where, each in found.items() if each.zh == LONG_ZH] == []


def test_what_an_item_shows_is_no_statement(told):
    said = f'{{zh: "{LONG_ZH}", en: "{LONG_EN}"}}'
    letter = f"exhibit: {{kind: letter, head: {said}, lines: [{said}]}}\noptions:"

    found = told(("quizzes/bank/form-a.yaml", "options:", letter))

    assert [where for where, each in found.items() if each.zh == LONG_ZH] == []


def test_what_is_too_short_to_say_anything_is_left_out(told):
    assert all(len(each.zh) >= 12 for each in told().values())


def prose(zh, en):
    return [("zh", ("title", zh), ("open", LONG_ZH, "code")), ("en", ("title", en))]


def test_the_prose_of_notebooks_is_read_by_cell_and_passage(told, write_notebook):
    zh = f"# 小课\n\n- {LONG_ZH}见[《新法》第47条](law:new-act/47.3)。\n- 短\n\n{LONG_ZH}"
    en = f"# Small\n\n- {LONG_EN}\n- Short\n\nOther: [old](law:old-act/40.3@2025-12-31)"
    for lang, *cells in prose(zh, en):
        write_notebook(lang, "01-small.ipynb", *cells)

    linked = f"{LONG_ZH}见《新法》第47条。"
    assert list(told(parts=["notebooks"]).values()) == [
        Statement("notebooks/01-small.ipynb#title[1]", linked, LONG_EN, ("new-act/47.3",)),
        Statement("notebooks/01-small.ipynb#title[3]", LONG_ZH, "Other: old", ("old-act/40.3",)),
    ]


def test_a_cell_with_more_passages_in_one_language_is_one_statement(told, write_notebook):
    for lang, *cells in prose(f"{LONG_ZH}\n\n再说。", LONG_EN):
        write_notebook(lang, "01-small.ipynb", *cells)

    assert list(told(parts=["notebooks"]).values()) == [
        Statement("notebooks/01-small.ipynb#title", f"{LONG_ZH} 再说。", LONG_EN)
    ]


def test_a_cell_or_a_notebook_in_one_language_alone_is_left_out(told, write_notebook):
    write_notebook("zh", "01-small.ipynb", ("title", LONG_ZH))
    assert told(parts=["notebooks"]) == {}

    write_notebook("en", "01-small.ipynb", ("other", LONG_EN))
    assert told(parts=["notebooks"]) == {}


def test_a_part_is_read_by_itself_and_an_unknown_one_is_told(told):
    found = told(("cards/now.yaml", *long("{zh: 安全, en: Safety}")), parts=["cards"])

    assert {where.partition("/")[0] for where in found} == {"cards"}
    with pytest.raises(ContentError, match="no such part; did you mean 'cards'"):
        told(parts=["crads"])


def test_a_seed_draws_the_same_again_and_never_more_than_there_are():
    pool = [Statement(str(n), "", "") for n in range(50)]

    assert drawn(pool, 8, 3) == drawn(pool, 8, 3)
    assert drawn(pool, 8, 3) != drawn(pool, 8, 4)
    assert len(drawn(pool, 80, 3)) == 50


def test_the_command_tells_the_seed_and_numbers_what_it_draws(small_root, monkeypatch, capsys):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))
    path = small_root / "glossary.yaml"
    term = f'term: {{zh: "{LONG_ZH}", en: "{LONG_EN}"}}'
    path.write_text(f"- {{id: a, {term}}}\n")

    assert main(["5", "7", "glossary.yaml"]) == 0
    assert capsys.readouterr().out == (
        "# seed 7: 1 of 1 statement\n\n"
        f"1. glossary.yaml.a.term\n   zh: {LONG_ZH}\n   en: {LONG_EN}\n   cites: -\n\n"
    )
    path.write_text(f"- {{id: a, {term}}}\n- {{id: b, {term}}}\n")
    assert main(["1", "glossary.yaml"]) == 0
    assert ": 1 of 2 statements\n\n1. glossary.yaml." in capsys.readouterr().out
    path.write_text("".join(f"- {{id: t{n}, {term}}}\n" for n in range(100)))
    assert main(["glossary.yaml"]) == 0
    assert ": 80 of 100 statements\n" in capsys.readouterr().out
    assert main(["glosary.yaml"]) == 1
    assert main([]) == 0
    assert "# seed " in capsys.readouterr().out
