"""sendMediaGroup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import chats, sending
from playground.calls import Call, method
from playground.errors import ApiError, bad_request
from playground.messages import ALBUM_KINDS
from playground.methods.media import input_media, parsed_media

if TYPE_CHECKING:
    from playground.sending import Draft

LARGEST_ALBUM = 10


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[dict[str, Any]]:
    drafts = [album_member(call, source) for source in parsed_media(call.arguments, list)]
    if not drafts:
        raise bad_request("there are no messages to send")
    if len(drafts) > LARGEST_ALBUM:
        raise bad_request("too many messages to send as an album")
    refuse_mixed({draft.content.kind for draft in drafts})
    reply = sending.read_reply(call.arguments)
    chats.refuse_business(call.arguments)
    chat = chats.writable(call, sending.NAMES[drafts[0].content.kind])
    answered = sending.find_reply(call, chat, reply)
    for number, draft in enumerate(drafts, 1):
        inspect(draft, number)
    if call.flood:
        call.flood.count(chat, len(drafts))
    album = call.world.new_album() if len(drafts) > 1 else None
    return [sending.deliver(call, chat, draft.content, None, answered, album=album).api() for draft in drafts]


def album_member(call: Call, source: Any) -> Draft:
    kind = source.get("type") if isinstance(source, dict) else None
    if isinstance(kind, str) and kind not in ALBUM_KINDS:
        raise bad_request(f"can't parse InputMedia: type \"{kind}\" can't be used in sendMediaGroup")
    return input_media(call, source)


def refuse_mixed(kinds: set[str]) -> None:
    for lonely, name in (("document", "Document"), ("audio", "Audio")):
        if lonely in kinds and len(kinds) > 1:
            raise bad_request(f"{name} can't be mixed with other media types")


def inspect(draft: Draft, number: int) -> None:
    """One bad member refuses the whole album and says which one it was."""
    try:
        sending.check_length(draft.content)
        if draft.inspect:
            draft.inspect()
    except ApiError as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        raise bad_request(f'failed to send message #{number} with the error message "{reason}"') from None
