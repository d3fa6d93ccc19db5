"""An aiogram bot, unchanged: by long polling and behind a webhook."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from playground.flood import FloodLimits
from playground.messages import Message as Sent
from playground.server import Playground, serving
from tests.playground.conftest import ANNA, BORIS, TOKEN, eventually, make, picture

pytestmark = pytest.mark.slow
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text=str(n), callback_data=f"n:{n}") for n in range(3)]]
)


def dispatcher() -> Dispatcher:
    made = Dispatcher()

    @made.message(CommandStart(deep_link=True))
    async def invited(message: Message, command: CommandObject) -> None:
        await message.answer(f"Код <code>{command.args}</code>")

    @made.message(F.document)
    async def copy_document(message: Message, bot: Bot) -> None:
        content = await bot.download(message.document)
        assert content is not None
        await message.reply_document(BufferedInputFile(content.read(), "копия.txt"), caption="<i>вот</i>")

    @made.message(F.contact)
    async def thank(message: Message) -> None:
        await message.answer(f"Спасибо, {message.contact.phone_number}, {message.contact.user_id}")

    @made.message()
    async def echo(message: Message) -> None:
        await message.answer(message.html_text, reply_markup=KEYBOARD)

    @made.edited_message()
    async def noticed(message: Message) -> None:
        await message.answer(f"исправлено: {message.text}")

    @made.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        await query.answer()
        await query.message.edit_text(f"нажато {query.data}", reply_markup=KEYBOARD)

    return made


def bot_at(url: str) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    return Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))


@pytest.fixture
async def polled() -> AsyncIterator[tuple[Playground, Bot]]:
    playground = make()
    async with serving(playground) as url, bot_at(url) as bot:
        running = dispatcher()
        task = asyncio.create_task(running.start_polling(bot, handle_signals=False, close_bot_session=False))
        yield playground, bot
        await running.stop_polling()
        await task


async def said(playground: Playground, count: int, person_id: int = ANNA) -> list[Sent]:
    sent: list[Sent] = []

    def is_enough() -> bool:
        chat = playground.chat(person_id)
        sent[:] = [one for one in chat.messages.values() if one.from_bot] if chat else []
        return len(sent) >= count

    await eventually(is_enough)
    return sent


async def conversation(playground: Playground) -> None:
    playground.say(ANNA, "/start Ab_12")
    assert (await said(playground, 1))[0].content.text == "Код Ab_12"
    playground.say(ANNA, "a < b & @anna_iv")
    question = (await said(playground, 2))[1]
    assert question.content.text == "a < b & @anna_iv"
    playground.press(ANNA, question.id, 0, 2)
    await eventually(lambda: question.content.text == "нажато n:2")
    playground.send_file(ANNA, "document", b"\x00\xff" * 70_000, name="план.txt")
    copy = (await said(playground, 3))[2]
    assert copy.content.file.data == b"\x00\xff" * 70_000
    assert (copy.content.file.name, copy.content.text) == ("копия.txt", "вот")
    first = next(iter(playground.world.bot.chats[ANNA].messages))
    playground.edit(ANNA, first, "иначе")
    assert (await said(playground, 4))[3].content.text == "исправлено: иначе"
    playground.send_contact(ANNA)
    assert (await said(playground, 5))[4].content.text == f"Спасибо, 7{ANNA:010}, {ANNA}"


async def test_polling(polled: tuple[Playground, Bot]) -> None:
    await conversation(polled[0])


async def test_webhook() -> None:
    playground = make()
    async with serving(playground) as url, bot_at(url) as bot:
        running = dispatcher()
        application = web.Application()
        SimpleRequestHandler(running, bot, secret_token="secret").register(application, path="/hook")
        setup_application(application, running, bot=bot)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="secret")
        await conversation(playground)
        await runner.cleanup()


async def test_every_kind_of_call(polled: tuple[Playground, Bot]) -> None:
    playground, bot = polled
    playground.say(BORIS, "привет")
    await said(playground, 1, BORIS)
    picture_file = BufferedInputFile(picture(50, 50), "a.png")
    photo = await bot.send_photo(BORIS, picture_file)
    await bot.send_photo(BORIS, photo.photo[-1].file_id)
    media = [InputMediaDocument(media=BufferedInputFile(b"x", name)) for name in ("1.txt", "2.txt")]
    album = await bot.send_media_group(BORIS, media)
    assert [one.document.file_name for one in album] == ["1.txt", "2.txt"]
    assert (await bot.send_voice(BORIS, BufferedInputFile(b"OggS", "a.ogg"), duration=2)).voice.duration == 2
    for send in (bot.send_video, bot.send_video_note, bot.send_animation, bot.send_audio, bot.send_sticker):
        assert (await send(BORIS, BufferedInputFile(b"x", "a.bin"))).message_id
    await bot.send_location(BORIS, 55.7, 37.6)
    await bot.send_contact(BORIS, "+7999", "Анна")
    poll = await bot.send_poll(BORIS, "?", ["a", "b"], type="quiz", correct_option_ids=[1])
    assert poll.poll.correct_option_ids == [1]
    forwarded = await bot.forward_message(BORIS, BORIS, photo.message_id)
    assert forwarded.forward_origin.sender_user.id == 42
    copies = await bot.copy_messages(BORIS, BORIS, [one.message_id for one in album])
    assert len(copies) == 2
    assert await bot.pin_chat_message(BORIS, photo.message_id)
    assert (await bot.get_chat(BORIS)).pinned_message.message_id == photo.message_id
    assert await bot.unpin_chat_message(BORIS)
    scope = BotCommandScopeChat(chat_id=BORIS)
    await bot.set_my_commands([BotCommand(command="plan", description="план")], scope=scope)
    assert [one.command for one in await bot.get_my_commands(scope)] == ["plan"]
    assert await bot.get_my_commands() == []
    await bot.set_my_description("Описание")
    assert (await bot.get_my_description()).description == "Описание"
    assert (await bot.get_chat_member(BORIS, BORIS)).status == "member"
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.delete_messages(BORIS, [photo.message_id, forwarded.message_id])


async def test_errors_have_the_right_classes() -> None:
    playground = make(flood=FloodLimits(chat_burst=1))
    playground.say(ANNA, "/start")
    async with serving(playground) as url, bot_at(url) as bot:
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await bot.send_message(BORIS, "x")
        await bot.send_message(ANNA, "x")
        with pytest.raises(TelegramRetryAfter) as flood:
            await bot.send_message(ANNA, "x")
        assert flood.value.retry_after == 1
        playground.block(ANNA, True)
        with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
            await bot.send_message(ANNA, "x")
