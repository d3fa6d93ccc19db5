"""Groups the bot is a member of: joining, talking, leaving, growing into a supergroup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playground.errors import Impossible
from playground.messages import Content, Message
from playground.methods.information import bot_member
from playground.people import Bot, Chat, Person
from playground.person_actions import PersonActions, button_data
from playground.text import reading

if TYPE_CHECKING:
    from collections.abc import Iterable

Json = dict[str, Any]
SUPERGROUP_PREFIX = -1_000_000_000_000


class GroupActions(PersonActions):
    """The chat comes first, then the person who acts in it."""

    def add_group(
        self,
        chat_id: int,
        title: str,
        *,
        by: int,
        kind: str = "supergroup",
        members: Iterable[int] = (),
        username: str | None = None,
        bot: Bot | None = None,
    ) -> Chat:
        """A group, supergroup or channel into which the person `by` brings the bot."""
        bot = bot or self.world.bot
        chat = Chat(chat_id, kind, title=title, username=username, status="left")
        owner = self.person(by)
        chat.members = {one: self.person(one) for one in [by, *members]}
        bot.chats[chat_id] = chat
        bot.seen.update(chat.members)
        if username:
            self.world.usernames[username.lower()] = chat
        self.change_membership(chat_id, "member" if kind != "channel" else "administrator", by=by, bot=bot)
        if kind != "channel":
            self.world.post(bot, chat, owner, Content("service", fields={"new_chat_members": [bot.card]}))
        return chat

    def group(self, chat_id: int, bot: Bot | None = None) -> Chat:
        chat = (bot or self.world.bot).chats.get(chat_id)
        if chat is None or chat.is_private:
            raise Impossible(f"there is no group {chat_id}")
        return chat

    def change_membership(self, chat_id: int, status: str, *, by: int, bot: Bot | None = None) -> None:
        """`status` of the bot: member, administrator, left, kicked; it is told by my_chat_member."""
        bot = bot or self.world.bot
        chat = self.group(chat_id, bot)
        before = bot_member(bot, chat)
        chat.status = status
        payload: Json = {
            "chat": chat.card,
            "from": self.person(by).card,
            "date": self.world.now(),
            "old_chat_member": before,
            "new_chat_member": bot_member(bot, chat),
        }
        bot.updates.put("my_chat_member", chat.id, self.world.now(), payload)

    def say_in_group(
        self, chat_id: int, person_id: int, text: str, *, reply_to: int | None = None, bot: Bot | None = None
    ) -> Message:
        """A bot without the right to read everything sees commands, mentions and replies to itself only."""
        bot = bot or self.world.bot
        chat, person = self.group(chat_id, bot), self.person(person_id)
        chat.members.setdefault(person_id, person)
        bot.seen.add(person_id)
        written = reading.complete(text, [], self.world)
        if written.is_empty:
            raise Impossible("an empty message cannot be sent")
        answered = chat.messages.get(reply_to) if reply_to else None
        content = Content("text", written.text, written.entities)
        is_present = chat.status in {"member", "administrator"}
        is_silent = not is_present or not concerns(bot, chat, written.text, answered)
        return self.world.post(bot, chat, person, content, reply_to=answered, is_silent=is_silent)

    def press_in_group(
        self, chat_id: int, person_id: int, message_id: int, row: int, column: int, *, bot: Bot | None = None
    ) -> str:
        bot = bot or self.world.bot
        chat = self.group(chat_id, bot)
        message = chat.messages.get(message_id)
        if message is None:
            raise Impossible("there is no such message")
        bot.seen.add(person_id)
        return self.ask(bot, chat, self.person(person_id), message, button_data(message, row, column))

    def upgrade_group(self, chat_id: int, *, by: int, bot: Bot | None = None) -> Chat:
        """A group becomes a supergroup with another id; the old chat only tells where it went."""
        bot = bot or self.world.bot
        old = self.group(chat_id, bot)
        if old.kind != "group":
            raise Impossible("only a group can become a supergroup")
        new = Chat(SUPERGROUP_PREFIX + chat_id, "supergroup", title=old.title, status=old.status)
        new.members = dict(old.members)
        bot.chats[new.id] = new
        person: Person = self.person(by)
        self.world.post(bot, old, person, Content("service", fields={"migrate_to_chat_id": new.id}))
        self.world.post(bot, new, person, Content("service", fields={"migrate_from_chat_id": old.id}))
        old.migrated_to = new.id
        return new


def concerns(bot: Bot, chat: Chat, text: str, answered: Message | None) -> bool:
    if bot.reads_all_group_messages or chat.kind == "channel" or chat.status == "administrator":
        return True
    if answered is not None and answered.sender is bot:
        return True
    command = re.match(r"/\w+(?:@(\w+))?", text)
    if command and (command[1] is None or command[1].lower() == bot.username.lower()):
        return True
    return re.search(rf"@{re.escape(bot.username)}\b", text, re.IGNORECASE) is not None
