"""The time zone that is told with a clock, in its many spellings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from widgets.core.contact_log.entry import UnreadReason

BEIJING, FURTHEST, MOST_BEFORE = 8, timedelta(hours=14), 30
_AHEAD: Mapping[str, int] = {
    "utc|gmt|z|zulu|etc/utc|世界时|世界协调时|协调世界时|格林[尼威]治(?:标准)?时间|零时区": 0,
    "ict|asia/(?:bangkok|ho_chi_minh|jakarta)|(?:泰国|曼谷|越南|东七区)(?:标准)?时间|东七区": 7,
    "cst|hkt|sgt|myt|(?:china|beijing)(?: standard)? time|"
    "asia/(?:shanghai|chongqing|harbin|hong_kong|macau|taipei|singapore)|"
    "(?:北京|中国|香港|澳门|台北|新加坡|东八区)(?:标准)?时间|东八区": BEIJING,
    "jst|kst|asia/(?:tokyo|seoul)|(?:东京|日本|首尔|韩国|东九区)(?:标准)?时间|东九区": 9,
}
_UNSURE = (
    "[ecmph][sd]t|[ecp]t|ak[sd]t|wet|west|cest|cet|mes?z|ees?t|bst|ist|msk|aes?t|aedt|acst|awst|nz[sd]t|"
    "(?:africa|america|asia|atlantic|australia|europe|indian|pacific)/[a-z_/]{3,30}|"
    "(?:eastern|central|mountain|pacific|[a-z]{3,10} (?:standard|daylight|local)) time|"
    "(?:当地|纽约|美国|美东|美西|洛杉矶|伦敦|英国|巴黎|法国|德国|欧洲|悉尼|澳洲|莫斯科|迪拜|温哥华|多伦多)"
    "(?:夏令|冬令|标准)?时间|[东西](?:[一二三四五六七八九十]|十[一二])区"
)
_NAMES = "|".join(f"(?P<z{place}>{names})" for place, names in enumerate(_AHEAD))
_NAMED = rf"(?:{_NAMES}|(?P<unsure>{_UNSURE}))(?![a-z/_])"
_OFFSET = r"(?:utc|gmt) ?(?P<sign>[-+]) ?(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?!\d)"
_BARE = (
    r"(?P<plus> ?\+)(?P<h>[01]\d):?(?P<m>00|30|45)(?!\d)"
    r"|(?P<minus> ?-)(?P<h2>[01]\d)(?P<m2>00|30|45)(?!\d)"
    r"|(?P<short>\+)(?P<h3>[01]\d)(?![\d:点时分秒ms])"
)
_TOLD = rf"(?:{_OFFSET}|{_NAMED})"
_BEHIND = re.compile(rf"(?:\.\d{{1,9}})?(?:{_BARE}| ?[(\[,]? ?{_TOLD})")
_BEFORE = re.compile(rf"(?<![a-z]){_TOLD}[)\]:,]? ?$")


def ahead(before: str, behind: str) -> tuple[timedelta | UnreadReason, str]:
    """How far Beijing's clock is ahead of one with these words around it; and how that was told.

    Nothing where no zone is told, for a log's clock is taken as Beijing's. A zone whose clock
    differs by season, or that we do not know, is a reason not to tell the hour.
    """
    near = before[-MOST_BEFORE:].rstrip()
    found = _BEHIND.match(behind) or (_BEFORE.search(near) if near else None)
    if found is None:
        return timedelta(), ""
    return _ahead(found), found[0].strip()


def _ahead(found: re.Match[str]) -> timedelta | UnreadReason:
    told = {name: value for name, value in found.groupdict().items() if value is not None}
    if "unsure" in told:
        return UnreadReason.TIME_ZONE
    named = [hours for place, hours in enumerate(_AHEAD.values()) if f"z{place}" in told]
    if named:
        return timedelta(hours=BEIJING - named[0])
    sign, hours, *minutes = (each.strip() for each in told.values())
    offset = timedelta(hours=int(hours), minutes=int(minutes[0]) if minutes else 0)
    if offset > FURTHEST:
        return UnreadReason.TIME_ZONE
    return timedelta(hours=BEIJING) - (offset if sign == "+" else -offset)
