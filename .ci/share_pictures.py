"""`share_pictures.py CHROME`: the picture of a link to us, 1200 by 630, in each language.

They are committed under `widgets/serve/static`. To make them needs Chromium, and to draw Chinese a
font for it; so they are made anew by hand, once the words on them have changed.
"""

import sys
from html import escape
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from widgets.content.library import Library
from widgets.core.text import LANGS

STATIC = Path(__file__).resolve().parent.parent / "widgets" / "serve" / "static"
WIDTH, HEIGHT = 1200, 630
PAGE = """<!DOCTYPE html><html lang="{lang}"><style>
* {{ box-sizing: border-box }}
body {{ display: flex; width: 1200px; height: 630px; margin: 0; background: #faf8f4; color: #16302e;
  font-family: "Noto Sans CJK SC", "Noto Sans SC", sans-serif }}
main {{ flex: 1; padding: 76px 40px 0 84px }}
b {{ color: #0b6b66; font-size: 40px }}
h1 {{ margin: 34px 0 30px; font-size: {size}px; line-height: 1.25 }}
p {{ margin: 0; font-size: 34px; line-height: 1.5 }}
svg {{ width: 330px; height: 630px }}
</style><main><b>{project}</b><h1>{title}</h1><p>{lead}</p></main>
<svg viewBox="0 0 330 630"><rect x="40" y="80" width="220" height="550" fill="#0b6b66"/>
<path d="M40 80 L190 130 L190 610 L40 630 Z" fill="#128a83"/>
<circle cx="168" cy="370" r="10" fill="#faf8f4"/>
</svg></html>"""
COLOURS = 32
SIZES = {"zh": 66, "en": 60}


def main() -> None:
    """Makes the pictures."""
    library = Library.open()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=sys.argv[1])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for lang in LANGS:
            words = library.words(lang)
            told = {"project": words("project"), "lead": words("home-lead")}
            told["title"] = words("share-picture")
            page.set_content(
                PAGE.format(
                    lang=lang, size=SIZES[lang], **{key: escape(said) for key, said in told.items()}
                )
            )
            drawn = Image.open(BytesIO(page.screenshot())).convert("RGB")
            drawn.quantize(COLOURS).save(STATIC / f"share-{lang}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
