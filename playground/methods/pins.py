"""pinChatMessage, unpinChatMessage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground import chats
from playground.calls import Call, method
from playground.errors import bad_request
from playground.messages import Content

if TYPE_CHECKING:
    from playground.people import Chat


def pinnable(call: Call) -> Chat:
    chats.refuse_business(call.arguments)
    chat = chats.open_chat(call)
    if not chat.is_private and chat.status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    chat = pinnable(call)
    message = chat.messages.get(call.arguments.integer("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    if message.content.kind == "service":
        raise bad_request("service messages can't be pinned")
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    service = Content("service", fields={"pinned_message": message.api(with_reply=False)})
    call.world.post(call.bot, chat, call.bot, service)
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    """Without message_id the latest pinned message goes."""
    chat = pinnable(call)
    message_id = call.arguments.integer("message_id")
    if not message_id and chat.pinned:
        chat.pinned.pop()
    elif message_id in chat.pinned:
        chat.pinned.remove(message_id)
    else:
        raise bad_request("message to unpin not found")
    return True
