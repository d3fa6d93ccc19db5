"""Reports: made while the chat goes on, in figures of the cards, by a template of the centre, each by their rights."""

import asyncio
from io import BytesIO

from docx import Document

from bot.app import House
from handlers.report_making import MAKING
from models.people import Role
from tests.dialogs.shortcuts import put_to_work, settle
from tests.telegram import Telegram

METHODIST, HEAD, DIRECTOR, TEACHER = 801, 802, 803, 804


async def finished(telegram: Telegram) -> None:
    await asyncio.gather(*MAKING.values())


def newest(telegram: Telegram, word: str) -> tuple[str, bytes]:
    found = [one for one in telegram.playground.world.files.by_unique_id.values() if word in (one.name or "")]
    return found[-1].name or "", found[-1].data


def words_of(content: bytes) -> str:
    made = Document(BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


async def test_the_report_of_the_year(house: House, telegram: Telegram):
    await settle(house, METHODIST, names=("Осокина", "Анна", "Петровна"), role=Role.METHODIST)
    await settle(house, TEACHER, names=("Ромашкина", "Вера", "Павловна"))
    await put_to_work(house, telegram)
    methodist = telegram.person(METHODIST)
    assert "2025/26" in await methodist.says("/report")
    waiting = await methodist.taps("Годовой публичный отчёт")
    assert "Собираю: 0 из 16" in waiting
    await finished(telegram)
    name, content = newest(telegram, "Годовой отчёт")
    assert name.endswith(".docx")
    text = words_of(content)
    print(text)
    assert text.count("Нет данных:") > 5
    assert "{{" not in text and "Осокина" not in text and "Ромашкина" not in text
