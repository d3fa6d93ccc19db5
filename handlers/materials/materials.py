"""The bank read: lists narrowed by kind, area and words, a material, its file, who has worked with it."""

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.materials import material_screens as screens
from handlers.materials.material_buttons import (
    GetMaterial,
    NarrowBank,
    OpenBank,
    OpenMaterial,
    OwnMaterials,
    UseMaterial,
)
from handlers.places import Go, Place
from handlers.screens import answer, show
from locales.catalog import Speaker
from services.errors import NotFound
from services.materials import materials
from services.visits import Visit

LONGEST_SEARCH = 60


class BankForm(StatesGroup):
    looking = State()
    """What is typed is looked for in titles."""


def materials_bank_router() -> Router:
    router = Router(name="materials_bank")
    router.message.register(open_bank, Command("materials"))
    on_tap = router.callback_query.register
    on_tap(open_bank, Go.filter(F.there == Place.MATERIALS))
    on_tap(narrow, OpenBank.filter())
    on_tap(ask_narrow, NarrowBank.filter())
    on_tap(open_one, OpenMaterial.filter())
    on_tap(give, GetMaterial.filter())
    on_tap(mark_use, UseMaterial.filter())
    on_tap(open_own, OwnMaterials.filter())
    router.message.register(search, StateFilter(BankForm.looking), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_bank(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(BankForm.looking)
    await state.set_data({})
    await _show_bank(event, OpenBank(), visit, reader, t, typed="")


async def narrow(
    query: CallbackQuery, callback_data: OpenBank, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """A page of what was typed keeps it; another narrowing begins anew."""
    is_looking = await state.get_state() == BankForm.looking.state
    typed = str(await state.get_value("typed", "")) if is_looking and callback_data.page else ""
    await state.set_state(BankForm.looking)
    await state.set_data({"typed": typed})
    await _show_bank(query, callback_data, visit, reader, t, typed=typed)


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    words = " ".join(typed.split())[:LONGEST_SEARCH]
    await state.set_data({"typed": words})
    await _show_bank(message, OpenBank(), visit, reader, t, typed=words)


async def ask_narrow(query: CallbackQuery, callback_data: NarrowBank, visit: Visit, t: Speaker) -> None:
    await show(query, screens.narrow_screen(t, visit, callback_data))


async def open_one(
    query: CallbackQuery, callback_data: OpenMaterial, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    card = await materials.look(reader, visit, material_id=callback_data.material)
    await show(query, screens.card_screen(t, visit, card))


async def give(
    query: CallbackQuery, callback_data: GetMaterial, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    card = await materials.look(reader, visit, material_id=callback_data.material)
    caption, source = t("material-title", title=card.material.title), card.source
    try:
        if source.file_id is None:
            await bot.send_message(query.from_user.id, f"{caption}\n{t('material-link', source=source.text)}")
        elif source.is_photo:
            await bot.send_photo(query.from_user.id, source.file_id, caption=caption)
        else:
            await bot.send_document(query.from_user.id, source.file_id, caption=caption)
    except TelegramBadRequest:
        await answer(query, t.plain("material-lost"), alert=True)
        return
    await answer(query)


async def mark_use(
    query: CallbackQuery, callback_data: UseMaterial, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    card = await materials.mark_use(session, visit, material_id=callback_data.material, is_used=callback_data.used)
    await show(query, screens.card_screen(t, visit, card))


async def open_own(
    query: CallbackQuery, callback_data: OwnMaterials, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(
        query, screens.own_screen(t, await materials.own(reader, visit, page=callback_data.page, size=screens.PAGE))
    )


async def _show_bank(
    event: Message | CallbackQuery, asked: OpenBank, visit: Visit, reader: AsyncSession, t: Speaker, *, typed: str
) -> None:
    programme = visit.municipality.programme
    kinds, areas = programme.materials.kinds, programme.competences.areas
    if asked.kind >= len(kinds) or asked.area >= len(areas):
        raise NotFound
    bank = await materials.bank(
        reader,
        visit,
        kind=kinds[asked.kind].code if asked.kind >= 0 else "",
        area=areas[asked.area].code if asked.area >= 0 else "",
        typed=typed,
        page=asked.page,
        size=screens.PAGE,
    )
    await show(event, screens.bank_screen(t, visit, bank, asked, typed=typed))
