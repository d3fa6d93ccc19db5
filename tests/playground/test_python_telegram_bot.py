"""A bot written with another library, which knows nothing of this server, must run unchanged."""

from collections.abc import AsyncIterator

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import BadRequest, Forbidden
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from playground.messages import Message
from playground.server import Playground, serving
from tests.playground.conftest import ANNA, TOKEN, eventually, make, picture

pytestmark = pytest.mark.slow
KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Да", callback_data="yes"), InlineKeyboardButton("Сайт", url="https://e.com")]]
)


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_html(f"<b>Привет</b>, {update.effective_user.mention_html()}", reply_markup=KEYBOARD)
    await context.bot.set_my_commands([("start", "начать"), ("photo", "фото")])


async def photo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_chat_action("upload_photo")
    sent = await update.message.reply_photo(picture(400, 300), caption="подпись", filename="фото.png")
    await sent.edit_caption("_другая_", parse_mode="MarkdownV2")
    await update.message.reply_media_group([InputMediaPhoto(picture(10, 10)), InputMediaPhoto(sent.photo[-1].file_id)])


async def document(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_document(content[::-1], filename="назад.txt", do_quote=True)


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("Принято", show_alert=True)
    await query.edit_message_text(f"Вы нажали {query.data}")


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    markup = ReplyKeyboardMarkup([[KeyboardButton("Телефон", request_contact=True)]], resize_keyboard=True)
    await update.message.reply_text(update.message.text, entities=update.message.entities, reply_markup=markup)


@pytest.fixture
async def talking() -> AsyncIterator[tuple[Playground, Application]]:
    playground = make()
    async with serving(playground) as url:
        builder = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
        application = builder.build()
        application.add_handler(CommandHandler("start", start))
        application.add_handler(CommandHandler("photo", photo))
        application.add_handler(CallbackQueryHandler(press))
        application.add_handler(MessageHandler(filters.Document.ALL, document))
        application.add_handler(MessageHandler(filters.TEXT, echo))
        async with application:
            await application.start()
            assert application.updater is not None
            await application.updater.start_polling()
            yield playground, application
            await application.updater.stop()
            await application.stop()


async def until(playground: Playground, count: int) -> list[Message]:
    """The bot's messages to Anna, once there are that many."""
    sent: list[Message] = []

    def is_enough() -> bool:
        chat = playground.chat(ANNA)
        sent[:] = [one for one in chat.messages.values() if one.from_bot] if chat else []
        return len(sent) >= count

    await eventually(is_enough)
    return sent


async def test_a_conversation(talking: tuple[Playground, Application]) -> None:
    playground, application = talking
    playground.say(ANNA, "/start")
    greeting = (await until(playground, 1))[0]
    assert greeting.content.text == "Привет, Анна Иванова"
    assert [one["type"] for one in greeting.content.entities] == ["bold", "text_mention"]
    playground.press(ANNA, greeting.id, 0, 0)
    await eventually(lambda: greeting.content.text == "Вы нажали yes")
    assert greeting.markup is None
    playground.say(ANNA, "эхо @anna_iv https://ya.ru")
    answer = (await until(playground, 2))[1]
    assert [one["type"] for one in answer.content.entities] == ["mention", "url"]
    assert answer.markup.kind == "reply"
    playground.send_file(ANNA, "document", "туда".encode("utf-16"), name="туда.txt")
    back = (await until(playground, 3))[2]
    assert back.content.file.data == "туда".encode("utf-16")[::-1]
    assert back.content.file.name == "назад.txt"
    assert back.reply_to.content.kind == "document"
    playground.say(ANNA, "/photo")
    pictures = (await until(playground, 6))[3:]
    assert [one.content.kind for one in pictures] == ["photo"] * 3
    assert pictures[0].content.entities == [{"type": "italic", "offset": 0, "length": 6}]
    assert pictures[1].album == pictures[2].album is not None
    commands = await application.bot.get_my_commands()
    assert [one.command for one in commands] == ["start", "photo"]


async def test_refusals_arrive_as_the_right_errors(talking: tuple[Playground, Application]) -> None:
    playground, application = talking
    bot = application.bot
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(999, "x")
    playground.say(ANNA, "эхо")
    sent = (await until(playground, 1))[0]
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", ANNA, sent.id)
    playground.block(ANNA, True)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ANNA, "x")
    playground.block(ANNA, False)
    plain = await bot.send_message(ANNA, "x")
    with pytest.raises(BadRequest, match="not modified"):
        await plain.edit_text("x")
    poll = await bot.send_poll(ANNA, "Когда?", ["сегодня", "завтра"])
    assert [one.text for one in poll.poll.options] == ["сегодня", "завтра"]
    about = await bot.get_chat(ANNA)
    assert (about.bio, about.username) == ("учитель химии", "anna_iv")
    assert (await bot.get_me()).username == "method_bot"
    assert await bot.delete_message(ANNA, plain.message_id) is True
