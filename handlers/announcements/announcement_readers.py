"""Announcements as people get them: read, asked back about, explained, declined; one's own hours."""

from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcements.announcement_buttons import (
    AnswerQuestion,
    AskBack,
    HaveRead,
    OpenSection,
    Section,
    SetHour,
    SetPause,
    TurnKind,
    Why,
)
from handlers.announcements.announcement_screens import value_title
from handlers.places import Go, Place, way_back, way_to
from handlers.screens import Screen, answer, button, in_columns, show, show_under
from locales.catalog import Speaker
from models.announcements import AnnouncementKind
from services.announcements import announcement_readers as readers
from services.announcements.announcement_readers import Origin, Wishes
from services.announcements.announcements import KIND_OF_NO_WISH
from services.errors import Unfitting
from services.ports import Post
from services.visits import Visit

HOURS = (0, 9, 10, 11, 12, 15)
PAUSES = (7, 14, 30)


class QuestionForm(StatesGroup):
    asking = State()
    answering = State()


def announcement_readers_router() -> Router:
    router = Router(name="announcement_readers")
    on_tap = router.callback_query.register
    on_tap(have_read, HaveRead.filter())
    on_tap(tell_why, Why.filter())
    on_tap(ask_back, AskBack.filter())
    on_tap(answer_question, AnswerQuestion.filter())
    on_tap(open_notifications, Go.filter(F.there == Place.NOTIFICATIONS))
    on_tap(open_section, OpenSection.filter())
    on_tap(turn_kind, TurnKind.filter())
    on_tap(set_hour, SetHour.filter())
    on_tap(set_pause, SetPause.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(save_question, StateFilter(QuestionForm.asking), *typed)
    router.message.register(save_answer, StateFilter(QuestionForm.answering), *typed)
    return router


async def have_read(
    query: CallbackQuery, callback_data: HaveRead, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    """The announcement stays as it is; the button alone says that it is done, then and later."""
    await readers.read(session, visit, announcement_id=callback_data.announcement)
    await answer(query, t.plain("announcement-thanks"))
    message = query.message
    if isinstance(message, Message) and message.reply_markup:
        done = t.plain("announcement-read-done")
        keyboard = [
            [one.model_copy(update={"text": done}) if one.callback_data == query.data else one for one in row]
            for row in message.reply_markup.inline_keyboard
        ]
        if keyboard != message.reply_markup.inline_keyboard:
            with suppress(TelegramAPIError):
                await message.edit_reply_markup(reply_markup=InlineKeyboardMarkup(inline_keyboard=keyboard))


async def tell_why(query: CallbackQuery, callback_data: Why, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    origin = await readers.origin(reader, visit, announcement_id=callback_data.announcement)
    role = t.plain(f"role-{origin.role.value}") if origin.role else "none"
    kind = t.plain(f"announcement-kind-{origin.kind.value}")
    text = t("announcement-origin", called=origin.called, role=role, kind=kind, why=_reasons(t, origin))
    decline = button(t.plain("announcement-decline", kind=kind), TurnKind(kind=origin.kind, wanted=False))
    rows = ((decline,) if origin.can_be_declined else (), (way_to(t, Place.NOTIFICATIONS), way_to(t, Place.MENU)))
    await show_under(query, Screen(text, rows))


def _reasons(t: Speaker, origin: Origin) -> str:
    """What of the list the sender chose is true of its reader."""
    if origin.is_for_everybody:
        return "everybody"
    titles = {
        t.plain(f"facet-{facet.value}"): ", ".join(value_title(t, facet, one) for one in values)
        for facet, values in origin.reasons.items()
    }
    return "; ".join(f"{facet}: {values}" for facet, values in titles.items()) or "none"


async def ask_back(query: CallbackQuery, callback_data: AskBack, state: FSMContext, t: Speaker) -> None:
    await state.set_state(QuestionForm.asking)
    await state.set_data({"announcement": callback_data.announcement})
    await show_under(query, Screen(t("announcement-ask"), ((way_to(t, Place.MENU),),)))


async def save_question(  # the typed text besides what every handler has
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, post: Post, t: Speaker
) -> None:
    number = await state.get_value("announcement", 0)
    try:
        await readers.ask(session, visit, announcement_id=number, typed=typed)
    except Unfitting as unfit:
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((way_to(t, Place.MENU),),)))
        return
    post.wake()
    await state.clear()
    await show(message, Screen(t("announcement-asked"), ((way_to(t, Place.MENU),),)))


async def answer_question(
    query: CallbackQuery,
    callback_data: AnswerQuestion,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    asked = await readers.question(reader, visit, question_id=callback_data.question)
    await state.set_state(QuestionForm.answering)
    await state.set_data({"question": asked.id})
    text = t("announcement-answer-to", called=asked.called, text=asked.text)
    await show_under(query, Screen(text, ((way_to(t, Place.MENU),),)))


async def save_answer(  # the typed text besides what every handler has
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, post: Post, t: Speaker
) -> None:
    number = await state.get_value("question", 0)
    try:
        await readers.answer(session, visit, question_id=number, typed=typed)
    except Unfitting as unfit:
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((way_to(t, Place.MENU),),)))
        return
    post.wake()
    await state.clear()
    await show(message, Screen(t("announcement-answer-sent"), ((way_to(t, Place.MENU),),)))


