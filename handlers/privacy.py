"""What is stored about me: to see, to take along, to withdraw."""

import json

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consent_buttons import ConsentText
from handlers.places import Go, Place, way_back
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from services import entering
from services.visits import Visit


class TakeAlong(CallbackData, prefix="mydata"):
    pass


class Leave(CallbackData, prefix="leave"):
    sure: bool


def privacy_router() -> Router:
    router = Router(name="privacy")
    router.message.register(open_privacy, Command("privacy"))
    router.callback_query.register(open_privacy, Go.filter(F.there == Place.PRIVACY))
    router.callback_query.register(take_along, TakeAlong.filter())
    router.callback_query.register(ask_to_leave, Leave.filter(~F.sure))
    router.callback_query.register(leave, Leave.filter(F.sure))
    return router


async def open_privacy(
    event: Message | CallbackQuery, visit: Visit | None, reader: AsyncSession, state: FSMContext, t: Speaker
) -> None:
    await state.set_state(None)  # the link somebody came by is kept until their profile is complete
    if visit is None:
        await show(event, Screen(t("privacy-nothing"), ((way_back(t),),)))
        return
    kept = await entering.kept(reader, visit)
    consented = (
        t("privacy-consent", version=kept.consent_version, day=t.full_day(visit.municipality.day(kept.consented_at)))
        if kept.consented_at and kept.consent_version
        else t("privacy-no-consent")
    )
    text = t("privacy", consent=consented, responses=kept.responses, answers=kept.answers)
    rows = (
        (button(t.plain("privacy-take-along"), TakeAlong()),),
        (button(t.plain("consent-download"), ConsentText()),),
        (button(t.plain("privacy-leave"), Leave(sure=False)),),
        (way_back(t),),
    )
    await show(event, Screen(text, rows))


async def take_along(query: CallbackQuery, visit: Visit | None, reader: AsyncSession, t: Speaker) -> None:
    if visit is None or query.bot is None:
        await show(query, Screen(t("privacy-nothing"), ((way_back(t),),)))
        return
    everything = await entering.everything(reader, visit)
    content = json.dumps(everything, ensure_ascii=False, indent=2).encode()
    await answer(query)
    name = t.plain("privacy-file-name", day=visit.municipality.day(visit.now).isoformat())
    await query.bot.send_document(query.from_user.id, BufferedInputFile(content, f"{name}.json"))


async def ask_to_leave(query: CallbackQuery, t: Speaker) -> None:
    rows = (
        (button(t.plain("privacy-leave-sure"), Leave(sure=True)),),
        (way_back(t, Place.PRIVACY),),
    )
    await show(query, Screen(t("privacy-leave-ask"), rows))


async def leave(
    query: CallbackQuery, visit: Visit | None, session: AsyncSession, state: FSMContext, t: Speaker
) -> None:
    await state.clear()
    if visit is not None:
        await entering.leave(session, visit)
    await show(query, Screen(t("privacy-left"), ((way_back(t),),)))
