"""Announcements put together: the message itself, whom it is for, what stands under it, when it leaves."""

import re

from aiogram import Bot, F, Router
from aiogram.enums import ContentType
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcements.announcement_buttons import (
    AskLink,
    CopyAnnouncement,
    DropDraft,
    Everybody,
    OpenAudience,
    OpenDraft,
    OpenExtras,
    OpenFacet,
    OpenKinds,
    OpenRareFacets,
    Preview,
    SetKind,
    SetSurvey,
    TakeFileOff,
    Turn,
    TurnReading,
    TurnRepeat,
)
from handlers.announcements.announcement_screens import (
    PLACES,
    audience_screen,
    draft_screen,
    extras_screen,
    facet_screen,
    kinds_screen,
    rare_facets_screen,
    start_screen,
    surveys_screen,
)
from handlers.pasted import Rest, note_refused, pass_over
from handlers.places import Go, Place, way_back
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from models.audiences import Audience, Facet
from services.announcements import announcement_letters, announcement_readers, announcements
from services.announcements.announcements import Source
from services.audiences import Choice
from services.errors import Unfitting
from services.ports import Messenger, Refused
from services.visits import Visit

LINK = re.compile(r"(?=.{,500}$)https?://[^\s/?#]+\.[^\s/?#]{2,}([/?#]\S*)?", re.IGNORECASE)
"""With a host Telegram can make a button of; what is none would reach nobody."""


NAMED = frozenset({ContentType.DOCUMENT, ContentType.AUDIO})
"""Files people know by their names; of others these are what a camera or a telephone has made up."""


class AnnounceForm(StatesGroup):
    composing = State()
    linking = State()


