"""Invitations of a school as files to print, in the words of whoever asks for them."""

import asyncio
import re
from collections.abc import Sequence

from aiogram.types import BufferedInputFile

from locales.catalog import Speaker
from services.registration import invitation_codes as codes
from services.registration import invitation_sheets as sheets
from services.registration.invitation_sheets import Card, Words
from services.registration.invitations import Issued

UNFIT_FOR_A_FILE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


async def papers(t: Speaker, issued: Sequence[Issued], username: str) -> list[BufferedInputFile]:
    """Cards to cut out, and a list; made aside, for a large school takes seconds."""
    cards, words = [_card(t, one, username) for one in issued], _words(t)
    place = UNFIT_FOR_A_FILE.sub("", issued[0].place)
    cut = await asyncio.to_thread(sheets.document, cards, words)
    listed = await asyncio.to_thread(sheets.table, cards, words)
    return [
        BufferedInputFile(cut, f"{t.plain('invitations-file-name', kind='cards', place=place)}.docx"),
        BufferedInputFile(listed, f"{t.plain('invitations-file-name', kind='list', place=place)}.xlsx"),
    ]


def _card(t: Speaker, issued: Issued, username: str) -> Card:
    link = codes.link(username, issued.code)
    return Card(issued.called, issued.place, codes.shown(issued.code), link, t.full_day(issued.until))


def _words(t: Speaker) -> Words:
    headings = ("called", "place", "code", "link", "until")
    called, place, code, link, until = (t.plain("invitation-paper-heading", column=one) for one in headings)
    return Words(
        code=t.plain("invitation-paper-code"),
        how=t.plain("invitation-paper-how"),
        until=t.plain("invitation-paper-until"),
        headings=(called, place, code, link, until),
        sheet=t.plain("invitation-paper-sheet"),
    )
