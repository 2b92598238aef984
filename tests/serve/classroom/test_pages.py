import pytest


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
