"""The world the bots live in: people, chats, messages and what happens to them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from playground import page_view
from playground.files import FileStore
from playground.messages import Content, Message
from playground.people import Bot, Chat, Person
from playground.updates import UpdateQueue

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.keyboards import Markup

Json = dict[str, Any]


class World:
    """Everything in memory; every look-up is by key."""

    def __init__(self, clock: Callable[[], float], *, is_local: bool = True) -> None:
        self.clock = clock
        # A local server takes webhooks on this machine; Telegram's own refuses them.
        self.is_local = is_local
        self.people: dict[int, Person] = {}
        self.bots: dict[str, Bot] = {}
        self.usernames: dict[str, Person | Bot | Chat] = {}
        self.files = FileStore(clock)
        self.listeners: list[Callable[[Json], None]] = []
        self.last_album = 13_000_000_000_000_000
        self.last_query = 4_000_000_000_000_000_000
        self.last_poll = 5_000_000_000_000_000_000

    def add_bot(self, token: str, *, first_name: str, username: str) -> Bot:
        bot = Bot(token, int(token.partition(":")[0]), first_name, username, UpdateQueue(self.clock))
        self.bots[token] = bot
        self.usernames[username.lower()] = bot
        return bot

    def add_person(self, person: Person) -> Person:
        self.people[person.id] = person
        if person.username:
            self.usernames[person.username.lower()] = person
        self.announce_person(person)
        return person

    @property
    def bot(self) -> Bot:
        """The bot people talk to when nothing else is said: the first one added."""
        return next(iter(self.bots.values()))

    def now(self) -> int:
        return int(self.clock())

    def private_chat(self, bot: Bot, person: Person) -> Chat:
        """The conversation of a person with a bot, begun now if it never was."""
        chat = bot.chats.get(person.id)
        if chat is None:
            chat = bot.chats[person.id] = Chat(person.id, "private", person)
            bot.seen.add(person.id)
        return chat

    def new_message_id(self, bot: Bot, chat: Chat) -> int:
        """Supergroups and channels count their own messages; all other chats of a bot share one count."""
        counter: Bot | Chat = chat if chat.kind in {"supergroup", "channel"} else bot
        if isinstance(counter, Chat):
            counter.last_id += 1
            return counter.last_id
        counter.last_message_id += 1
        return counter.last_message_id

    def post(
        self,
        bot: Bot,
        chat: Chat,
        sender: Bot | Person,
        content: Content,
        *,
        is_silent: bool = False,
        **details: Any,
    ) -> Message:
        """Put a message into a chat: an update for the bot when a person wrote it, an event for the page."""
        message = Message(self.new_message_id(bot, chat), chat, sender, self.now(), content, **details)
        chat.messages[message.id] = message
        chat.order.append(message.id)
        if sender is bot:
            chat.unread += 1
            self.follow_keyboard(chat, message.markup)
        elif not is_silent:
            kind = "channel_post" if chat.kind == "channel" else "message"
            bot.updates.put(kind, chat.id, message.date, message.api())
        if self.listeners:
            self.tell({"event": "message", "chat_id": chat.id, "message": page_view.message(message)})
            if chat.person:
                self.announce_person(chat.person)
        return message

    def follow_keyboard(self, chat: Chat, markup: Markup | None) -> None:
        """The keyboard under the input field stays until another one comes or it is removed."""
        if markup is None or markup.kind == "inline":
            return
        chat.keyboard = None if markup.kind == "remove" else markup

    def changed(self, bot: Bot, message: Message, *, by_person: bool) -> None:
        """After an edit: an update when a person edited, an event for the page."""
        if by_person:
            chat = message.chat
            kind = "edited_channel_post" if chat.kind == "channel" else "edited_message"
            bot.updates.put(kind, chat.id, message.edit_date, message.api())
        if self.listeners:
            self.tell({"event": "edited", "chat_id": message.chat.id, "message": page_view.message(message)})

    def remove(self, message: Message) -> None:
        chat = message.chat
        del chat.messages[message.id]
        place = bisect_left(chat.order, message.id)
        del chat.order[place]
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)
        if self.listeners:
            self.tell({"event": "deleted", "chat_id": chat.id, "message_id": message.id})

    def tell(self, event: Json) -> None:
        for listener in tuple(self.listeners):
            listener(event)

    def announce_person(self, person: Person) -> None:
        if self.listeners and self.bots:
            self.tell({"event": "person", "person": page_view.person(person, self.bot.chats.get(person.id))})

    def new_album(self) -> str:
        self.last_album += 1
        return str(self.last_album)

    def new_query_id(self) -> str:
        self.last_query += 1
        return str(self.last_query)

    def new_poll_id(self) -> str:
        self.last_poll += 1
        return str(self.last_poll)
