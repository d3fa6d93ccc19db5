"""What a person can do in a chat with a bot; tests and the web page share it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import media
from playground.errors import Impossible
from playground.messages import Content, Message
from playground.people import Bot, Chat, Person, Query
from playground.text import reading
from playground.text.formatted import LONGEST_CAPTION, LONGEST_TEXT, Formatted

if TYPE_CHECKING:
    from playground.world import World

Json = dict[str, Any]
CALLBACK_SECONDS = 60.0


class PersonActions:
    """Every action names the person; `bot` may be left out when the playground has one bot."""

    def __init__(self, world: World) -> None:
        self.world = world

    def person(self, person_id: int) -> Person:
        person = self.world.people.get(person_id)
        if person is None:
            raise Impossible(f"there is no person {person_id}")
        return person

    def chat(self, person_id: int, bot: Bot | None = None) -> Chat | None:
        """The private chat, None while the person has never written."""
        return (bot or self.world.bot).chats.get(person_id)

    def writing(self, person_id: int, bot: Bot | None) -> tuple[Bot, Person, Chat]:
        """Whoever acts in a chat must not have blocked the bot."""
        bot = bot or self.world.bot
        person = self.person(person_id)
        if person.is_deleted:
            raise Impossible("the account is deleted")
        chat = self.world.private_chat(bot, person)
        if chat.is_blocked:
            raise Impossible("the person has blocked the bot")
        return bot, person, chat

    def message(self, person_id: int, message_id: int, bot: Bot | None = None) -> Message:
        chat = self.chat(person_id, bot)
        message = chat.messages.get(message_id) if chat else None
        if message is None:
            raise Impossible("there is no such message")
        return message

    def add_message(
        self, person_id: int, content: Content, reply_to: int | None, bot: Bot | None, *, album: str | None = None
    ) -> Message:
        bot, person, chat = self.writing(person_id, bot)
        answered = self.message(person_id, reply_to, bot) if reply_to else None
        return self.world.post(bot, chat, person, content, reply_to=answered, album=album)

    def say(self, person_id: int, text: str, *, reply_to: int | None = None, bot: Bot | None = None) -> Message:
        """Send a text; a very long one goes out in several messages, the last of them is returned."""
        message: Message | None = None
        for piece in pieces(text):
            written = reading.complete(piece, [], self.world)
            if written.is_empty:
                continue
            content = Content("text", written.text, written.entities)
            message = self.add_message(person_id, content, reply_to, bot)
            reply_to = None
        if message is None:
            raise Impossible("an empty message cannot be sent")
        return message

    def send_file(  # noqa: PLR0913  # what an application can say of a file
        self,
        person_id: int,
        kind: str,
        data: bytes,
        *,
        name: str = "",
        mime_type: str = "",
        caption: str = "",
        duration: int = 0,
        reply_to: int | None = None,
        album: str | None = None,
        bot: Bot | None = None,
    ) -> Message:
        """`kind`: photo, document, voice, video, video_note, audio, sticker, animation."""
        if kind not in media.KINDS:
            raise Impossible(f"{kind} is no kind of file")
        if not data:
            raise Impossible("an empty file cannot be sent")
        file = media.stored(self.world, kind, data, name=name, mime_type=mime_type, duration=duration)
        if kind == "photo" and not file.width:
            raise Impossible("this file is no picture")
        written = reading.complete(caption, [], self.world) if caption else Formatted()
        if len(written.text) > LONGEST_CAPTION:
            raise Impossible("the caption is too long")
        fields = media.fields(self.world, bot or self.world.bot, file, kind)
        content = Content(kind, written.text, written.entities, fields, file)
        return self.add_message(person_id, content, reply_to, bot, album=album)

    def send_contact(
        self,
        person_id: int,
        phone_number: str = "",
        first_name: str = "",
        *,
        user_id: int | None = None,
        bot: Bot | None = None,
    ) -> Message:
        """Without arguments the person's own number, as the contact button sends it."""
        person = self.person(person_id)
        phone = phone_number or person.phone_number or f"7{person.id % 10**10:010}"
        contact: Json = {"phone_number": phone, "first_name": first_name or person.first_name}
        is_own = not phone_number and not first_name
        if is_own and person.last_name:
            contact["last_name"] = person.last_name
        owner = person.id if user_id is None and (is_own or phone == person.phone_number) else user_id
        if owner:
            contact["user_id"] = owner
        return self.add_message(person_id, Content("contact", fields={"contact": contact}), None, bot)

    def send_location(self, person_id: int, latitude: float, longitude: float, *, bot: Bot | None = None) -> Message:
        location = {"latitude": latitude, "longitude": longitude}
        return self.add_message(person_id, Content("location", fields={"location": location}), None, bot)

    def edit(self, person_id: int, message_id: int, text: str, *, bot: Bot | None = None) -> Message:
        """A person edits an own message: the text, or the caption under a file."""
        bot, person, _chat = self.writing(person_id, bot)
        message = self.message(person_id, message_id, bot)
        if message.sender is not person:
            raise Impossible("only own messages can be edited")
        written = reading.complete(text, [], self.world)
        old = message.content
        is_text = old.kind == "text"
        if not is_text and not old.has_caption:
            raise Impossible("this message has no text")
        if is_text and (written.is_empty or len(written.text) > LONGEST_TEXT):
            raise Impossible("this text cannot be sent")
        message.content = Content(old.kind, written.text, written.entities, old.fields, old.file, old.extras)
        message.edit_date = self.world.now()
        self.world.changed(bot, message, by_person=True)
        return message

    def press(self, person_id: int, message_id: int, row: int, column: int, *, bot: Bot | None = None) -> str:
        """Press an inline button as it is now; returns the id of the callback query."""
        bot, person, chat = self.writing(person_id, bot)
        message = self.message(person_id, message_id, bot)
        return self.ask(bot, chat, person, message, button_data(message, row, column))

    def forge(self, person_id: int, message_id: int, data: str, *, bot: Bot | None = None) -> str:
        """A callback query with any data, as a modified application could send it."""
        bot, person, chat = self.writing(person_id, bot)
        return self.ask(bot, chat, person, self.message(person_id, message_id, bot), data)

    def ask(self, bot: Bot, chat: Chat, person: Person, message: Message, data: str) -> str:
        query_id = self.world.new_query_id()
        query = Query(query_id, chat.id, person, self.world.clock() + CALLBACK_SECONDS)
        bot.queries[query_id] = query
        bot.query_order.append(query)
        payload: Json = {
            "id": query_id,
            "from": person.card,
            "message": message.api(),
            "chat_instance": str(chat.id * 7_919 + bot.id),
            "data": data,
        }
        bot.updates.put("callback_query", chat.id, self.world.now(), payload)
        return query_id

    def block(self, person_id: int, blocked: bool, *, bot: Bot | None = None) -> None:
        """Block or unblock the bot: it is told by my_chat_member, and only of a change."""
        bot = bot or self.world.bot
        person = self.person(person_id)
        chat = self.world.private_chat(bot, person)
        if chat.is_blocked == blocked:
            return
        chat.is_blocked = blocked
        member: Json = {"status": "member", "user": bot.card}
        kicked: Json = {"status": "kicked", "user": bot.card, "until_date": 0}
        payload: Json = {
            "chat": chat.card,
            "from": person.card,
            "date": self.world.now(),
            "old_chat_member": member if blocked else kicked,
            "new_chat_member": kicked if blocked else member,
        }
        bot.updates.put("my_chat_member", chat.id, self.world.now(), payload)
        self.world.announce_person(person)

    def read(self, person_id: int, *, bot: Bot | None = None) -> None:
        """The person has seen everything."""
        chat = self.chat(person_id, bot)
        if chat and chat.unread:
            chat.unread = 0
            self.world.announce_person(self.person(person_id))

    def delete_account(self, person_id: int) -> None:
        """From now on every message to the person is refused with 403."""
        self.person(person_id).is_deleted = True


def button_data(message: Message, row: int, column: int) -> str:
    """The callback data of a button as it is now."""
    rows = message.inline_keyboard or []
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        raise Impossible("there is no such button any more")
    data: str | None = rows[row][column].get("callback_data")
    if data is None:
        raise Impossible("this button sends nothing to the bot")
    return data


def pieces(text: str) -> list[str]:
    """A text cut the way applications cut it: at a line end or a blank near the limit."""
    cut: list[str] = []
    while len(text) > LONGEST_TEXT:
        end = max(text.rfind("\n", 1, LONGEST_TEXT), text.rfind(" ", 1, LONGEST_TEXT))
        end = end if end > LONGEST_TEXT // 2 else LONGEST_TEXT
        cut.append(text[:end])
        text = text[end:]
    return [*cut, text]
