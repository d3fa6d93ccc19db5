"""Materials of an event: sent to the bot by whoever keeps it, taken by whoever took part."""

from typing import NamedTuple

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.events.event_after_buttons import (
    AddMaterial,
    GetMaterial,
    KeepMaterials,
    OpenMaterial,
    OpenMaterials,
    PlainTitle,
    RemoveMaterial,
    TellMaterials,
)
from handlers.events.event_material_screens import (
    kept_screen,
    material_screen,
    naming_screen,
    plain_title,
    sending_screen,
    shown_screen,
)
from handlers.screens import answer, show
from locales.catalog import Speaker
from models.events import EventMaterial
from services.errors import Unfitting
from services.events import event_materials
from services.events.event_material_facts import MaterialKind, link_in, title_beside
from services.visits import Visit


class MaterialForm(StatesGroup):
    sending = State()
    """Whatever is sent goes to `event`."""
    naming = State()
    """`kind` and `value` wait for a title."""


class Sent(NamedTuple):
    kind: MaterialKind
    value: str
    title: str | None
    """None: it came without one."""


def kept_materials_router() -> Router:
    """Of whoever keeps events."""
    router = Router(name="kept_materials")
    on_tap = router.callback_query.register
    on_tap(open_kept, KeepMaterials.filter())
    on_tap(open_one, OpenMaterial.filter())
    on_tap(ask_for, AddMaterial.filter())
    on_tap(take_plain_title, PlainTitle.filter())
    on_tap(remove, RemoveMaterial.filter())
    on_tap(tell, TellMaterials.filter())
    on_message = router.message.register
    waiting, typed = StateFilter(MaterialForm), (F.text.as_("typed"), ~F.text.startswith("/"))
    on_message(take_file, waiting, F.document | F.photo | F.video)
    on_message(take_link, StateFilter(MaterialForm.sending), *typed)
    on_message(take_title, StateFilter(MaterialForm.naming), *typed)
    on_message(take_nothing, waiting, ~F.text)
    return router


def materials_router() -> Router:
    """Of whoever took part."""
    router = Router(name="materials")
    router.callback_query.register(open_shown, OpenMaterials.filter())
    router.callback_query.register(send, GetMaterial.filter())
    return router