async def open_notifications(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    wishes = await readers.wishes(reader, visit)
    sections = [button(t.plain(f"notifications-{one.value}"), OpenSection(section=one)) for one in Section]
    lines = [t("notifications", hour=wishes.later_hour or 0, declined=len(wishes.declined))]
    if wishes.paused_until:
        lines.append(t("notifications-paused", day=t.day(wishes.paused_until)))
    await show(query, Screen("\n".join(lines), (*in_columns(sections, 1), (way_back(t, Place.SETTINGS),))))


async def open_section(
    query: CallbackQuery, callback_data: OpenSection, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, _section(t, await readers.wishes(reader, visit), callback_data.section))


async def turn_kind(
    query: CallbackQuery, callback_data: TurnKind, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    await readers.turn_kind(session, visit, kind=callback_data.kind, is_wanted=callback_data.wanted)
    await show(query, _section(t, await readers.wishes(reader, visit), Section.KINDS))


async def set_hour(
    query: CallbackQuery, callback_data: SetHour, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    await readers.choose_hour(session, visit, hour=callback_data.hour or None)
    await show(query, _section(t, await readers.wishes(reader, visit), Section.HOURS))


async def set_pause(
    query: CallbackQuery, callback_data: SetPause, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    await readers.pause(session, visit, days=callback_data.days)
    await show(query, _section(t, await readers.wishes(reader, visit), Section.LEAVE))


def _section(t: Speaker, wishes: Wishes, section: Section) -> Screen:
    """Kinds one gets, or the earliest hour, or a leave."""
    lines = [t(f"notifications-about-{section.value}")]
    if section is Section.KINDS:
        rows = in_columns([_kind(t, wishes, kind) for kind in AnnouncementKind if kind not in KIND_OF_NO_WISH], 2)
    elif section is Section.HOURS:
        rows = in_columns([_hour(t, wishes, hour) for hour in HOURS], 2)
    elif wishes.paused_until:
        lines.append(t("notifications-paused", day=t.day(wishes.paused_until)))
        rows = [[button(t.plain("notifications-resume"), SetPause(days=0))]]
    else:
        rows = in_columns(
            [button(t.plain("notifications-pause", days=days), SetPause(days=days)) for days in PAUSES], 1
        )
    return Screen("\n".join(lines), (*rows, (way_back(t, Place.NOTIFICATIONS),)))


def _kind(t: Speaker, wishes: Wishes, kind: AnnouncementKind) -> InlineKeyboardButton:
    is_declined = kind in wishes.declined
    label = ("☐ " if is_declined else "☑ ") + t.plain(f"announcement-kind-{kind.value}")
    return button(label, TurnKind(kind=kind, wanted=is_declined))


def _hour(t: Speaker, wishes: Wishes, hour: int) -> InlineKeyboardButton:
    sign = "● " if (wishes.later_hour or 0) == hour else ""
    return button(sign + t.plain("notifications-hour", hour=hour), SetHour(hour=hour))
