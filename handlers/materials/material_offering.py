"""Offering a material step by step, with a file or a link; corrected, taken back."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import unfinished
from handlers.documents import KEPT, OTHERS, not_yet, one_is_enough, sent_in
from handlers.form_leaving import leaving_screen
from handlers.forms import as_it_is_now
from handlers.materials import material_screens as screens
from handlers.materials.material_buttons import (
    AskMaterial,
    LeaveMaterial,
    OfferMaterial,
    OwnMaterials,
    PickMaterial,
    RemoveMaterial,
    SaveMaterial,
)
from handlers.screens import show
from handlers.unfinished import TakeUp, unfinished_screen
from locales.catalog import Speaker
from models.materials import MaterialStatus
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.materials import material_drafts, materials
from services.materials.material_drafts import EVERYBODY, MaterialDraft, Naming, Step
from services.visits import Visit


class MaterialOfferForm(StatesGroup):
    offering = State()
    """What comes answers what was asked last."""


def material_offering_router() -> Router:
    router = Router(name="material_offering")
    on_tap = router.callback_query.register
    on_tap(begin, OfferMaterial.filter())
    on_tap(take_up, TakeUp.filter(F.form == unfinished.Form.MATERIAL))
    on_tap(ask, AskMaterial.filter())
    on_tap(pick, PickMaterial.filter())
    on_tap(save, SaveMaterial.filter())
    on_tap(leave, LeaveMaterial.filter())
    on_tap(remove, RemoveMaterial.filter())
    offering = StateFilter(MaterialOfferForm.offering)
    router.message.register(take_words, offering, F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(take_file, offering, KEPT)
    router.message.register(take_other, offering, OTHERS)
    return router


async def begin(
    query: CallbackQuery, callback_data: OfferMaterial, state: FSMContext, visit: Visit, reader: AsyncSession,
    t: Speaker,
) -> None:  # fmt: skip
    draft = MaterialDraft()
    if callback_data.material:
        draft = await materials.to_correct(reader, visit, material_id=callback_data.material)
    elif kept := await unfinished.kept(state, unfinished.Form.MATERIAL):
        title = MaterialDraft.of(kept).title
        await show(query, unfinished_screen(t, unfinished.Form.MATERIAL, title, back=OwnMaterials(page=0)))
        return
    await _enter(query, state, visit, t, draft)


async def take_up(query: CallbackQuery, callback_data: TakeUp, state: FSMContext, visit: Visit, t: Speaker) -> None:
    kept = await unfinished.taken(state, callback_data)
    await _enter(query, state, visit, t, MaterialDraft.of(kept) if kept else MaterialDraft())


async def ask(query: CallbackQuery, callback_data: AskMaterial, state: FSMContext, visit: Visit, t: Speaker) -> None:
    await _ask(query, state, visit, t, callback_data.step)


async def pick(query: CallbackQuery, callback_data: PickMaterial, state: FSMContext, visit: Visit, t: Speaker) -> None:
    draft, step, spot = await _draft(state), callback_data.step, callback_data.spot
    if spot >= len(screens.choices(t, visit, step)):
        raise NotFound
    programme = visit.municipality.programme
    match step:
        case Step.KIND:
            draft = replace(draft, kind=programme.materials.kinds[spot].code)
        case Step.AREA:
            draft = replace(draft, area=programme.competences.areas[spot].code)
        case Step.AUDIENCE:
            draft = replace(draft, audience=programme.positions.groups[spot - 1].code if spot else EVERYBODY)
        case _:
            draft = replace(draft, name=tuple(Naming)[spot])
    await _go_on(query, state, visit, t, draft)


async def take_words(message: Message, typed: str, state: FSMContext, visit: Visit, t: Speaker) -> None:
    draft, asked = await _draft(state), await state.get_value("asked")
    if not asked:
        await show(message, screens.summary_screen(t, visit, draft))
        return
    step = Step(asked)
    try:
        draft = material_drafts.typed(draft, step, typed)
    except Unfitting as unfit:
        await _ask(message, state, visit, t, step, error=t(unfit.phrase, **unfit.values))
        return
    await _go_on(message, state, visit, t, draft)


async def take_file(message: Message, state: FSMContext, visit: Visit, t: Speaker) -> None:
    draft, asked = await _draft(state), await state.get_value("asked")
    if asked != Step.SOURCE.value:
        if not asked:
            await show(message, one_is_enough(t, screens.summary_screen(t, visit, draft)))
            return
        await _ask(message, state, visit, t, Step(asked), error=not_yet(t, is_asked=False))
        return
    if (kept := sent_in(message, photo_title=message.caption)) is None:
        await _ask(message, state, visit, t, Step.SOURCE, error=t("material-source-unfit"))
        return
    await _go_on(message, state, visit, t, replace(draft, source=kept))


async def take_other(message: Message, state: FSMContext, visit: Visit, t: Speaker) -> None:
    """What the bank cannot keep: asked again, with what it can."""
    draft, asked = await _draft(state), await state.get_value("asked")
    if not asked:
        await show(message, screens.summary_screen(t, visit, draft))
        return
    step = Step(asked)
    await _ask(message, state, visit, t, step, error=t("material-other-unfit") if step is Step.SOURCE else "")


async def save(
    query: CallbackQuery,
    callback_data: SaveMaterial,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    draft = await _draft(state)
    if draft.missing is None and callback_data.mark != mark_of(draft):
        await show(query, as_it_is_now(t, screens.summary_screen(t, visit, draft)))
        return
    number = await materials.offer(session, visit, draft=draft)
    await state.clear()
    if not draft.material_id:
        await unfinished.drop(state, unfinished.Form.MATERIAL)
    card = await materials.look(reader, visit, material_id=number)
    said = t("material-published" if card.material.status is MaterialStatus.PUBLISHED else "material-sent")
    await show(query, screens.card_screen(t, visit, card, said=said))


async def leave(
    query: CallbackQuery, callback_data: LeaveMaterial, state: FSMContext, visit: Visit, reader: AsyncSession,
    t: Speaker,
) -> None:  # fmt: skip
    """Back to the whole of it; out of corrections only when asked, for they are kept nowhere else."""
    plain = await state.get_value("material")
    draft = MaterialDraft.of(plain) if plain else MaterialDraft()
    if draft.missing is None and callback_data.stay:
        await state.update_data(asked=None)
        await show(query, screens.summary_screen(t, visit, draft))
    elif draft.material_id:
        await show(query, leaving_screen(t, stay=LeaveMaterial(stay=True), out=OwnMaterials(page=0)))
    else:
        await state.clear()
        found = await materials.own(reader, visit, page=0, size=screens.PAGE)
        await show(query, screens.own_screen(t, found), toast=t.plain("unfinished-kept") if draft.title else None)


async def remove(
    query: CallbackQuery,
    callback_data: RemoveMaterial,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    if not callback_data.sure:
        card = await materials.look(reader, visit, material_id=callback_data.material)
        await show(query, screens.removing_screen(t, card.material))
        return
    await materials.remove(session, visit, material_id=callback_data.material)
    found = await materials.own(reader, visit, page=0, size=screens.PAGE)
    await show(query, screens.own_screen(t, found), toast=t.plain("material-removed"))


async def _enter(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker, draft: MaterialDraft) -> None:
    await state.set_state(MaterialOfferForm.offering)
    await state.set_data({})
    draft = material_drafts.still_known(draft, visit.municipality.programme)
    await _go_on(query, state, visit, t, draft)


async def _go_on(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, t: Speaker, draft: MaterialDraft
) -> None:
    """To the first question that has no answer yet; then to the whole of it."""
    await unfinished.keep(
        state, unfinished.Form.MATERIAL, draft, is_worth_it=bool(draft.title) and not draft.material_id
    )
    if draft.missing is not None:
        await _ask(event, state, visit, t, draft.missing)
        return
    await state.update_data(asked=None)
    await show(event, screens.summary_screen(t, visit, draft))


async def _ask(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, t: Speaker, step: Step, *, error: str = ""
) -> None:
    draft = await _draft(state)
    await state.update_data(asked=step.value)
    await show(event, screens.ask_screen(t, visit, step, draft, error=error))


async def _draft(state: FSMContext) -> MaterialDraft:
    plain = await state.get_value("material")
    if plain is None:
        raise Unfitting("material-draft-gone")
    return MaterialDraft.of(plain)
