"""deleteMessage and deleteMessages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from playground import chats
from playground.arguments import lenient_integer
from playground.calls import Call, method
from playground.errors import ApiError, bad_request

if TYPE_CHECKING:
    from playground.messages import Message

REVOCABLE_SECONDS: Final = 48 * 3600
IDS_PER_CALL: Final = 100


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    arguments = call.arguments
    if not arguments.has("chat_id"):
        raise bad_request("chat identifier is not specified")
    message_id = arguments.integer("message_id")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    chat = chats.open_chat(call)
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    refuse_kept(call, message)
    call.world.remove(message)
    return True


def refuse_kept(call: Call, message: Message) -> None:
    """Old messages stay; in groups so do those of others unless the bot is an administrator."""
    chat = message.chat
    if not chat.is_private and message.sender is not call.bot and chat.status != "administrator":
        raise bad_request("message can't be deleted")
    is_old = call.world.clock() - message.date > REVOCABLE_SECONDS
    if is_old and (chat.is_private or chat.status != "administrator"):
        raise bad_request("message can't be deleted for everyone")


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Missing messages are skipped; one that must stay refuses the call."""
    ids = message_ids(call)
    chat = chats.open_chat(call)
    found = [chat.messages[number] for number in dict.fromkeys(ids) if number in chat.messages]
    for message in found:
        refuse_kept(call, message)
    for message in found:
        call.world.remove(message)
    return True


def message_ids(call: Call) -> list[int]:
    """The message_ids argument: 1 to 100 positive numbers."""
    if not call.arguments.has("message_ids"):
        raise bad_request("message identifiers are not specified")
    ids = call.arguments.parsed("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(ids, list):
        raise bad_request("expected an Array of message identifiers")
    numbers = [number(one) for one in ids]
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > IDS_PER_CALL:
        raise bad_request("too many message identifiers specified")
    return numbers


def number(value: Any) -> int:
    invalid: ApiError = bad_request("invalid message identifier specified")
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise invalid
    result = value if isinstance(value, int) else lenient_integer(value)
    if result <= 0:
        raise invalid
    return result
