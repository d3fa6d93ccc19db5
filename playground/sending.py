"""The way of every outgoing message: options, chat, reply, limits, delivery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground import chats, keyboard_limits, keyboards
from playground.arguments import Arguments, boolean_field, integer_field, string_field
from playground.errors import ApiError, bad_request
from playground.text.formatted import LONGEST_CAPTION, LONGEST_TEXT, is_empty

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.calls import Call
    from playground.keyboards import Markup
    from playground.messages import Content, Message
    from playground.people import Chat

Json = dict[str, Any]
NAMES = {
    "text": "text messages", "photo": "photos", "document": "documents", "video": "videos",
    "voice": "voice notes", "video_note": "video notes", "audio": "music", "animation": "animations",
    "sticker": "stickers", "location": "text messages", "contact": "text messages", "poll": "polls",
}  # fmt: skip


@dataclass(slots=True)
class Reply:
    """What a message answers, as asked for in the call."""

    message_id: int = 0
    chat_id: str = ""
    quote: str = ""
    is_optional: bool = False


@dataclass(slots=True)
class Draft:
    """A message ready to be sent; `inspect` raises what Telegram refuses only after the chat is known."""

    content: Content
    inspect: Callable[[], None] | None = None


def read_reply(arguments: Arguments) -> Reply:
    """reply_parameters, or the older reply_to_message_id that Telegram still takes."""
    if not arguments.has("reply_parameters"):
        return Reply(
            arguments.integer("reply_to_message_id", low=0),
            is_optional=arguments.boolean("allow_sending_without_reply"),
        )
    source = arguments.parsed("reply_parameters", "can't parse reply parameters JSON object")
    if not isinstance(source, dict):
        raise bad_request("object expected as reply parameters")
    try:
        return Reply(
            integer_field(source, "message_id"),
            string_field(source, "chat_id"),
            string_field(source, "quote"),
            boolean_field(source, "allow_sending_without_reply"),
        )
    except ApiError as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        raise bad_request("can't parse reply parameters: " + reason[:1].upper() + reason[1:]) from None


def find_reply(call: Call, chat: Chat, reply: Reply) -> Message | None:
    if reply.message_id <= 0:
        return None
    source = chats.by_text(call, reply.chat_id) if reply.chat_id else chat
    message = source.messages.get(reply.message_id)
    if message is None and not reply.is_optional:
        raise bad_request("message to be replied not found")
    return message


def check_length(content: Content, *, is_edit: bool = False) -> None:
    """Lengths count characters after markup is gone; edits are refused in the words of the inner server."""
    if content.kind == "text":
        if is_empty(content.text):
            raise bad_request("text must be non-empty")
        if len(content.text) > LONGEST_TEXT:
            raise bad_request("MESSAGE_TOO_LONG" if is_edit else "message is too long")
    elif len(content.text) > LONGEST_CAPTION:
        raise bad_request("MEDIA_CAPTION_TOO_LONG" if is_edit else "message caption is too long")


def send(call: Call, draft: Draft, **details: Any) -> Message:
    """Send one message the way every send method does it, in Telegram's order of checks."""
    reply = read_reply(call.arguments)
    markup = keyboards.read(call.arguments)
    chat = open_for(call, draft.content.kind)
    answered = find_reply(call, chat, reply)
    keyboard_limits.check(markup, chat)
    check_length(draft.content)
    if draft.inspect:
        draft.inspect()
    if call.flood:
        call.flood.count(chat)
    return deliver(call, chat, draft.content, markup, answered, quote=reply.quote, **details)


def open_for(call: Call, kind: str) -> Chat:
    chats.refuse_business(call.arguments)
    return chats.writable(call, NAMES[kind])


def deliver(
    call: Call,
    chat: Chat,
    content: Content,
    markup: Markup | None,
    answered: Message | None,
    *,
    quote: str = "",
    **details: Any,
) -> Message:
    extras: Json = {}
    if answered is not None and answered.chat is not chat:
        extras["external_reply"] = {"origin": origin_of(answered), "message_id": answered.id}
        answered = None
    elif answered is not None and quote:
        extras["quote"] = quotation(answered, quote)
    effect = call.arguments.text("message_effect_id")
    if effect:
        extras["effect_id"] = effect
    return call.world.post(
        call.bot,
        chat,
        call.bot,
        content,
        markup=markup,
        reply_to=answered,
        is_protected=call.arguments.boolean("protect_content"),
        extras=extras,
        **details,
    )


def quotation(answered: Message, quote: str) -> Json:
    position = answered.content.text.find(quote)
    if position < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    before = answered.content.text[:position]
    return {"text": quote, "position": len(before.encode("utf-16-le")) // 2, "is_manual": True}


def origin_of(message: Message) -> Json:
    """Who wrote a message first; a forwarded one keeps its first author."""
    if message.forward_origin:
        return message.forward_origin
    return {"type": "user", "sender_user": message.sender.card, "date": message.date}
