"""Materials that wait for a review: into the bank, or back with a word; out of the bank with a reason."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.materials import material_screens as screens
from handlers.materials.material_buttons import AcceptMaterial, RefuseMaterial, WaitingMaterials
from handlers.screens import show
from locales.catalog import Speaker
from models.materials import MaterialStatus
from services.errors import Unfitting
from services.materials import material_reviewing, materials
from services.ports import Post
from services.visits import Visit


class ReviewForm(StatesGroup):
    reason = State()


def material_reviewing_router() -> Router:
    router = Router(name="material_reviewing")
    router.callback_query.register(open_waiting, WaitingMaterials.filter())
    router.callback_query.register(accept, AcceptMaterial.filter())
    router.callback_query.register(ask_reason, RefuseMaterial.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(refuse, StateFilter(ReviewForm.reason), *typed)
    return router


async def open_waiting(
    query: CallbackQuery,
    callback_data: WaitingMaterials,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    found = await material_reviewing.waiting(reader, visit, page=callback_data.page, size=screens.PAGE)
    await show(query, screens.waiting_screen(t, found))


async def accept(
    query: CallbackQuery,
    callback_data: AcceptMaterial,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = callback_data.material
    await material_reviewing.accept(session, visit, material_id=number, shown=callback_data.mark)
    post.wake()
    found = await material_reviewing.waiting(reader, visit, page=0, size=screens.PAGE)
    await show(query, screens.waiting_screen(t, found), toast=t.plain("material-accepted"))


async def ask_reason(
    query: CallbackQuery,
    callback_data: RefuseMaterial,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    card = await materials.look(reader, visit, material_id=callback_data.material)
    if not card.may_review:
        raise Unfitting("material-changed")
    await state.set_state(ReviewForm.reason)
    await state.set_data({"material": callback_data.material, "mark": callback_data.mark})
    await show(query, screens.reason_screen(t, card.material))


async def refuse(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    form = await state.get_data()
    if not form.get("material"):
        raise Unfitting("material-draft-gone")
    number = form["material"]
    one = (await materials.look(reader, visit, material_id=number)).material
    is_open = one.status is MaterialStatus.PUBLISHED
    decide = material_reviewing.withdraw if is_open else material_reviewing.give_back
    try:
        await decide(session, visit, material_id=number, shown=form["mark"], typed=typed)
    except Unfitting as unfit:
        error = t(unfit.phrase, **unfit.values)
        if unfit.phrase == material_reviewing.CHANGED:
            await state.clear()
            card = await materials.look(reader, visit, material_id=number)
            await show(message, screens.card_screen(t, visit, card, said=error))
            return
        await show(message, screens.reason_screen(t, one, error=error))
        return
    await state.clear()
    post.wake()
    card = await materials.look(reader, visit, material_id=number)
    await show(message, screens.card_screen(t, visit, card))
