import pytest

from widgets.content.library import Library


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 9000])
async def test_what_is_no_json_is_refused(asking, body):
    assert (await asking.post("/c/246835/vote", body)).code == 400


async def test_a_long_body_is_refused(asking):
    assert (await asking.post("/c/246835/ticket", "x" * 20_000)).code in (200, 413)
    assert (await asking.post("/c/246835/vote", b"{" + b" " * 20_000)).code == 413


@pytest.mark.parametrize("origin", ["http://[", "http://[x]", "[", ""])
async def test_an_origin_that_is_no_address_is_another_site_and_no_fault_of_ours(
    asking, caplog, origin
):
    for path in ("/c/246835/ticket", "/lead/act"):
        assert (await asking.post(path, {}, Origin=origin)).code == 403
    assert not [each for each in caplog.records if each.exc_info]


async def test_a_host_that_is_no_name_leads_nothing(asking, caplog):
    for path in ("/lead/state", "/papers/at-the-door"):
        found = await asking.get(path, **{"Host": "[", "Law-Lead": "k" * 32})
        assert found.code in (403, 404)
    assert not [each for each in caplog.records if each.exc_info]


async def test_every_address_of_a_class_is_kept_nowhere_and_asks_its_own_server_alone(asking):
    for path in ("/c/246835?lang=en", "/c/246835/view/phone/en", "/lead?lang=en"):
        answer = await asking.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert "connect-src 'self'" in policy
        assert ("form-action 'self'" in policy) == path.startswith("/c/")


async def test_no_request_of_a_class_looks_through_the_files_of_content(asking, monkeypatch):
    await asking.get("/c/246835?lang=en")
    looked: list[Library] = []

    def current(library: Library) -> Library:
        looked.append(library)
        return library

    monkeypatch.setattr(Library, "current", current)
    await asking.post("/c/246835/ticket", {})
    await asking.get("/c/246835/view/phone/en")
    await asking.lead("begin")

    assert looked == []
