"""The bank of ready answers: made, shown to educators or not, changed, put away."""

import html

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations.canned_answers import canned_title
from handlers.consultations.request_buttons import (
    EVERY_TOPIC,
    ArchiveTemplate,
    FromLast,
    MoreRequests,
    NewTemplate,
    OpenBank,
    OpenTemplate,
    Publish,
    RenameTemplate,
    RewriteTemplate,
)
from handlers.consultations.request_screens import back_to
from handlers.leafing import leaf, leafing
from handlers.pasted import Rest, note_refused, pass_over
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services.consultations import canned_answers
from services.consultations.canned_answers import LONGEST_TITLE, Canned
from services.consultations.request_words import LONGEST_ANSWER, line, lines
from services.errors import Unfitting
from services.visits import Visit

PAGE = 6


class BankForm(StatesGroup):
    renaming = State()
    rewriting = State()
    titling = State()
    writing = State()


def canned_bank_router() -> Router:
    router = Router(name="canned_bank")
    on_tap = router.callback_query.register
    on_tap(begin_from_last, FromLast.filter())
    on_tap(open_bank, OpenBank.filter())
    on_tap(open_template, OpenTemplate.filter())
    on_tap(publish, Publish.filter())
    on_tap(ask_title, RenameTemplate.filter())
    on_tap(ask_text, RewriteTemplate.filter())
    on_tap(archive, ArchiveTemplate.filter())
    on_tap(begin_new, NewTemplate.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    on_words = router.message.register
    on_words(pass_over, StateFilter(BankForm), Rest())
    on_words(rename, StateFilter(BankForm.renaming), *typed)
    on_words(rewrite, StateFilter(BankForm.rewriting), *typed)
    on_words(take_title, StateFilter(BankForm.titling), *typed)
    on_words(take_text, StateFilter(BankForm.writing), *typed)
    return router


async def begin_from_last(
    query: CallbackQuery, callback_data: FromLast, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.consultation
    topic, words = await canned_answers.draft_from(reader, visit, consultation_id=number)
    await state.set_state(BankForm.titling)
    await state.set_data({"topic": topic, "text": words})
    text = t("canned-ask-title-for", text=words, limit=LONGEST_TITLE)
    await show(query, Screen(text, ((back_to(t, number),),)))


async def open_bank(
    event: CallbackQuery, callback_data: OpenBank, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    found, pages = await canned_answers.listed(reader, visit, topic=None, page=callback_data.page, size=PAGE)
    picks = [button(canned_title(t, one), OpenTemplate(template=one.id)) for one in found]
    turns = leafing(t, callback_data.page, pages, lambda to: OpenBank(page=to))
    new = button(t.plain("canned-new"), NewTemplate(topic=EVERY_TOPIC, page=0))
    back = button(t.plain("back"), MoreRequests())
    await show(event, Screen(t("canned-bank", count=len(found)), (*in_columns(picks, 1), turns, (new,), (back,))))


async def open_template(
    query: CallbackQuery, callback_data: OpenTemplate, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await _show(query, visit, reader, t, callback_data.template)


async def publish(
    query: CallbackQuery, callback_data: Publish, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.template
    await canned_answers.publish(session, visit, template_id=number, is_public=callback_data.is_public)
    await _show(query, visit, reader, t, number)


async def ask_title(query: CallbackQuery, callback_data: RenameTemplate, state: FSMContext, t: Speaker) -> None:
    await state.set_state(BankForm.renaming)
    await state.set_data({"template": callback_data.template})
    await show(query, Screen(t("canned-ask-title", limit=LONGEST_TITLE), ((_to(t, callback_data.template),),)))


async def ask_text(
    query: CallbackQuery,
    callback_data: RewriteTemplate,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    one = await canned_answers.look(reader, visit, template_id=callback_data.template)
    await state.set_state(BankForm.rewriting)
    await state.set_data({"template": one.id})
    text = f"{t('canned-copy-to-change')}\n\n<code>{html.escape(one.text, quote=False)}</code>"
    await show(query, Screen(text, ((_to(t, one.id),),)))


async def rename(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("template", 0)
    try:
        await canned_answers.change(session, visit, template_id=number, title=line(typed, LONGEST_TITLE))
    except Unfitting as unfit:
        await note_refused(message, state)
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((_to(t, number),),)))
        return
    await state.clear()
    await _show(message, visit, reader, t, number)


async def rewrite(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("template", 0)
    try:
        await canned_answers.change(session, visit, template_id=number, text=lines(typed, LONGEST_ANSWER))
    except Unfitting as unfit:
        await note_refused(message, state)
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((_to(t, number),),)))
        return
    await state.clear()
    await _show(message, visit, reader, t, number)


async def archive(
    query: CallbackQuery, callback_data: ArchiveTemplate, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    number = callback_data.template
    if not callback_data.sure:
        sure = button(t.plain("canned-archive-sure"), ArchiveTemplate(template=number, sure=True))
        await show(query, Screen(t("canned-archive-ask"), ((sure,), (_to(t, number),))))
        return
    await canned_answers.archive(session, visit, template_id=number)
    back = button(t.plain("back"), OpenBank(page=0))
    await show(query, Screen(t("canned-archived"), ((back,),)))


async def begin_new(
    query: CallbackQuery, callback_data: NewTemplate, state: FSMContext, visit: Visit, t: Speaker
) -> None:
    """First the topic, then the title, then the words."""
    back = button(t.plain("back"), OpenBank(page=0))
    if callback_data.topic == EVERY_TOPIC:
        some, pages = leaf(canned_answers.topics(visit), callback_data.page, PAGE)
        picks = [button(title, NewTemplate(topic=code, page=0)) for code, title in some]
        turns = leafing(t, callback_data.page, pages, lambda to: NewTemplate(topic=EVERY_TOPIC, page=to))
        await show(query, Screen(t("canned-which-topic"), (*in_columns(picks, 1), turns, (back,))))
        return
    await state.set_state(BankForm.titling)
    await state.set_data({"topic": callback_data.topic})
    await show(query, Screen(t("canned-ask-title", limit=LONGEST_TITLE), ((back,),)))


async def take_title(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    back = button(t.plain("back"), OpenBank(page=0))
    try:
        title = line(typed, LONGEST_TITLE)
    except Unfitting as unfit:
        await note_refused(message, state)
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back,),)))
        return
    kept = await state.get_data()
    if "text" not in kept:
        await state.update_data(title=title)
        await state.set_state(BankForm.writing)
        await show(message, Screen(t("canned-ask-text"), ((back,),)))
        return
    made = await canned_answers.make(session, visit, topic=kept["topic"], title=title, text=kept["text"])
    await state.clear()
    await _show(message, visit, reader, t, made)


async def take_text(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await state.get_data()
    try:
        made = await canned_answers.make(session, visit, topic=kept["topic"], title=kept["title"], text=typed)
    except Unfitting as unfit:
        await note_refused(message, state)
        back = button(t.plain("back"), OpenBank(page=0))
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back,),)))
        return
    await state.clear()
    await _show(message, visit, reader, t, made)


async def _show(
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, template_id: int
) -> None:
    one = await canned_answers.look(reader, visit, template_id=template_id)
    text = t(
        "canned-template", title=one.title, text=one.text, topic=one.topic_title, public=int(one.is_public),
        used=one.used, helped=one.helped,
    )  # fmt: skip
    back = button(t.plain("back"), OpenBank(page=0))
    await show(event, Screen(text, (*_changes(t, one), (back,))))


def _changes(t: Speaker, one: Canned) -> list[list[InlineKeyboardButton]]:
    if not one.is_kept:
        return []
    turn = "canned-make-private" if one.is_public else "canned-make-public"
    return [
        [button(t.plain(turn), Publish(template=one.id, is_public=not one.is_public))],
        [
            button(t.plain("canned-rename"), RenameTemplate(template=one.id)),
            button(t.plain("canned-rewrite"), RewriteTemplate(template=one.id)),
        ],
        [button(t.plain("canned-archive"), ArchiveTemplate(template=one.id, sure=False))],
    ]


def _to(t: Speaker, template_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenTemplate(template=template_id))
