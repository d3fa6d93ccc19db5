"""The floor: the least an aiogram bot can do that keeps each answer and shows the next question.

Four statements in two transactions through the same SQLAlchemy and aiosqlite, two calls, no rules, no words, no rights.
"""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from sqlalchemy import Column, Integer, MetaData, Table, Text, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from models.session import Database, open_database

things = Table("floor", MetaData(), Column("id", Integer, primary_key=True), Column("said", Text))
looked_up = select(things).where(things.c.id == bindparam("person"))
kept = insert(things).values(id=bindparam("person"), said=bindparam("text"))
kept = kept.on_conflict_do_update(index_elements=[things.c.id], set_={"said": kept.excluded.said})
turned = update(things).where(things.c.id == bindparam("person")).values(said=bindparam("text"))

dispatcher = Dispatcher()


@dispatcher.message()
async def keep_and_echo(message: Message, bot: Bot, database: Database) -> None:
    person = {"person": message.chat.id}
    text = {**person, "text": message.text}
    async with database.reading() as reader:
        await reader.execute(looked_up, person)
        await reader.commit()
    async with database.writing() as session:
        connection = await session.connection()
        await connection.execute(looked_up, person)
        await connection.execute(kept, text)
        await connection.execute(turned, text)
        await session.commit()
    await asyncio.gather(
        bot.send_message(message.chat.id, message.text or ""), bot.send_chat_action(message.chat.id, "typing")
    )


async def main() -> None:
    database = open_database(os.environ["DATABASE_URL"].replace("town.db", "floor.db"))
    async with database.writing() as writer:
        await (await writer.connection()).run_sync(things.create, checkfirst=True)
        await writer.commit()
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session), database=database)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main())
