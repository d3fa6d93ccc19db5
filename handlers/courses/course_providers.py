"""Who gives courses, as methodists look after them: the list, the type, the name, two spellings made one."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.courses import course_words as words
from handlers.courses.course_buttons import (
    CourseWork,
    MergeProvider,
    OpenProvider,
    OpenProviders,
    RenameProvider,
    SetProviderType,
)
from handlers.leafing import leafing
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from models.courses import Provider, ProviderType
from services.courses import course_providers
from services.courses.course_providers import Page
from services.errors import Unfitting
from services.shortening import short
from services.visits import Visit

PAGE, ALIKE = 6, 6
LONGEST = 60


class ProviderForm(StatesGroup):
    listing = State()
    """What is typed is searched for."""
    renaming = State()
    merging = State()


def course_providers_router() -> Router:
    router = Router(name="course_providers")
    on_tap = router.callback_query.register
    on_tap(open_providers, OpenProviders.filter())
    on_tap(open_provider, OpenProvider.filter())
    on_tap(set_type, SetProviderType.filter())
    on_tap(ask_name, RenameProvider.filter())
    on_tap(merge, MergeProvider.filter())
    on_message = router.message.register
    on_message(search, StateFilter(ProviderForm.listing), F.text.as_("typed"), ~F.text.startswith("/"))
    on_message(rename, StateFilter(ProviderForm.renaming), F.text.as_("typed"), ~F.text.startswith("/"))
    on_message(search_alike, StateFilter(ProviderForm.merging), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_providers(
    query: CallbackQuery,
    callback_data: OpenProviders,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """A further page goes on with what was searched for."""
    typed = await state.get_value("typed") or "" if callback_data.page else ""
    await state.set_state(ProviderForm.listing)
    await state.set_data({"typed": typed})
    found = await course_providers.page(reader, visit, typed=typed, page=callback_data.page, size=PAGE)
    await show(query, _list(t, found))


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.update_data(typed=typed[:LONGEST])
    found = await course_providers.page(reader, visit, typed=typed[:LONGEST], page=0, size=PAGE)
    await show(message, _list(t, found))


async def open_provider(
    query: CallbackQuery,
    callback_data: OpenProvider,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    found = await course_providers.kept(reader, visit, provider_id=callback_data.provider)
    await show(query, _card(t, visit, found))


async def set_type(
    query: CallbackQuery, callback_data: SetProviderType, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    one = await course_providers.set_type(session, visit, provider_id=callback_data.provider, type_=callback_data.type)
    await show(query, _card(t, visit, one))


async def ask_name(
    query: CallbackQuery,
    callback_data: RenameProvider,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    one = await course_providers.kept(reader, visit, provider_id=callback_data.provider)
    await state.set_state(ProviderForm.renaming)
    await state.set_data({"provider": one.id})
    await show(query, _asking(t, one))


async def rename(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("provider")
    if not number:
        raise Unfitting("course-draft-gone")
    try:
        one = await course_providers.rename(session, visit, provider_id=number, typed=typed)
    except Unfitting as unfit:
        one = await course_providers.kept(reader, visit, provider_id=number)
        await show(message, _asking(t, one, t(unfit.phrase, **unfit.values)))
        return
    await state.clear()
    await show(message, _card(t, visit, one))


async def merge(
    query: CallbackQuery,
    callback_data: MergeProvider,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """The other one is chosen, the question asked, and then they are one."""
    gone_id, kept_id = callback_data.gone, callback_data.kept
    gone = await course_providers.kept(reader, visit, provider_id=gone_id)
    if not kept_id:
        await state.set_state(ProviderForm.merging)
        await state.set_data({"provider": gone.id})
        await _show_alike(query, visit, reader, t, gone, typed="")
        return
    kept = await course_providers.kept(reader, visit, provider_id=kept_id)
    if not callback_data.sure:
        yes = button(t.plain("provider-merge-sure"), MergeProvider(gone=gone_id, kept=kept_id, sure=True))
        back = button(t.plain("back"), MergeProvider(gone=gone_id))
        await show(query, Screen(t("provider-merge-ask", gone=gone.title, kept=kept.title), ((yes,), (back,))))
        return
    moved = await course_providers.merge(session, visit, gone_id=gone_id, kept_id=kept_id)
    await state.clear()
    kept = await course_providers.kept(reader, visit, provider_id=kept_id)
    await show(query, _card(t, visit, kept), toast=t.plain("provider-merged", count=moved))


async def search_alike(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = await state.get_value("provider")
    if not number:
        raise Unfitting("course-draft-gone")
    gone = await course_providers.kept(reader, visit, provider_id=number)
    await _show_alike(message, visit, reader, t, gone, typed=typed[:LONGEST])


async def _show_alike(
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, gone: Provider, *, typed: str
) -> None:
    found = await course_providers.alike(reader, visit, provider_id=gone.id, typed=typed, size=ALIKE)
    picks = [button(short(one.title, LONGEST), MergeProvider(gone=gone.id, kept=one.id)) for one in found]
    back = button(t.plain("back"), OpenProvider(provider=gone.id))
    text = t("provider-merge-which" if found else "provider-merge-none", title=gone.title)
    await show(event, Screen(text, (*in_columns(picks, 1), (back,))))


def _list(t: Speaker, found: Page) -> Screen:
    picks = [
        button(
            t.plain(
                "provider-listed",
                title=short(one.provider.title),
                count=one.completions,
                known=int(one.provider.type is not None),
            ),
            OpenProvider(provider=one.provider.id),
        )
        for one in found.listed
    ]
    turns = leafing(t, found.page, found.pages, lambda other: OpenProviders(page=other))
    text = t("providers-title", count=found.count) if found.listed else t("providers-none")
    return Screen(text, (*in_columns(picks, 1), turns, (button(t.plain("course-to-work"), CourseWork()),)))


def _card(t: Speaker, visit: Visit, one: Provider) -> Screen:
    rules = visit.municipality.programme.courses
    lines = [t("provider-card", title=one.title), t("provider-is", type=words.provider_type(t, one.type))]
    if one.type is not None and one.type.value not in rules.trusted_providers:
        lines.append(t("provider-untrusted", day=t.full_day(rules.trusted_since)))
    picks = [
        button(words.provider_type(t, kind), SetProviderType(provider=one.id, type=kind))
        for kind in ProviderType
        if kind is not one.type
    ]
    rows = (
        *in_columns(picks, 2),
        (
            button(t.plain("provider-rename"), RenameProvider(provider=one.id)),
            button(t.plain("provider-merge"), MergeProvider(gone=one.id)),
        ),
        (button(t.plain("back"), OpenProviders(page=0)),),
    )
    return Screen("\n".join(lines), rows)


def _asking(t: Speaker, one: Provider, error: str = "") -> Screen:
    lines = [error] if error else []
    lines.append(t("provider-ask-name", title=one.title))
    return Screen("\n\n".join(lines), ((button(t.plain("back"), OpenProvider(provider=one.id)),),))
