"""A questionnaire by aiogram-dialog-survey, as its first page shows it: kept in memory, lost at the end."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import Message

QUESTIONS = 25
ANSWERS = ("not hard", "hard at times", "often hard", "very hard", "I do not know")
SENTENCE = "How often is it hard for you to plan a lesson for children who differ in what they can do?"


def with_dialog_survey(dispatcher: Dispatcher) -> None:
    from aiogram_dialog import DialogManager, setup_dialogs  # noqa: PLC0415  # it may be absent
    from aiogram_dialog_survey import Survey  # noqa: PLC0415
    from aiogram_dialog_survey.entities.button import Button  # noqa: PLC0415
    from aiogram_dialog_survey.entities.question import Question, WidgetType  # noqa: PLC0415

    buttons = [Button(text=text, callback=f"a{number}") for number, text in enumerate(ANSWERS)]
    names = [f"question{number}" for number in range(1, QUESTIONS + 1)]
    asked = [Question(name=name, widget_type=WidgetType.SELECT, text=SENTENCE, buttons=buttons) for name in names]
    survey = Survey(name="survey", questions=asked)

    async def begin(_message: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(survey.state_manager.get_first_state())

    dispatcher.include_router(survey.to_dialog())
    dispatcher.message.register(begin, CommandStart())
    setup_dialogs(dispatcher)


async def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    dispatcher = Dispatcher(storage=MemoryStorage())
    with_dialog_survey(dispatcher)
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
