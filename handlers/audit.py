"""The journal of actions: the newest first, by kind and period, and as a file."""

import asyncio
import json
from collections.abc import Sequence
from datetime import tzinfo

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.audit_words import AuditWords, audit_words
from handlers.leafing import PageNumber, leafing
from handlers.places import Go, Place, way_back
from handlers.screens import Screen, answer, button, in_columns, show
from locales.catalog import Speaker
from models.audit import Entry
from services import audit_pages, workbooks
from services.audit_pages import Kind, Period
from services.visits import Visit
from services.workbooks import Table

PAGE = 8
MOMENT = "%d.%m.%Y %H:%M"


class Leaf(CallbackData, prefix="au"):
    kind: Kind
    period: Period
    page: PageNumber


class ChooseKind(CallbackData, prefix="auk"):
    kind: Kind
    period: Period


class ChoosePeriod(CallbackData, prefix="aup"):
    kind: Kind
    period: Period


class AuditFile(CallbackData, prefix="auf"):
    kind: Kind
    period: Period


def audit_router() -> Router:
    router = Router(name="audit")
    router.message.register(open_audit, Command("audit"))
    router.callback_query.register(open_audit, Go.filter(F.there == Place.AUDIT))
    router.callback_query.register(leaf, Leaf.filter())
    router.callback_query.register(choose_kind, ChooseKind.filter())
    router.callback_query.register(choose_period, ChoosePeriod.filter())
    router.callback_query.register(give_file, AuditFile.filter())
    return router


async def open_audit(event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await show(event, await _page(t, visit, reader, Leaf(kind=Kind.ALL, period=Period.WEEK, page=0)))


async def leaf(query: CallbackQuery, callback_data: Leaf, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await show(query, await _page(t, visit, reader, callback_data))


async def choose_kind(query: CallbackQuery, callback_data: ChooseKind, t: Speaker) -> None:
    now = callback_data
    choices = [button(t.plain(f"audit-kind-{kind.value}"), Leaf(kind=kind, period=now.period, page=0)) for kind in Kind]
    back = button(t.plain("back"), Leaf(kind=now.kind, period=now.period, page=0))
    await show(query, Screen(t("audit-choose-kind"), (*in_columns(choices, 2), [back])))


async def choose_period(query: CallbackQuery, callback_data: ChoosePeriod, t: Speaker) -> None:
    now = callback_data
    choices = [
        button(t.plain(f"audit-period-{period.value}"), Leaf(kind=now.kind, period=period, page=0)) for period in Period
    ]
    back = button(t.plain("back"), Leaf(kind=now.kind, period=now.period, page=0))
    await show(query, Screen(t("audit-choose-period"), (*in_columns(choices, 2), [back])))


async def give_file(
    query: CallbackQuery, callback_data: AuditFile, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    entries = await audit_pages.export(session, visit, kind=callback_data.kind, period=callback_data.period)
    await answer(query)
    headings = [t.plain(f"audit-heading-{name}") for name in ("at", "who", "did", "whom", "details")]
    words = audit_words(t, visit.municipality.privacy_mode)
    title = t.plain("audit-sheet")
    content = await asyncio.to_thread(_file, title, headings, words, entries, visit.municipality.zone)
    day = visit.municipality.day(visit.now).isoformat()
    document = BufferedInputFile(content, f"{t.plain('audit-file-name', day=day)}.xlsx")
    assert query.bot is not None
    await query.bot.send_document(query.from_user.id, document, caption=t("audit-file-caption", count=len(entries)))


async def _page(t: Speaker, visit: Visit, reader: AsyncSession, wanted: Leaf) -> Screen:
    kind, period = wanted.kind, wanted.period
    found = await audit_pages.read(reader, visit, kind=kind, period=period, page=wanted.page, size=PAGE)
    words = audit_words(t, visit.municipality.privacy_mode)
    lines = [t("audit-title", count=found.count), ""]
    lines += [_line(t, visit, words, entry) for entry in found.entries]
    if not found.entries:
        lines.append(t("audit-empty"))
    kinds = t.plain("audit-by-kind", kind=t.plain(f"audit-kind-{kind.value}"))
    periods = t.plain("audit-by-period", period=t.plain(f"audit-period-{period.value}"))
    file = [button(t.plain("audit-file"), AuditFile(kind=kind, period=period))] if found.entries else []
    rows = (
        leafing(t, found.page, found.pages, lambda other: Leaf(kind=kind, period=period, page=other)),
        (button(kinds, ChooseKind(kind=kind, period=period)),),
        (button(periods, ChoosePeriod(kind=kind, period=period)),),
        file,
        (way_back(t),),
    )
    return Screen("\n".join(lines), rows)


def _line(t: Speaker, visit: Visit, words: AuditWords, entry: Entry) -> str:
    at = entry.at.astimezone(visit.municipality.zone)
    known = {"day": t.day(at.date()), "time": f"{at:%H:%M}", "did": words.did(entry.action, entry.details)}
    who, whom = words.who(entry.actor), words.whom(entry.person)
    if not whom or entry.person == entry.actor:
        return t("audit-line", who=who, **known)
    return t("audit-line-about", who=who, whom=whom, **known)


def _file(title: str, headings: list[str], words: AuditWords, entries: Sequence[Entry], zone: tzinfo) -> bytes:
    rows = [
        (
            f"{entry.at.astimezone(zone):{MOMENT}}",
            words.who(entry.actor),
            words.did(entry.action, entry.details),
            words.whom(entry.person),
            json.dumps(entry.details, ensure_ascii=False) if entry.details else None,
        )
        for entry in entries
    ]
    return workbooks.write([Table(title, headings, rows)])
