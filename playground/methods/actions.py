"""sendChatAction."""

from __future__ import annotations

from playground import chats
from playground.calls import Call, method
from playground.errors import bad_request

ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
        "record_audio", "upload_audio", "upload_document", "choose_sticker", "pick_up_location",
        "find_location", "record_video_note", "upload_video_note", "cancel",
    }
)  # fmt: skip


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    action = call.arguments.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chats.refuse_business(call.arguments)
    chat = chats.writable(call, "text messages")
    if call.world.listeners and chat.is_private:
        call.world.tell({"event": "action", "chat_id": chat.id, "action": action})
    return True
