"""A methodist makes a questionnaire: out of a file or of another one, tries it, publishes it."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.documents import fetched
from handlers.questionnaires import own_questionnaire_screens as screens
from handlers.questionnaires.own_questionnaire_buttons import (
    BringFile,
    GiveFile,
    GiveTemplate,
    MakeCopy,
    OwnDraft,
    OwnQuestionnaires,
    PickCopy,
    PublishDraft,
    RemoveDraft,
)
from handlers.screens import answer, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.questionnaires import questionnaire_drafts, questionnaire_sheets
from services.questionnaires.questionnaire_drafts import Draft
from services.questionnaires.questionnaire_files import HEAVIEST
from services.register.staff_desk import Desk
from services.visits import Visit

FORMATS = (".xlsx", ".yaml", ".yml")


class OwnForm(StatesGroup):
    file = State()


def own_questionnaires_router() -> Router:
    router = Router(name="own_questionnaires")
    on_tap = router.callback_query.register
    on_tap(open_list, OwnQuestionnaires.filter())
    on_tap(open_draft, OwnDraft.filter())
    on_tap(wait_for_file, BringFile.filter())
    on_tap(give_template, GiveTemplate.filter())
    on_tap(give_file, GiveFile.filter())
    on_tap(pick_copy, PickCopy.filter())
    on_tap(make_copy, MakeCopy.filter())
    on_tap(remove, RemoveDraft.filter())
    on_tap(publish, PublishDraft.filter())
    waiting = StateFilter(OwnForm.file)
    router.message.register(take_file, waiting, F.document.as_("document"))
    router.message.register(want_file, waiting, ~F.text.startswith("/"))
    return router


async def open_list(
    query: CallbackQuery,
    callback_data: OwnQuestionnaires,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    found = await questionnaire_drafts.listed(reader, visit, page=callback_data.page, size=screens.PAGE)
    await show(query, screens.list_screen(t, found, callback_data.page))


async def open_draft(
    query: CallbackQuery, callback_data: OwnDraft, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    draft = await questionnaire_drafts.look(reader, visit, draft_id=callback_data.draft)
    await show(query, screens.draft_screen(t, draft))


async def wait_for_file(
    query: CallbackQuery, callback_data: BringFile, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    if callback_data.draft:
        await questionnaire_drafts.look(reader, visit, draft_id=callback_data.draft)
    else:
        await questionnaire_drafts.listed(reader, visit, page=0, size=1)
    await state.set_data({"draft": callback_data.draft})
    await state.set_state(OwnForm.file)
    await show(query, screens.waiting_screen(t, callback_data.draft))


async def take_file(
    message: Message,
    document: Document,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    staff_desk: Desk,
    bot: Bot,
    t: Speaker,
) -> None:
    draft_id = await state.get_value("draft", 0)
    name = document.file_name or ""
    if not name.lower().endswith(FORMATS) or (document.file_size or 0) > HEAVIEST:
        await show(message, screens.waiting_screen(t, draft_id, t("own-wrong-file")))
        return
    try:
        content = await fetched(bot, document)
        taken = await questionnaire_drafts.take(
            session, visit, staff_desk, name=name, content=content, draft_id=draft_id or None
        )
    except Unfitting as unfit:
        await show(message, screens.waiting_screen(t, draft_id, t(unfit.phrase, **unfit.values)))
        return
    if isinstance(taken, Draft):
        await state.clear()
        await show(message, screens.draft_screen(t, taken))
        return
    if len(taken) > screens.FIRST_PROBLEMS:
        # The mark at the beginning tells old editors of Windows which letters these are.
        text = "\r\n".join(screens.problem_line(t, problem) for problem in taken).encode("utf-8-sig")
        await message.answer_document(BufferedInputFile(text, f"{t.plain('own-problems-file')}.txt"))
    await show(message, screens.waiting_screen(t, draft_id, screens.problems_text(t, taken)))


async def want_file(message: Message, state: FSMContext, t: Speaker) -> None:
    await show(message, screens.waiting_screen(t, await state.get_value("draft", 0), t("own-wrong-file")))


async def give_template(query: CallbackQuery, visit: Visit, reader: AsyncSession, bot: Bot, t: Speaker) -> None:
    await questionnaire_drafts.listed(reader, visit, page=0, size=1)
    content = await asyncio.to_thread(questionnaire_sheets.template)
    file = BufferedInputFile(content, f"{t.plain('own-template-file')}.xlsx")
    await asyncio.gather(bot.send_document(query.from_user.id, file, caption=t("own-template-sent")), answer(query))


async def give_file(
    query: CallbackQuery, callback_data: GiveFile, visit: Visit, reader: AsyncSession, bot: Bot, t: Speaker
) -> None:
    draft = await questionnaire_drafts.look(reader, visit, draft_id=callback_data.draft)
    content = await asyncio.to_thread(questionnaire_sheets.written, draft.questionnaire)
    file = BufferedInputFile(content, f"{draft.code}.xlsx")
    await asyncio.gather(bot.send_document(query.from_user.id, file, caption=t("own-file-sent")), answer(query))


async def pick_copy(
    query: CallbackQuery, callback_data: PickCopy, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await questionnaire_drafts.listed(reader, visit, page=0, size=1)
    await show(query, screens.copying_screen(t, visit.municipality.library, callback_data.page))


async def make_copy(
    query: CallbackQuery, callback_data: MakeCopy, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    mark = t.plain("own-copy-mark")
    draft = await questionnaire_drafts.copy(session, visit, code=callback_data.code, mark=mark)
    await show(query, screens.draft_screen(t, draft))


async def remove(
    query: CallbackQuery, callback_data: RemoveDraft, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    draft_id = callback_data.draft
    if not callback_data.is_sure:
        await show(
            query, screens.removing_screen(t, await questionnaire_drafts.look(session, visit, draft_id=draft_id))
        )
        return
    await questionnaire_drafts.remove(session, visit, draft_id=draft_id)
    found = await questionnaire_drafts.listed(session, visit, page=0, size=screens.PAGE)
    await show(query, screens.list_screen(t, found, 0), toast=t.plain("own-removed"))


async def publish(
    query: CallbackQuery, callback_data: PublishDraft, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    draft = await questionnaire_drafts.publish(session, visit, draft_id=callback_data.draft)
    await show(query, screens.draft_screen(t, draft), toast=t.plain("own-published"))
