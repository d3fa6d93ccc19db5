"""Addresses in a text: sites, links of Telegram's own, e-mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

EMAIL = re.compile(
    r"(?:[A-Za-z0-9_\-]{0,26}[.+:]){0,10}[A-Za-z0-9_\-]{1,35}"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9_\-]{0,28}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,8}"
)
# What may stand in the name of a site: Latin letters, digits, - _ ~ and nearly everything beyond ASCII.
LABEL = r"[\-0-9A-Z_a-z~\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u1fff\u2070-\u2fff\u3001-\U0010ffff]"
PATH = r"[^\s\u2000-\u200b\u200e\u200f\u2016-\u206f<>\u00ab\u00bb\"]"
URL = re.compile(
    rf"(?:(?P<protocol>https?|ftp|tonsite)://|(?<!/)(?<!{LABEL}))(?:(?P<user>(?:{LABEL}|[.:+])+)@)?"
    rf"(?P<domain>{LABEL}+(?:\.{LABEL}+)+)\.?(?P<after>@)?(?::(?P<port>\d{{1,5}})(?!\d))?(?P<path>[/?#]{PATH}*)?",
    re.IGNORECASE,
)
OWN_LINK = re.compile(rf"(?<![\w.])(?:tg|ton)://[A-Za-z0-9_\-]{{1,253}}(?:[/?#]{PATH}*)?", re.IGNORECASE)
ADDRESS = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}")
TRAILING = ".:;,('?!`"
OPENING = {")": "(", "]": "[", "}": "{"}
# Two letters each: the country zones a bare address may end with.
COUNTRIES = (
    "acadaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjbmbnbobrbsbtbvbwbybzcacccdcfcgchcickclcmcnco"
    "crcucvcwcxcyczdedjdkdmdodzeceeegereseteufifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhn"
    "hrhthuidieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemgmhmkmlmm"
    "mnmompmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpgphpkplpmpnprpsptpwpyqarerorsrurwsasb"
    "scsdsesgshsisjskslsmsnsosrssstsusvsxsysztctdtftgthtjtktltmtntotrtttvtwtzuaugukusuyuzvavcvevgvivn"
    "vuwfwsyeytzazmzw"
)
OTHERS = (
    "com net org info biz edu gov mil int name pro aero arpa asia cat coop jobs mobi museum tel "
    "travel app dev xyz online site shop store blog cloud club live news tech world agency academy "
    "center life today digital page link media art school university education email group top vip "
    "win work space website wiki ink social games game team zone guru expert zip moscow tatar "
    "yandex google ton onion \u0440\u0444 \u0440\u0443\u0441 \u043e\u043d\u043b\u0430\u0439\u043d "
    "\u0441\u0430\u0439\u0442 \u0434\u0435\u0442\u0438 \u043e\u0440\u0433 \u0443\u043a\u0440 "
    "\u049b\u0430\u0437 \u0431\u0435\u043b \u043c\u043e\u0441\u043a\u0432\u0430 \u0441\u0440\u0431 "
    "\u043c\u043a\u0434 \u0435\u044e \u0431\u0433 \u043c\u043e\u043d"
)
COMMON_ZONES = frozenset(re.findall("..", COUNTRIES)) | frozenset(OTHERS.split())


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """(begin, end, url or email) in characters."""
    for match in OWN_LINK.finditer(text):
        yield match.start(), tail(text, match.start(), match.end()), "url"
    candidate = URL.search(text)
    while candidate:
        found = judge(text, candidate)
        if found:
            yield found
        # Whatever was cut from the end of an address is not looked at again.
        candidate = URL.search(text, candidate.end() if found else candidate.end("domain"))


def judge(text: str, match: re.Match[str]) -> tuple[int, int, str] | None:
    """What a candidate is, if it is anything."""
    if match["after"] or not is_site(match):
        return None
    begin, end = match.start(), match.end()
    if match["user"] is not None and match["protocol"] is None and not match["port"] and not match["path"]:
        email = EMAIL.fullmatch(text, begin, match.end("domain"))
        if email:
            return begin, match.end("domain"), "email"
    end = tail(text, begin, end)
    return (begin, end, "url")


def is_site(match: re.Match[str]) -> bool:
    domain = match["domain"]
    if match["port"] and not 0 < int(match["port"]) < 65536:
        return False
    if ADDRESS.fullmatch(domain):
        return True
    labels = domain.split(".")
    if labels[-2].endswith("-") or any("_" in label or "~" in label for label in labels[-2:]):
        return False
    zone = labels[-1].lower()
    if match["protocol"] is None:
        return zone in COMMON_ZONES or zone.startswith("xn--")
    return len(zone) > 1


def tail(text: str, begin: int, end: int) -> int:
    """Punctuation at the end belongs to the sentence, and so does a bracket that was not opened inside."""
    found = text[begin:end]
    for place, character in enumerate(found):
        opening = OPENING.get(character)
        if opening and found.count(opening, 0, place) < found.count(character, 0, place + 1):
            found = found[:place]
            break
    return begin + len(found.rstrip(TRAILING))
