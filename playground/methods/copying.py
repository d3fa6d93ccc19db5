"""copyMessage, copyMessages, forwardMessage."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from playground import chats, sending
from playground.calls import Call, method
from playground.errors import bad_request
from playground.methods.deleting import message_ids
from playground.sending import Draft
from playground.text import reading

if TYPE_CHECKING:
    from playground.messages import Content, Message

Json = dict[str, Any]


def source_of(call: Call, what: str) -> Message:
    chat = chats.known(call, "from_chat_id")
    message = chat.messages.get(call.arguments.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {what} not found")
    return message


def copied(call: Call, content: Content) -> Content:
    """The content with the caption of the call, if it names one; a poll begins anew."""
    if content.kind == "poll":
        poll = {**content.fields["poll"], "id": call.world.new_poll_id()}
        return replace(content, fields={"poll": poll})
    if not content.has_caption or "caption" not in call.arguments.values:
        return replace(content)
    caption = reading.caption(call.arguments, call.world)
    return replace(content, text=caption.text, entities=caption.entities)


@method("copyMessage")
def copy_message(call: Call) -> Json:
    original = source_of(call, "copy")
    if original.content.kind == "service":
        raise bad_request("the message can't be copied")
    message = sending.send(call, Draft(copied(call, original.content)))
    return {"message_id": message.id}


@method("forwardMessage")
def forward_message(call: Call) -> Json:
    chat = chats.writable(call, "text messages")
    original = source_of(call, "forward")
    refuse_unforwardable(original)
    if call.flood:
        call.flood.count(chat)
    content = replace(original.content)
    origin = sending.origin_of(original)
    return sending.deliver(call, chat, content, None, None, forward_origin=origin).api()


def refuse_unforwardable(original: Message) -> None:
    if original.content.kind == "service":
        raise bad_request("the message can't be forwarded")
    if original.is_protected:
        raise bad_request("message has protected content and can't be forwarded")


@method("copyMessages")
def copy_messages(call: Call) -> list[Json]:
    """In the order of the identifiers, which must grow; messages that are gone are skipped."""
    numbers = message_ids(call)
    if any(one >= other for one, other in pairwise(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    chat = chats.writable(call, "text messages")
    source = chats.known(call, "from_chat_id")
    originals = [source.messages[number] for number in numbers if number in source.messages]
    originals = [one for one in originals if one.content.kind != "service"]
    if not originals:
        raise bad_request("there are no messages to copy")
    if call.flood:
        call.flood.count(chat, len(originals))
    albums: dict[str, str] = {}
    without_caption = call.arguments.boolean("remove_caption")
    results = []
    for original in originals:
        content = replace(original.content)
        if without_caption and content.has_caption:
            content = replace(content, text="", entities=[])
        album = albums.setdefault(original.album, call.world.new_album()) if original.album else None
        message = sending.deliver(call, chat, content, None, None, album=album)
        results.append({"message_id": message.id})
    return results
