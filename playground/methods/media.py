"""sendPhoto and the other methods that send one file; editMessageMedia."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import media, sending
from playground.arguments import Arguments, boolean_field, integer_field, string_field
from playground.calls import Call, method
from playground.errors import ApiError, bad_request
from playground.messages import ALBUM_KINDS, Content
from playground.methods import editing
from playground.sending import Draft
from playground.text import reading
from playground.text.formatted import Formatted

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.files import StoredFile

Json = dict[str, Any]
SHOWN_SWITCHES = {"has_spoiler": "has_media_spoiler", "show_caption_above_media": "show_caption_above_media"}
MEASURES = ("width", "height", "duration")
EDITABLE = frozenset({"photo", "video", "document", "audio", "animation", "text"})
METHOD_NAMES = {
    "photo": "sendPhoto", "document": "sendDocument", "video": "sendVideo", "voice": "sendVoice",
    "video_note": "sendVideoNote", "audio": "sendAudio", "animation": "sendAnimation",
    "sticker": "sendSticker",
}  # fmt: skip


def draft_of(call: Call, file: StoredFile, kind: str, caption: Formatted, extras: Json) -> Draft:
    fields = media.fields(call.world, call.bot, file, kind)
    content = Content(kind, caption.text, caption.entities, fields, file, extras)
    inspect = (lambda: media.refuse_bad_photo(file)) if kind == "photo" else None
    return Draft(content, inspect)


def send_file(call: Call, kind: str) -> Json:
    arguments = call.arguments
    measures: Json = {name: arguments.integer(name, low=0, high=2**31 - 1) for name in MEASURES}
    if kind == "video_note":
        length = arguments.integer("length", low=0, high=640) or 240
        measures.update(width=length, height=length)
    file = media.take(call, arguments.text(kind), kind, kind, **measures)
    for name in ("performer", "title", "emoji"):
        if arguments.has(name):
            file.details[name] = arguments.text(name)
    add_thumbnail(call, file, arguments.text("thumbnail"))
    is_captioned = kind not in {"video_note", "sticker"}
    caption = reading.caption(arguments, call.world) if is_captioned else Formatted()
    extras = {shown: True for name, shown in SHOWN_SWITCHES.items() if arguments.boolean(name)}
    return sending.send(call, draft_of(call, file, kind, caption, extras)).api()


def add_thumbnail(call: Call, file: StoredFile, value: str) -> None:
    """Only an uploaded picture can be a thumbnail; anything else is ignored."""
    upload = call.arguments.files.get(value.removeprefix("attach://") or "thumbnail")
    if upload and upload.data:
        file.details["thumbnail"] = media.stored(call.world, "photo", upload.data, name=upload.name)


def register(kind: str, name: str) -> Callable[[Call], Json]:
    def send(call: Call) -> Json:
        return send_file(call, kind)

    return method(name)(send)


for one_kind, one_name in METHOD_NAMES.items():
    register(one_kind, one_name)


def input_media(call: Call, source: Any) -> Draft:
    """One InputMedia object."""
    if not isinstance(source, dict):
        raise bad_request("can't parse InputMedia: Expected an Object")
    try:
        kind = string_field(source, "type", required=True).lower()
        if "media" not in source:
            raise bad_request("media not found")
        value = string_field(source, "media")
        measures: Json = {name: max(0, integer_field(source, name)) for name in MEASURES}
        extras = {shown: True for name, shown in SHOWN_SWITCHES.items() if boolean_field(source, name)}
    except ApiError as refusal:
        raise parse_error(refusal) from None
    if kind not in EDITABLE - {"text"}:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    if not value:
        raise bad_request("can't parse InputMedia: media not found")
    caption = reading.of_object(source, call.world, "caption", "parse_mode", "caption_entities")
    file = media.take(call, value, kind, "", **measures)
    for name in ("performer", "title"):
        if source.get(name):
            file.details[name] = string_field(source, name)
    add_thumbnail(call, file, string_field(source, "thumbnail"))
    return draft_of(call, file, kind, caption, extras)


def parse_error(refusal: ApiError) -> ApiError:
    reason = refusal.description.removeprefix("Bad Request: ")
    if reason.startswith(("field", "can't")):
        reason = reason[:1].upper() + reason[1:]
    return bad_request("can't parse InputMedia: " + reason)


def parsed_media(arguments: Arguments, kind: type) -> Any:
    if not arguments.has("media"):
        raise bad_request("can't parse InputMedia: media not found")
    source = arguments.parsed("media", "can't parse media JSON object")
    if not isinstance(source, kind):
        raise bad_request(f"expected an {'Array' if kind is list else 'Object'} as media")
    return source


@method("editMessageMedia")
def edit_message_media(call: Call) -> Json:
    draft = input_media(call, parsed_media(call.arguments, dict))
    markup = editing.new_keyboard(call)
    message = editing.editable(call)
    if message.content.kind not in EDITABLE:
        raise bad_request("message media can't be edited")
    kind = draft.content.kind
    if message.album and not fits_album(message.content.kind, kind):
        raise bad_request("can't change media type in the album")
    sending.check_length(draft.content, is_edit=True)
    if draft.inspect:
        draft.inspect()
    return editing.apply(call, message, draft.content, markup)


def fits_album(old: str, new: str) -> bool:
    """Photos and videos mix; documents and music stay among themselves."""
    pictures = {"photo", "video"}
    return new in ALBUM_KINDS and (old == new or {old, new} <= pictures)
