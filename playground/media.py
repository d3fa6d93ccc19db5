"""Files inside messages: what a call or a person hands in, and how a message shows it."""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from playground import images
from playground.errors import bad_request

if TYPE_CHECKING:
    from playground.arguments import Upload
    from playground.calls import Call
    from playground.files import StoredFile
    from playground.people import Bot
    from playground.world import World

Json = dict[str, Any]
KINDS: Final = ("photo", "document", "video", "voice", "video_note", "audio", "animation", "sticker")
PHOTO_BYTES: Final = 10 * 2**20
PHOTO_BYTES_BY_URL: Final = 5 * 2**20
FILE_BYTES_BY_URL: Final = 20 * 2**20
LARGEST_SIDES: Final = 10_000
LARGEST_RATIO: Final = 20
THUMBNAIL_SIDES: Final = (90, 320)
TYPE_NAMES: Final = {
    "photo": "Photo", "document": "Document", "video": "Video", "voice": "VoiceNote", "audio": "Audio",
    "video_note": "VideoNote", "animation": "Animation", "sticker": "Sticker",
}  # fmt: skip
# A file of one of these kinds may be sent again as another one of the group.
INTERCHANGEABLE: Final = frozenset({"video", "document", "audio", "animation"})
BAD_URL: Final = "wrong file identifier/HTTP URL specified"


def take(call: Call, value: str, kind: str, field: str, **measures: Any) -> StoredFile:
    """The file an argument means: an upload, attach://name, an address, or a file known by its id."""
    arguments = call.arguments
    upload = arguments.files.get(field) if field else None
    if value.startswith("attach://"):
        upload = arguments.files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if upload is not None:
        return uploaded(call.world, kind, upload, **measures)
    if not value:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if value.startswith(("http://", "https://")):
        return downloaded(call.world, kind, value, **measures)
    return known_again(call, kind, value)


def uploaded(world: World, kind: str, upload: Upload, **measures: Any) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    generic = upload.mime_type in {"", "application/octet-stream", "text/plain"}
    return stored(world, kind, upload.data, name=upload.name, mime_type="" if generic else upload.mime_type, **measures)


def downloaded(world: World, kind: str, url: str, **measures: Any) -> StoredFile:
    """Nothing is fetched: only addresses the playground was told about answer."""
    data = world.files.web.get(url)
    limit = PHOTO_BYTES_BY_URL if kind == "photo" else FILE_BYTES_BY_URL
    if data is None or len(data) > limit:
        raise bad_request("failed to get HTTP URL content")
    if kind == "photo" and images.size_of(data) is None:
        raise bad_request("wrong type of the web page content")
    name = PurePosixPath(url.partition("?")[0]).name
    return stored(world, kind, data, name=name, **measures)


def known_again(call: Call, kind: str, file_id: str) -> StoredFile:
    file = call.world.files.by_file_id(call.bot, file_id, missing=BAD_URL)
    if file.kind != kind and not {file.kind, kind} <= INTERCHANGEABLE:
        raise bad_request(f"can't use file of type {TYPE_NAMES[file.kind]} as {TYPE_NAMES[kind]}")
    return file


def stored(world: World, kind: str, data: bytes, **details: Any) -> StoredFile:
    """Keep the bytes; pictures get their size and smaller versions of themselves."""
    size = images.size_of(data) if kind in {"photo", "sticker", "document"} else None
    if size and kind != "document":
        details.update(width=size[0], height=size[1])
    file = world.files.add(kind, data, **details)
    if size and kind in {"photo", "document"}:
        file.details["sizes"] = [
            world.files.add("photo", data, name=file.name, width=width, height=height)
            for width, height in smaller(*size)
        ]
    return file


def smaller(width: int, height: int) -> list[tuple[int, int]]:
    """Sides of the previews: as large as fits into a square, never larger than the picture."""
    longest = max(width, height, 1)
    return [
        (max(1, width * side // longest), max(1, height * side // longest))
        for side in THUMBNAIL_SIDES
        if longest > side
    ]


def refuse_bad_photo(file: StoredFile) -> None:
    """What Telegram checks once it has looked at the bytes of a photo."""
    size = len(file.data)
    if size > PHOTO_BYTES:
        raise bad_request(f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes")
    if not (mimetypes.guess_type(file.name)[0] or "image/").startswith("image/"):
        # A suffix nobody knows passes: some clients name every picture application.octet-stream.
        raise bad_request("photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp")
    width, height = file.width, file.height
    if width <= 0 or height <= 0:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > LARGEST_SIDES or max(width, height) > LARGEST_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def photo_size(world: World, bot: Bot, file: StoredFile) -> Json:
    return {
        "file_id": world.files.file_id(bot, file),
        "file_unique_id": file.unique_id,
        "width": file.width,
        "height": file.height,
        "file_size": len(file.data),
    }


def fields(world: World, bot: Bot, file: StoredFile, kind: str) -> Json:
    """The members of a Message object that show a file."""
    sizes: list[StoredFile] = file.details.get("sizes", [])
    if kind == "photo":
        return {"photo": [photo_size(world, bot, one) for one in [*sizes, file]]}
    made: Json = {}
    if file.name and kind in {"document", "video", "audio", "animation"}:
        made["file_name"] = file.name
    if kind not in {"video_note", "sticker"}:
        made["mime_type"] = file.mime_type
    made.update(measures_of(file, kind))
    thumbnail: StoredFile | None = file.details.get("thumbnail") or (sizes[-1] if sizes else None)
    if thumbnail and kind not in {"voice", "sticker"}:
        made["thumbnail"] = photo_size(world, bot, thumbnail)
    made |= {
        "file_id": world.files.file_id(bot, file),
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
    }
    # An animation is shown as a document too, for bots that know no animations.
    return {kind: made, "document": made} if kind == "animation" else {kind: made}


def measures_of(file: StoredFile, kind: str) -> Json:
    if kind in {"video", "animation"}:
        return {"width": file.width, "height": file.height, "duration": file.duration}
    if kind == "voice":
        return {"duration": file.duration}
    if kind == "video_note":
        return {"length": file.width, "duration": file.duration}
    if kind == "audio":
        named = {key: file.details[key] for key in ("performer", "title") if file.details.get(key)}
        return {"duration": file.duration, **named}
    if kind == "sticker":
        emoji = {"emoji": file.details["emoji"]} if file.details.get("emoji") else {}
        shape = {"width": file.width or 512, "height": file.height or 512}
        return {"type": "regular", **shape, "is_animated": False, "is_video": False, **emoji}
    return {}
