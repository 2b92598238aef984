import logging

import pytest

from widgets.ui.page import BrowserPage


@pytest.fixture
def page():
    page = BrowserPage(store_key="lesson/x")
    yield page
    page.close()


@pytest.fixture
def arrivals(page):
    arrivals = []
    page.on_arrival(lambda query, stored: arrivals.append((query, stored)))
    return arrivals


@pytest.fixture
def sent(page, monkeypatch):
    sent = []
    monkeypatch.setattr(page, "send", sent.append)
    return sent


def hear(page, content):
    """A message as the browser's end of the comm delivers it."""
    page._handle_msg({"content": {"data": {"method": "custom", "content": content}}, "buffers": []})


def arrived(query="", stored=None):
    return {"arrived": {"query": query, "stored": stored, "languages": ["zh-CN"]}}


def test_a_page_tells_its_query_and_what_it_has_stored(page, arrivals):
    hear(page, arrived("?lang=en&name=%E6%9E%97", {"lesson/x": "kept"}))

    assert arrivals == [({"lang": "en", "name": "林"}, "kept")]


def test_the_first_of_a_doubled_name_counts_and_a_name_alone_is_empty(page, arrivals):
    hear(page, arrived("?lang=en&lang=zh&plain"))

    assert arrivals == [({"lang": "en", "plain": ""}, None)]


@pytest.mark.parametrize(
    "stored", [None, {}, {"lesson/x": None}, {"lesson/y": "other"}, "kept", {"lesson/x": 3}]
)
def test_what_is_not_a_stored_text_is_none(page, arrivals, stored):
    hear(page, arrived(stored=stored))

    assert arrivals == [({}, None)]


def test_a_page_that_is_back_is_told_again_what_to_keep_and_arrives_no_second_time(
    page, arrivals, sent
):
    back = []
    page.on_return(lambda: back.append("shown"))
    hear(page, arrived("?lang=en"))
    page.save("the latest")

    hear(page, {"arrived": {**arrived("?lang=en")["arrived"], "again": True}})

    assert len(arrivals) == 1
    settled = {"settled": True}
    assert sent == [settled, {"save": "the latest"}, {"save": "the latest"}, settled]
    assert back == ["shown"]


def test_a_page_whose_first_word_was_lost_arrives_when_it_is_back(page, arrivals, sent):
    hear(page, {"arrived": {**arrived(stored={"lesson/x": "kept"})["arrived"], "again": True}})

    assert arrivals == [({}, "kept")]
    assert sent == [{"settled": True}]


@pytest.mark.parametrize("query", [None, 3, ["lang"], "?" + "&".join("x=1" for _ in range(60))])
def test_what_is_not_a_query_is_an_empty_one(page, arrivals, query):
    hear(page, arrived(query, {"lesson/x": "kept"}))

    assert arrivals == [({}, "kept")]


def test_a_page_that_is_loaded_again_arrives_again(page, arrivals):
    hear(page, arrived())
    hear(page, arrived())

    assert len(arrivals) == 2


def test_what_another_window_has_stored_or_erased_is_told(page):
    met = []
    page.on_meeting(met.append)

    for told in ("theirs", None, 3):
        hear(page, {"met": told})

    assert met == ["theirs", None]


def test_a_page_says_whether_it_has_a_frame_to_erase_in(page):
    assert page.framed is True
    hear(page, {"arrived": {**arrived()["arrived"], "framed": False}})

    assert page.framed is False


def test_what_was_to_be_stored_before_the_page_came_is_stored_then_unless_something_is(page, sent):
    page.save("early")

    hear(page, arrived())

    assert sent == [{"save": "early"}]


def test_what_was_to_be_stored_early_does_not_overwrite_what_is_stored(page, sent):
    page.save("early")

    hear(page, arrived(stored={"lesson/x": "more"}))

    assert sent == [{"settled": True}]


def test_a_page_that_keeps_something_is_told_last_that_all_is_said(page, sent):
    page.on_arrival(lambda _query, _stored: page.send({"view": "of what is kept"}))

    hear(page, arrived())
    assert sent.pop() == {"view": "of what is kept"}
    hear(page, arrived(stored={"lesson/x": "kept"}))
    assert sent == [{"view": "of what is kept"}, {"settled": True}]


def test_a_page_whose_address_asks_for_something_is_told_last_that_all_is_said(page, sent):
    page.on_arrival(lambda query, _stored: page.send({"view": query}))

    hear(page, arrived("?example=small"))

    assert sent == [{"view": {"example": "small"}}, {"settled": True}]


