"""Numbers of articles that a text names, planted where nothing cites them."""

import pytest

ITEM = "quizzes/bank/form-a.yaml"
FACT = "{zh: 决定 form-a 的事实, en: The fact that decides form-a}"
TOLD = "which is cited nowhere here: cite it"


def test_an_article_that_nothing_in_the_record_cites_is_caught_in_both_languages(planted):
    found = planted(ITEM, FACT, "{zh: 看新法第48条, en: See New Act art. 48}")

    assert found == [f"{ITEM}:27: decides.{lang}: names art. 48, {TOLD}" for lang in ("en", "zh")]


@pytest.mark.parametrize(
    "told",
    [
        "{zh: 看第47条、第48条, en: See arts. 47 and 48}",
        "{zh: 看第47、48条, en: 'See articles 47, and 48'}",
        "{zh: 看第47条第3项和第48条, en: See arts. 47(3) and 48}",
        "{zh: 看第48条第2款, en: 'See article 48, para. 2'}",
    ],
)
def test_only_what_is_missing_is_named_however_the_list_is_written(planted, told):
    found = planted(ITEM, FACT, told)

    assert [fault.partition("names ")[2] for fault in found] == [f"art. 48, {TOLD}"] * 2


def test_a_case_is_looked_at_too(planted):
    found = planted(
        "scenarios/b-seat.yaml",
        "{zh: 先问清楚, en: Ask first}",
        "{zh: 看第48条, en: See art. 48}",
    )

    assert [TOLD in fault for fault in found] == [True, True]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FACT, "{zh: 看第47条第3项, en: See art. 47(3)}"),
        (FACT, "{zh: 旧法是第40条, en: In the old law it was art. 40}"),
        ("{zh: 选项乙, en: Option Y}", "{zh: 第48条, en: Art. 48}"),
        ("{zh: form-a 的题干, en: The stem of form-a}", "{zh: 他说第48条, en: He says art. 48}"),
    ],
)
def test_what_is_cited_or_old_or_not_to_be_believed_is_left_alone(planted, before, after):
    assert planted(ITEM, before, after) == []


@pytest.mark.parametrize(("address", "number"), [("48-and-49", 49), ("44-to-50", 48)])
def test_an_address_of_several_articles_stands_for_each_of_them(
    small_root, planted, address, number
):
    register = small_root / "law/provisions/new-act.yaml"
    entry = register.read_text(encoding="utf-8").partition("provisions:\n")[2]
    entry = entry.replace('"47.3"', f'"{address}"', 1)
    register.write_text(register.read_text(encoding="utf-8") + entry, encoding="utf-8")
    item = small_root / ITEM
    text = item.read_text(encoding="utf-8")
    item.write_text(
        text.replace(FACT, f"{{zh: 第{number}条, en: Art. {number}}}"), encoding="utf-8"
    )

    found = planted(ITEM, "cite: [new-act/47.3]", f"cite: [new-act/47.3, new-act/{address}]")

    assert [fault for fault in found if TOLD in fault] == []
