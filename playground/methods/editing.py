"""editMessageText, editMessageCaption, editMessageReplyMarkup; media in media.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import chats, keyboard_limits, keyboards, sending
from playground.calls import Call, method
from playground.errors import bad_request
from playground.messages import Content
from playground.methods.texts import link_preview
from playground.text import reading

if TYPE_CHECKING:
    from playground.keyboards import Markup
    from playground.messages import Message

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def editable(call: Call) -> Message:
    """The message a call wants to edit: the bot's own, not forwarded, without a reply keyboard."""
    arguments = call.arguments
    if arguments.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    message_id = arguments.integer("message_id")
    if not arguments.has("chat_id") and message_id <= 0:
        raise bad_request("message identifier is not specified")
    chats.refuse_business(arguments)
    chat = chats.open_chat(call)
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    has_reply_keyboard = message.markup is not None and message.markup.kind != "inline"
    is_own = message.sender is call.bot and not message.forward_origin
    if not is_own or has_reply_keyboard or message.content.kind == "service":
        raise bad_request("message can't be edited")
    return message


def new_keyboard(call: Call) -> Markup | None:
    markup = keyboards.read(call.arguments)
    keyboards.require_inline(markup)
    return markup


def apply(call: Call, message: Message, content: Content, markup: Markup | None) -> dict[str, Any]:
    """Change the message; unchanged content and keyboard are refused."""
    keyboard_limits.check(markup, message.chat)
    old_markup = message.markup.json if message.markup else None
    if old_markup == (markup.json if markup else None) and same(message.content, content):
        raise bad_request(UNCHANGED)
    if call.flood:
        call.flood.count(message.chat)
    # A new keyboard alone does not make Telegram show the word "edited".
    was_edited = bool(message.edit_date) and message.is_edited_visibly
    message.is_edited_visibly = was_edited or not same(message.content, content)
    message.content = content
    message.markup = markup
    message.edit_date = call.world.now()
    call.world.changed(call.bot, message, by_person=False)
    return message.api()


def same(one: Content, other: Content) -> bool:
    return (
        one.kind == other.kind
        and one.text == other.text
        and one.entities == other.entities
        and one.file is other.file
        and one.fields == other.fields
        and one.extras == other.extras
    )


@method("editMessageText")
def edit_message_text(call: Call) -> dict[str, Any]:
    text = reading.message_text(call.arguments, call.world)
    markup = new_keyboard(call)
    message = editable(call)
    if message.content.kind != "text":
        raise bad_request("there is no text in the message to edit")
    content = Content("text", text.text, text.entities, extras=link_preview(call))
    sending.check_length(content, is_edit=True)
    return apply(call, message, content, markup)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> dict[str, Any]:
    caption = reading.caption(call.arguments, call.world)
    markup = new_keyboard(call)
    message = editable(call)
    old = message.content
    if not old.has_caption:
        raise bad_request("there is no caption in the message to edit")
    extras = {key: value for key, value in old.extras.items() if key != "show_caption_above_media"}
    if call.arguments.boolean("show_caption_above_media"):
        extras["show_caption_above_media"] = True
    content = Content(old.kind, caption.text, caption.entities, old.fields, old.file, extras)
    sending.check_length(content, is_edit=True)
    return apply(call, message, content, markup)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> dict[str, Any]:
    markup = new_keyboard(call)
    message = editable(call)
    return apply(call, message, message.content, markup)
