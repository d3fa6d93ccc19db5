"""Walking the route: done, undone, postponed, skipped, proved, paused."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Place, way_to
from handlers.routes.route import show_step
from handlers.routes.route_buttons import (
    AskProof,
    AskSkip,
    AskTerm,
    ForgetProofs,
    GoOn,
    MarkDone,
    OpenPause,
    OpenRoute,
    OpenStep,
    PauseFor,
    Restore,
    SetTerm,
    ShowProofs,
    SkipFor,
    UndoDone,
)
from handlers.routes.route_choices import SKIP_REASONS, pause_screen, skip_screen, term_screen
from handlers.routes.route_screens import route_screen
from handlers.routes.route_words import is_open
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from models.routes import Activity, RouteStatus
from services.errors import NotFound
from services.ports import Post
from services.routes import route_editing, route_steps, route_words, routes
from services.routes.route_access import Part
from services.routes.route_moves import OPEN
from services.routes.route_views import View
from services.visits import Visit


class StepForm(StatesGroup):
    moving = State()
    skipping = State()
    proving = State()


def route_steps_router() -> Router:
    router = Router(name="route_steps")
    on_tap = router.callback_query.register
    on_tap(mark_done, MarkDone.filter())
    on_tap(undo_done, UndoDone.filter())
    on_tap(ask_term, AskTerm.filter())
    on_tap(set_term, SetTerm.filter())
    on_tap(ask_skip, AskSkip.filter())
    on_tap(skip_for, SkipFor.filter())
    on_tap(restore, Restore.filter())
    on_tap(ask_proof, AskProof.filter())
    on_tap(show_proofs, ShowProofs.filter())
    on_tap(forget_proofs, ForgetProofs.filter())
    on_tap(open_pause, OpenPause.filter())
    on_tap(pause_for, PauseFor.filter())
    on_tap(go_on, GoOn.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(type_term, StateFilter(StepForm.moving), *typed)
    router.message.register(type_reason, StateFilter(StepForm.skipping), *typed)
    router.message.register(type_proof, StateFilter(StepForm.proving), *typed)
    router.message.register(send_proof, StateFilter(StepForm.proving), F.photo | F.document)
    router.message.register(refuse_proof, StateFilter(StepForm.proving), ~F.text)
    return router


async def mark_done(
    query: CallbackQuery,
    callback_data: MarkDone,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    """One tap and it is done; whoever wants to may add something to it at once."""
    await route_steps.done(session, visit, activity_id=callback_data.step)
    post.wake()
    await state.set_state(StepForm.proving)
    await state.set_data({"step": callback_data.step})
    view = await routes.view_of_step(reader, visit, activity_id=callback_data.step)
    step = view.step(callback_data.step)
    is_over = view.route.status is RouteStatus.COMPLETED
    lines = [t("route-marked", title=step.title if step else ""), t("route-may-prove")]
    if is_over:
        lines.insert(1, t("route-all-done"))
    rows = (
        (button(t.plain("route-to-path"), OpenRoute(route=view.route.id)),),
        (button(t.plain("route-undo"), UndoDone(step=callback_data.step)),),
    )
    await show(query, Screen("\n".join(lines), rows))


async def undo_done(
    query: CallbackQuery,
    callback_data: UndoDone,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    route = await route_steps.undo(session, visit, activity_id=callback_data.step)
    await state.set_state(None)
    await show(query, route_screen(t, await routes.view(reader, visit, route_id=route)))


async def ask_term(
    query: CallbackQuery, callback_data: AskTerm, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await routes.view_of_step(reader, visit, activity_id=callback_data.step)
    step = view.step(callback_data.step)
    if step is None:
        raise NotFound
    if not can_change(view, step):
        await show_step(query, visit, reader, t, step.id, said=t("route-moved-on"))
        return
    await state.set_state(StepForm.moving)
    await state.set_data({"step": step.id})
    await show(query, term_screen(t, view, step))


async def set_term(
    query: CallbackQuery,
    callback_data: SetTerm,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    day = date.fromordinal(callback_data.day)
    await route_editing.move_term(session, visit, activity_id=callback_data.step, due_on=day)
    await state.set_state(None)
    await show_step(query, visit, reader, t, callback_data.step, said=t("route-moved", day=t.day(day)))


async def type_term(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("step", 0)
    view = await routes.view_of_step(reader, visit, activity_id=number)
    day = route_words.day(visit, view.terms, typed)
    await route_editing.move_term(session, visit, activity_id=number, due_on=day)
    await state.set_state(None)
    await show_step(message, visit, reader, t, number, said=t("route-moved", day=t.day(day)))


def can_change(view: View, step: Activity) -> bool:
    """Buttons of reminders stay for years: what is done, or went on as another route, is asked about no more."""
    return is_open(step) and view.route.status in OPEN


async def ask_skip(
    query: CallbackQuery, callback_data: AskSkip, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await routes.view_of_step(reader, visit, activity_id=callback_data.step)
    step = view.step(callback_data.step)
    if step is None:
        raise NotFound
    if not can_change(view, step):
        await show_step(query, visit, reader, t, step.id, said=t("route-moved-on"))
        return
    await state.set_state(StepForm.skipping)
    await state.set_data({"step": step.id})
    await show(query, skip_screen(t, step))


async def skip_for(
    query: CallbackQuery,
    callback_data: SkipFor,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    if callback_data.reason >= len(SKIP_REASONS):
        raise NotFound
    reason = t.plain(SKIP_REASONS[callback_data.reason])
    route = await route_steps.skip(session, visit, activity_id=callback_data.step, typed=reason)
    await state.set_state(None)
    await show(query, route_screen(t, await routes.view(reader, visit, route_id=route)))


async def type_reason(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("step", 0)
    route = await route_steps.skip(session, visit, activity_id=number, typed=typed)
    await state.set_state(None)
    await show(message, route_screen(t, await routes.view(reader, visit, route_id=route)))


async def restore(
    query: CallbackQuery, callback_data: Restore, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    await route_steps.restore(session, visit, activity_id=callback_data.step)
    await show_step(query, visit, reader, t, callback_data.step)


async def ask_proof(
    query: CallbackQuery, callback_data: AskProof, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await routes.view_of_step(reader, visit, activity_id=callback_data.step)
    step = view.step(callback_data.step)
    if step is None or view.part is not Part.OWNER:
        raise NotFound
    await state.set_state(StepForm.proving)
    await state.set_data({"step": step.id})
    back = button(t.plain("back"), OpenStep(step=step.id))
    await show(query, Screen(t("route-ask-proof", title=step.title), ((back,),)))


async def type_proof(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("step", 0)
    proof = route_words.proof(typed, at=visit.now)
    await route_steps.prove(session, visit, activity_id=number, proof=proof)
    await state.set_state(None)
    await show_step(message, visit, reader, t, number, said=t("route-proved"))


async def send_proof(
    message: Message, state: FSMContext, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    number = await state.get_value("step", 0)
    kind = "photo" if message.photo else "document"
    file = message.photo[-1] if message.photo else message.document
    assert file is not None
    proof = route_words.file_proof(kind, file.file_id, message.caption, at=visit.now)
    await route_steps.prove(session, visit, activity_id=number, proof=proof)
    if message.media_group_id is None:  # an album comes one by one
        await state.set_state(None)
    await show_step(message, visit, reader, t, number, said=t("route-proved"))


async def refuse_proof(message: Message, state: FSMContext, t: Speaker) -> None:
    """A voice, a video: nothing that could be shown again on paper."""
    back = button(t.plain("back"), OpenStep(step=await state.get_value("step", 0)))
    await show(message, Screen(t("route-proof-unfit"), ((back,),)))


async def show_proofs(
    query: CallbackQuery, callback_data: ShowProofs, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """What was added, again: words in the screen, files under it."""
    assert query.bot is not None
    view = await routes.view_of_step(reader, visit, activity_id=callback_data.step)
    step = view.step(callback_data.step)
    if step is None:
        raise NotFound
    lines = [t("route-proofs", title=step.title)]
    for one in step.evidence:
        day = t.full_day(date.fromisoformat(str(one["at"])[:10]))
        lines.append(t("route-proof", kind=one["kind"], text=one.get("text") or "none", day=day))
    back = button(t.plain("back"), OpenStep(step=step.id))
    forget = (button(t.plain("route-forget-proofs"), ForgetProofs(step=step.id)),)
    rows = (forget if view.part is Part.OWNER else (), (back,), (way_to(t, Place.MENU),))
    for one in step.evidence:
        if one["kind"] == "photo":
            await query.bot.send_photo(query.from_user.id, one["file_id"])
        elif one["kind"] == "document":
            await query.bot.send_document(query.from_user.id, one["file_id"])
    await answer(query)
    await query.bot.send_message(query.from_user.id, "\n".join(lines), reply_markup=Screen("", rows).keyboard)


async def forget_proofs(
    query: CallbackQuery,
    callback_data: ForgetProofs,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await route_steps.forget_proofs(session, visit, activity_id=callback_data.step)
    await show_step(query, visit, reader, t, callback_data.step)


async def open_pause(
    query: CallbackQuery, callback_data: OpenPause, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await routes.view(reader, visit, route_id=callback_data.route)
    await show(query, pause_screen(t, view, visit.municipality.programme.calendar.longest_pause_days))


async def pause_for(
    query: CallbackQuery, callback_data: PauseFor, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    await route_steps.pause(session, visit, route_id=callback_data.route, days=callback_data.days or None)
    await show(query, route_screen(t, await routes.view(reader, visit, route_id=callback_data.route)))


async def go_on(
    query: CallbackQuery, callback_data: GoOn, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    await route_steps.resume(session, visit, route_id=callback_data.route)
    await show(query, route_screen(t, await routes.view(reader, visit, route_id=callback_data.route)))