def test_a_page_that_is_back_is_told_again_that_all_is_said(page, sent):
    kept = arrived(stored={"lesson/x": "kept"})["arrived"]
    hear(page, {"arrived": kept})
    page.on_return(lambda: page.send({"view": "again"}))
    sent.clear()

    hear(page, {"arrived": {**kept, "again": True}})

    assert sent == [{"view": "again"}, {"settled": True}]


def test_nothing_is_stored_or_erased_before_a_page_has_told_what_it_has(page, sent):
    page.save("text")
    page.erase()

    assert sent == []


def test_saving_and_erasing_are_sent_to_the_browser(page, sent):
    hear(page, arrived())

    page.save("text")
    page.erase()

    assert sent == [{"save": "text"}, {"erase": True}]


def test_what_cannot_be_read_is_kept_aside_with_every_text_saved_from_then_on(page, sent):
    hear(page, arrived(stored={"lesson/x": "{broken"}))
    sent.clear()

    page.set_aside("fresh")
    page.save("more")

    assert sent == [{"save": "fresh", "aside": True}, {"save": "more", "aside": True}]
    assert page.aside


def test_what_another_window_has_stored_takes_the_place_of_what_could_not_be_read(page, sent):
    hear(page, arrived(stored={"lesson/x": "{broken"}))
    page.set_aside("fresh")
    hear(page, {"met": "theirs"})

    page.save("both")

    assert sent[-1] == {"save": "both"}


def test_what_is_kept_aside_is_given_as_a_file_or_dropped(page, sent):
    hear(page, {"arrived": {**arrived()["arrived"], "aside": True}})

    page.settle_aside("hand")
    assert page.aside
    page.settle_aside("drop")

    assert sent == [{"aside": "hand"}, {"aside": "drop"}]
    assert not page.aside


@pytest.mark.parametrize(
    "erase", [lambda page: page.erase(), lambda page: hear(page, {"met": None})]
)
def test_what_is_erased_is_kept_aside_no_more(page, sent, erase):
    hear(page, {"arrived": {**arrived()["arrived"], "aside": True}})

    erase(page)

    assert not page.aside


def test_a_page_says_whether_its_browser_stores_anything(page):
    hear(page, {"arrived": {**arrived()["arrived"], "stores": False}})

    assert page.stores is False


def test_a_browser_that_does_not_store_is_told_about(page, caplog):
    told = []
    page.on_unsaved(lambda: told.append(True))

    with caplog.at_level(logging.WARNING):
        hear(page, {"unsaved": True})

    assert told == [True]
    assert "would not store lesson/x" in caplog.text


@pytest.mark.parametrize(
    "content", [None, "x", 3, [], {}, {"arrived": "x"}, {"unsaved": "yes"}, {"act": {}}]
)
def test_a_message_that_a_page_does_not_send_is_logged_and_left_alone(
    page, arrivals, caplog, content
):
    with caplog.at_level(logging.WARNING):
        hear(page, content)

    assert arrivals == []
    assert "a message from no page was left alone" in caplog.text


def test_the_browser_knows_the_key_under_which_to_store(page):
    assert page.get_state("store_key") == {"store_key": "lesson/x"}


def test_what_another_window_has_erased_does_not_come_back_on_the_next_line(page, sent):
    hear(page, arrived())
    page.save("the latest")

    hear(page, {"met": None})
    hear(page, {"arrived": {**arrived()["arrived"], "again": True}})

    assert sent == [{"save": "the latest"}]


def test_the_browser_is_told_under_what_name_a_page_keeps(page):
    assert "store_key" in page.get_state()


@pytest.mark.parametrize(("pairs", "read"), [(50, {"x": "1"}), (51, {})])
def test_a_query_of_up_to_fifty_pairs_is_read(page, arrivals, pairs, read):
    hear(page, arrived("?" + "&".join("x=1" for _ in range(pairs))))

    assert arrivals == [(read, None)]


def test_what_is_stored_under_another_key_is_told_once_it_was_looked_at(page, sent):
    found = []
    page.on_look(lambda *told: found.append(told))

    page.look("law-at-the-door/other")
    hear(page, {"looked": "kept", "under": "a"})
    hear(page, {"looked": 3, "under": "b"})
    hear(page, {"looked": "kept", "under": 3})

    assert {"look": "law-at-the-door/other"} in sent
    assert found == [("a", "kept"), ("b", None)]
