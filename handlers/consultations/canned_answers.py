"""Ready answers: chosen for a request, sent as they are or in other words."""

import html

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations.request_buttons import (
    EditCanned,
    OpenCanned,
    PreviewCanned,
    SendCanned,
)
from handlers.consultations.request_screens import back_to
from handlers.consultations.requests import show_request
from handlers.leafing import leafing
from handlers.pasted import Rest, note_refused, pass_over
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services.consultations import canned_answers, requests
from services.consultations.canned_answers import Canned
from services.errors import Unfitting
from services.ports import Post
from services.visits import Visit

PAGE = 6


class CannedForm(StatesGroup):
    editing = State()


def canned_answers_router() -> Router:
    router = Router(name="canned_answers")
    on_tap = router.callback_query.register
    on_tap(open_canned, OpenCanned.filter())
    on_tap(preview, PreviewCanned.filter())
    on_tap(send, SendCanned.filter())
    on_tap(ask_edit, EditCanned.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(pass_over, StateFilter(CannedForm), Rest())
    router.message.register(send_edited, StateFilter(CannedForm.editing), *typed)
    return router


async def open_canned(
    query: CallbackQuery, callback_data: OpenCanned, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, every = callback_data.consultation, callback_data.every
    view = await requests.view(reader, visit, consultation_id=number)
    topic = None if every else view.consultation.topic
    found, pages = await canned_answers.listed(reader, visit, topic=topic, page=callback_data.page, size=PAGE)
    picks = [button(canned_title(t, one), PreviewCanned(consultation=number, template=one.id)) for one in found]
    turns = leafing(t, callback_data.page, pages, lambda to: OpenCanned(consultation=number, every=every, page=to))
    others = [] if every else [button(t.plain("canned-every"), OpenCanned(consultation=number, every=True, page=0))]
    text = t("canned-choose", count=len(found))
    await show(query, Screen(text, (*in_columns(picks, 1), turns, others, (back_to(t, number),))))


async def preview(
    query: CallbackQuery, callback_data: PreviewCanned, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.consultation
    one = await canned_answers.look(reader, visit, template_id=callback_data.template)
    rows = (
        (button(t.plain("canned-send"), SendCanned(consultation=number, template=one.id)),),
        (button(t.plain("canned-edit-first"), EditCanned(consultation=number, template=one.id)),),
        (button(t.plain("back"), OpenCanned(consultation=number, every=False, page=0)),),
    )
    await show(query, Screen(t("canned-shown", title=one.title, text=one.text), rows))


async def send(
    query: CallbackQuery,
    callback_data: SendCanned,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = callback_data.consultation
    await canned_answers.send(session, visit, consultation_id=number, template_id=callback_data.template)
    post.wake()
    await show_request(query, visit, reader, t, number, toast=t.plain("canned-sent"))


async def ask_edit(
    query: CallbackQuery, callback_data: EditCanned, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Telegram lets nobody fill in the field for somebody: the words are shown to be copied with one tap."""
    number = callback_data.consultation
    one = await canned_answers.look(reader, visit, template_id=callback_data.template)
    await state.set_state(CannedForm.editing)
    await state.set_data({"consultation": number, "template": one.id})
    text = f"{t('canned-copy')}\n\n<code>{html.escape(one.text, quote=False)}</code>"
    await show(query, Screen(text, ((back_to(t, number),),)))


async def send_edited(  # the typed text, and the sender is woken
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    kept = await state.get_data()
    number = kept["consultation"]
    try:
        await canned_answers.send(session, visit, consultation_id=number, template_id=kept["template"], typed=typed)
    except Unfitting as unfit:
        await note_refused(message, state)
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back_to(t, number),),)))
        return
    post.wake()
    await state.clear()
    await show_request(message, visit, reader, t, number)


def canned_title(t: Speaker, one: Canned) -> str:
    return t.plain("canned-button", title=one.title, public=int(one.is_public), used=one.used)
