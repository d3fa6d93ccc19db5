"""The template of the annual report: take it, edit it in Word, send it back; or return to the bot's own."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, Document, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.documents import fetched, must_be_small
from handlers.places import Place, way_back
from handlers.reports import report_words as words
from handlers.reports.report_buttons import DropTemplate, OpenTemplate, TakeTemplate
from handlers.reports.report_files import default_template, known
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.reports import report_templates
from services.rights import Right, must_be_whole
from services.visits import Visit


class TemplateForm(StatesGroup):
    sending = State()


def report_templates_router() -> Router:
    router = Router(name="report_templates")
    on_tap = router.callback_query.register
    on_tap(open_template, OpenTemplate.filter())
    on_tap(send_template, TakeTemplate.filter())
    on_tap(drop_template, DropTemplate.filter())
    sending = StateFilter(TemplateForm.sending)
    router.message.register(take_template, sending, F.document.as_("document"))
    router.message.register(ask_for_file, sending, ~F.text.startswith("/") | ~F.text)
    return router


async def open_template(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    screen = await _screen(t, visit, reader)
    await state.set_state(TemplateForm.sending)
    await state.set_data({})
    await show(query, screen)


async def send_template(query: CallbackQuery, visit: Visit, reader: AsyncSession, bot: Bot, t: Speaker) -> None:
    must_be_whole(visit.actor, Right.KEEP_REPORT_TEMPLATES)
    content = await report_templates.content(reader, visit)
    await answer(query)
    if content is None:
        content = await asyncio.to_thread(default_template, t)
    own, _sections = words.places([t])
    named = ", ".join(f"[[{name}]]" for name in own)
    file = BufferedInputFile(content, f"{t.plain('report-template-file')}.docx")
    await bot.send_document(query.from_user.id, file, caption=t("report-template-caption", places=named))


async def take_template(  # the file besides what every handler has
    message: Message,
    document: Document,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    t: Speaker,
) -> None:
    """Nothing changes until every place of the file is known."""
    must_be_whole(visit.actor, Right.KEEP_REPORT_TEMPLATES)
    try:
        must_be_small(document, megabytes=report_templates.MEGABYTES)
        content = await fetched(bot, document)
        count = await report_templates.take(session, visit, file=content, known=known(visit))
    except Unfitting as unfit:
        await show(message, await _screen(t, visit, reader, said=t(unfit.phrase, **unfit.values)))
        return
    await state.clear()
    await show(message, Screen(t("report-template-taken", count=count), ((way_back(t, Place.REPORT),),)))


async def ask_for_file(message: Message, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await show(message, await _screen(t, visit, reader, said=t("report-template-ask")))


async def drop_template(
    query: CallbackQuery,
    callback_data: DropTemplate,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Asked first: what the centre has edited is not kept."""
    if not callback_data.is_sure:
        standing = await report_templates.standing(reader, visit)
        sure = (
            [button(t.plain("report-template-drop-sure"), DropTemplate(is_sure=True))] if standing.uploaded_at else []
        )
        back = button(t.plain("back"), OpenTemplate())
        await show(query, Screen(t("report-template-drop-ask"), (sure if standing.uploaded_at else (), (back,))))
        return
    await report_templates.go_back(session, visit)
    await state.clear()
    await show(query, await _screen(t, visit, reader, said=t("report-template-dropped")))


async def _screen(t: Speaker, visit: Visit, reader: AsyncSession, *, said: str = "") -> Screen:
    standing = await report_templates.standing(reader, visit)
    at = standing.uploaded_at
    day = t.full_day(visit.municipality.day(at)) if at else "none"
    rows: list[list[InlineKeyboardButton]] = [[button(t.plain("report-template-take"), TakeTemplate())]]
    if at:
        rows.append([button(t.plain("report-template-drop"), DropTemplate(is_sure=False))])
    rows.append([way_back(t, Place.REPORT)])
    text = t("report-template", day=day, limit=report_templates.MEGABYTES)
    return Screen(f"{said}\n\n{text}" if said else text, rows)