async def open_kept(
    query: CallbackQuery,
    callback_data: KeepMaterials,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    shelf = await event_materials.kept(reader, visit, event_id=callback_data.event)
    await show(query, kept_screen(t, shelf, callback_data.page))


async def open_one(
    query: CallbackQuery, callback_data: OpenMaterial, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await event_materials.look(reader, visit, material_id=callback_data.material)
    await show(query, material_screen(t, found))


async def ask_for(
    query: CallbackQuery, callback_data: AddMaterial, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    shelf = await event_materials.kept(reader, visit, event_id=callback_data.event)
    await state.set_state(MaterialForm.sending)
    await state.set_data({"event": shelf.event.id})
    await show(query, sending_screen(t, shelf.event.id))


async def take_file(message: Message, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker) -> None:
    """What came before without a title and was not named keeps a plain one: nothing that was sent is lost."""
    note = await _settle(state, visit, session, t)
    sent = _file_of(message)
    if sent.title is None and message.media_group_id is not None:
        sent = sent._replace(title=plain_title(t, sent.kind.value))  # nobody is asked after each of many
    await _take(message, state, visit, session, t, sent, note=note)


async def take_link(
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    try:
        link, title = link_in(typed)
    except Unfitting as unfit:
        number = int(await state.get_value("event", 0))
        await show(message, sending_screen(t, number, note=t(unfit.phrase, **unfit.values)))
        return
    await _take(message, state, visit, session, t, Sent(MaterialKind.LINK, link, title))


async def take_title(
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    data = await state.get_data()
    number, kind = int(data.get("event", 0)), MaterialKind(data.get("kind", MaterialKind.LINK))
    try:
        made = await event_materials.add(
            session, visit, event_id=number, kind=kind, value=str(data.get("value", "")), title=typed
        )
    except Unfitting as unfit:
        await show(message, naming_screen(t, number, kind.value, note=t(unfit.phrase, **unfit.values)))
        return
    await _go_on(message, state, t, number, made)


async def take_plain_title(
    query: CallbackQuery, callback_data: PlainTitle, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    number, data = callback_data.event, await state.get_data()
    if data.get("event") != number or not data.get("value"):
        raise Unfitting("event-materials-gone-by")
    note = await _settle(state, visit, session, t)
    await show(query, sending_screen(t, number, note=note))


async def take_nothing(message: Message, state: FSMContext, t: Speaker) -> None:
    number = int(await state.get_value("event", 0))
    await show(message, sending_screen(t, number, note=t("event-materials-unfit")))


async def remove(
    query: CallbackQuery,
    callback_data: RemoveMaterial,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    if not callback_data.sure:
        found = await event_materials.look(reader, visit, material_id=callback_data.material)
        await show(query, material_screen(t, found, asks=True))
        return
    number = await event_materials.remove(session, visit, material_id=callback_data.material)
    shelf = await event_materials.kept(reader, visit, event_id=number)
    await show(query, kept_screen(t, shelf, 0), toast=t.plain("event-materials-removed"))


async def tell(
    query: CallbackQuery,
    callback_data: TellMaterials,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    told = await event_materials.announce(session, visit, event_id=callback_data.event)
    shelf = await event_materials.kept(reader, visit, event_id=callback_data.event)
    await show(query, kept_screen(t, shelf, 0, note=t("event-materials-sent", count=told)))


async def open_shown(
    query: CallbackQuery, callback_data: OpenMaterials, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    shelf = await event_materials.shown(reader, visit, event_id=callback_data.event)
    await show(query, shown_screen(t, shelf, callback_data.page))


async def send(
    query: CallbackQuery, callback_data: GetMaterial, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await event_materials.get(reader, visit, material_id=callback_data.material)
    caption = t("event-materials-one", title=found.title)
    try:
        match MaterialKind(found.kind):
            case MaterialKind.DOCUMENT:
                await bot.send_document(query.from_user.id, found.value, caption=caption)
            case MaterialKind.PHOTO:
                await bot.send_photo(query.from_user.id, found.value, caption=caption)
            case MaterialKind.VIDEO:
                await bot.send_video(query.from_user.id, found.value, caption=caption)
            case MaterialKind.LINK:
                await bot.send_message(query.from_user.id, f"{caption}\n{t('event-materials-link', link=found.value)}")
    except TelegramBadRequest:
        await answer(query, t.plain("event-materials-lost"), alert=True)
        return
    await answer(query)


async def _take(
    message: Message, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker, sent: Sent, *, note: str = ""
) -> None:
    number = int(await state.get_value("event", 0))
    if sent.title is None:
        await state.set_state(MaterialForm.naming)
        await state.set_data({"event": number, "kind": sent.kind.value, "value": sent.value})
        await show(message, naming_screen(t, number, sent.kind.value, note=note))
        return
    made = await event_materials.add(
        session, visit, event_id=number, kind=sent.kind, value=sent.value, title=sent.title
    )
    await _go_on(message, state, t, number, made)


async def _go_on(message: Message, state: FSMContext, t: Speaker, number: int, made: EventMaterial) -> None:
    """More may follow at once."""
    await state.set_state(MaterialForm.sending)
    await state.set_data({"event": number})
    await show(message, sending_screen(t, number, note=t("event-materials-added", title=made.title)))


async def _settle(state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker) -> str:
    """What waits for a title gets a plain one; returns what to say of it."""
    data = await state.get_data()
    if not data.get("value"):
        return ""
    number, kind = int(data["event"]), MaterialKind(data["kind"])
    made = await event_materials.add(
        session, visit, event_id=number, kind=kind, value=data["value"], title=plain_title(t, kind.value)
    )
    await state.set_state(MaterialForm.sending)
    await state.set_data({"event": number})
    return t("event-materials-added", title=made.title)


def _file_of(message: Message) -> Sent:
    """What people wrote beside it, else what the file is called."""
    if message.photo:
        return Sent(MaterialKind.PHOTO, message.photo[-1].file_id, title_beside(message.caption))
    if message.video:
        video = message.video
        return Sent(MaterialKind.VIDEO, video.file_id, title_beside(message.caption, video.file_name))
    assert message.document is not None
    document = message.document
    return Sent(MaterialKind.DOCUMENT, document.file_id, title_beside(message.caption, document.file_name))