def announcements_router() -> Router:
    router = Router(name="announcements")
    router.message.register(open_start, Command("announce"))
    on_tap = router.callback_query.register
    on_tap(open_start, Go.filter(F.there == Place.ANNOUNCE))
    on_tap(open_draft, OpenDraft.filter())
    on_tap(open_extras, OpenExtras.filter())
    on_tap(open_kinds, OpenKinds.filter())
    on_tap(set_kind, SetKind.filter())
    on_tap(open_audience, OpenAudience.filter())
    on_tap(open_rare_facets, OpenRareFacets.filter())
    on_tap(open_facet, OpenFacet.filter())
    on_tap(turn, Turn.filter())
    on_tap(take_everybody, Everybody.filter())
    on_tap(ask_link, AskLink.filter())
    on_tap(set_survey, SetSurvey.filter())
    on_tap(turn_reading, TurnReading.filter())
    on_tap(turn_repeat, TurnRepeat.filter())
    on_tap(preview, Preview.filter())
    on_tap(take_file_off, TakeFileOff.filter())
    on_tap(drop, DropDraft.filter())
    on_tap(copy, CopyAnnouncement.filter())
    router.message.register(set_link, StateFilter(AnnounceForm.linking), F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(pass_over, StateFilter(AnnounceForm.composing), Rest())
    router.message.register(compose, StateFilter(AnnounceForm.composing), ~F.text.startswith("/") | ~F.text)
    return router


def places(t: Speaker) -> dict[str, str]:
    """The spoken names of what words can be filled with."""
    return {t.plain(phrase): place for place, phrase in PLACES.items()}


async def open_start(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    questions = await announcement_readers.open_questions(reader, visit)
    await state.set_state(AnnounceForm.composing)
    await state.set_data({})
    await show(event, start_screen(t, questions, sees_all=announcements.author_of(visit) is None))


async def compose(
    message: Message, state: FSMContext, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    """Any message becomes a draft, or takes the place of the words or of the file of the one that is open.

    The pictures of an album come one by one and belong together.
    """
    if message.poll:
        await show(message, Screen(t("announcement-no-poll"), ((way_back(t, Place.ANNOUNCE),),)))
        return
    album = message.media_group_id
    kept = await state.get_data()
    if album and kept.get("album") == album:
        number = kept["announcement"]
        await announcements.add_source(session, visit, announcement_id=number, message_id=message.message_id)
        return
    if album and kept.get("refused") == album:
        return
    words = message.html_text if message.text or message.caption else None
    source = None if message.text else _source(message)
    number, named = kept.get("announcement"), places(t)
    try:
        if number:
            await announcements.rewrite(
                session,
                visit,
                announcement_id=number,
                text=words,
                source=source,
                places=named,
                is_album=album is not None,
            )
        else:
            number = await announcements.draft(session, visit, text=words, source=source, places=named)
    except Unfitting as unfit:
        await session.rollback()
        await state.update_data(refused=album)
        await note_refused(message, state)
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((way_back(t, Place.ANNOUNCE),),)))
        return
    await _show_draft(message, state, visit, reader, t, number)
    await state.update_data(album=album)


def _source(message: Message) -> Source:
    kind = message.content_type
    name = getattr(getattr(message, kind, None), "file_name", None) if kind in NAMED else None
    return Source(message.chat.id, [message.message_id], kind, name)


async def open_draft(
    query: CallbackQuery, callback_data: OpenDraft, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_draft(query, state, visit, reader, t, callback_data.announcement)


async def open_extras(
    query: CallbackQuery, callback_data: OpenExtras, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_extras(query, state, visit, reader, t, callback_data.announcement)


async def take_file_off(
    query: CallbackQuery,
    callback_data: TakeFileOff,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await announcements.take_file_off(session, visit, announcement_id=callback_data.announcement)
    await _show_draft(query, state, visit, reader, t, callback_data.announcement)


async def open_kinds(query: CallbackQuery, callback_data: OpenKinds, t: Speaker) -> None:
    await show(query, kinds_screen(t, callback_data.announcement))


async def set_kind(
    query: CallbackQuery,
    callback_data: SetKind,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.announcement
    await announcements.change(session, visit, announcement_id=number, kind=callback_data.kind)
    await _show_draft(query, state, visit, reader, t, number)


async def open_audience(
    query: CallbackQuery, callback_data: OpenAudience, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await announcements.view(reader, visit, announcement_id=callback_data.announcement)
    await show(query, audience_screen(t, view))


async def open_rare_facets(
    query: CallbackQuery, callback_data: OpenRareFacets, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await announcements.view(reader, visit, announcement_id=callback_data.announcement)
    await show(query, rare_facets_screen(t, view))


async def open_facet(
    query: CallbackQuery, callback_data: OpenFacet, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await announcements.view(reader, visit, announcement_id=callback_data.announcement)
    await show(query, facet_screen(t, view, callback_data.facet, callback_data.page))


async def turn(
    query: CallbackQuery, callback_data: Turn, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    number, facet, place = callback_data.announcement, callback_data.facet, callback_data.place
    await announcements.turn(session, visit, announcement_id=number, facet=facet, place=place)
    view = await announcements.view(reader, visit, announcement_id=number)
    await show(query, facet_screen(t, view, Facet(facet), place // 8))


async def take_everybody(
    query: CallbackQuery,
    callback_data: Everybody,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.announcement
    audience = Audience(is_everybody=callback_data.everybody)
    await announcements.take_audience(session, visit, announcement_id=number, audience=audience)
    await show(query, audience_screen(t, await announcements.view(reader, visit, announcement_id=number)))


async def ask_link(query: CallbackQuery, callback_data: AskLink, state: FSMContext, t: Speaker) -> None:
    await state.set_state(AnnounceForm.linking)
    await state.set_data({"announcement": callback_data.announcement})
    back = button(t.plain("back"), OpenExtras(announcement=callback_data.announcement))
    await show(query, Screen(t("announcement-ask-link"), ((back,),)))


async def set_link(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("announcement", 0)
    link = None if typed.strip() == "-" else typed.strip()
    back = button(t.plain("back"), OpenDraft(announcement=number))
    if link is not None and not LINK.fullmatch(link):
        await show(message, Screen(t("announcement-bad-link"), ((back,),)))
        return
    await announcements.change(session, visit, announcement_id=number, link=link)
    await _show_draft(message, state, visit, reader, t, number)


async def set_survey(
    query: CallbackQuery,
    callback_data: SetSurvey,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, code = callback_data.announcement, callback_data.code
    known = _surveys(visit)
    if not code:
        await show(query, surveys_screen(t, number, known))
        return
    chosen = code if any(one.value == code for one in known) else None
    await announcements.change(session, visit, announcement_id=number, survey=chosen)
    await _show_draft(query, state, visit, reader, t, number)


async def turn_reading(
    query: CallbackQuery,
    callback_data: TurnReading,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.announcement
    view = await announcements.view(reader, visit, announcement_id=number)
    wanted = not view.announcement.needs_reading
    await announcements.change(session, visit, announcement_id=number, needs_reading=wanted)
    await _show_draft(query, state, visit, reader, t, number)


async def turn_repeat(
    query: CallbackQuery,
    callback_data: TurnRepeat,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.announcement
    await announcements.change(session, visit, announcement_id=number, repeat=callback_data.repeat)
    await _show_extras(query, state, visit, reader, t, number)


async def preview(  # it speaks with the voice letters are sent by
    query: CallbackQuery,
    callback_data: Preview,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    messenger: Messenger,
    bot: Bot,
    t: Speaker,
) -> None:
    """Exactly what people will get, sent to oneself; what cannot be sent is told now."""
    view = await announcements.view(reader, visit, announcement_id=callback_data.announcement)
    outcome = await messenger.deliver(
        query.from_user.id,
        {**announcement_letters.payload(view.announcement, view.face), "language": visit.actor.language},
    )
    if isinstance(outcome, Refused):
        await answer(query, t.plain("announcement-refused", error=outcome.error[:120]), alert=True)
        return
    await answer(query, t.plain("announcement-shown"))
    await state.set_state(AnnounceForm.composing)
    await state.set_data({"announcement": view.announcement.id})
    screen = draft_screen(t, view, _surveys(visit))
    await bot.send_message(query.from_user.id, screen.text, reply_markup=screen.keyboard)


async def drop(
    query: CallbackQuery,
    callback_data: DropDraft,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await announcements.drop(session, visit, announcement_id=callback_data.announcement)
    await answer(query, t.plain("announcement-dropped"))
    await open_start(query, state, visit, reader, t)


async def copy(
    query: CallbackQuery,
    callback_data: CopyAnnouncement,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await announcements.copy(session, visit, announcement_id=callback_data.announcement)
    await _show_draft(query, state, visit, reader, t, number)


async def _show_draft(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, number: int
) -> None:
    """Other words that are sent from now on are for this one."""
    view = await announcements.view(reader, visit, announcement_id=number)
    await show(event, draft_screen(t, view, _surveys(visit)))
    await state.set_state(AnnounceForm.composing)
    await state.set_data({"announcement": number})


async def _show_extras(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, number: int
) -> None:
    await show(query, extras_screen(t, await announcements.view(reader, visit, announcement_id=number)))
    await state.set_state(AnnounceForm.composing)
    await state.set_data({"announcement": number})


def _surveys(visit: Visit) -> list[Choice]:
    library = visit.municipality.library
    return [Choice(code, found.title) for code in library.newest if (found := library.current(code)) is not None]
