"""A questionnaire by one of the libraries of others, as their first pages show it: kept in memory, lost at the end."""

import asyncio
import os
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import Message

QUESTIONS = 25
ANSWERS = ("not hard", "hard at times", "often hard", "very hard", "I do not know")
SENTENCE = "How often is it hard for you to plan a lesson for children who differ in what they can do?"


def with_brief_survey(dispatcher: Dispatcher) -> None:
    from brief_survey import BriefSurvey  # noqa: PLC0415  # one of the two is installed, or both

    async def save(person: int, result: object) -> None: ...

    survey = BriefSurvey(save_handler=save, start_command="start")
    survey.info_messages.start_message = ""
    for number in range(1, QUESTIONS + 1):
        survey.add_question(text=SENTENCE, question_type="choice", name=f"question{number}", choices=list(ANSWERS))
    survey.register_handlers(dispatcher)


def with_dialog_survey(dispatcher: Dispatcher) -> None:
    from aiogram_dialog import DialogManager, setup_dialogs  # noqa: PLC0415
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


async def main(library: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    dispatcher = Dispatcher(storage=MemoryStorage())
    {"brief-survey": with_brief_survey, "aiogram-dialog-survey": with_dialog_survey}[library](dispatcher)
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
