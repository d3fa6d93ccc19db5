"""Files of the world: bytes as they came, identifiers, download links."""

from __future__ import annotations

import base64
import binascii
import mimetypes
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from playground.errors import bad_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.people import Bot

LINK_SECONDS = 3600
DOWNLOAD_BYTES = 20 * 2**20
MISSING = "wrong file_id or the file is temporarily unavailable"
FOLDERS = {
    "photo": "photos", "document": "documents", "video": "videos", "voice": "voice", "audio": "music",
    "video_note": "video_notes", "animation": "animations", "sticker": "stickers",
}  # fmt: skip
DEFAULT_TYPES = {
    "photo": "image/jpeg", "video": "video/mp4", "voice": "audio/ogg", "audio": "audio/mpeg",
    "video_note": "video/mp4", "animation": "video/mp4", "sticker": "image/webp",
}  # fmt: skip
SUFFIXES = {
    "photo": ".jpg", "video": ".mp4", "voice": ".oga", "audio": ".mp3", "video_note": ".mp4",
    "animation": ".mp4", "sticker": ".webp",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class StoredFile:
    """One file of one kind; the same bytes sent again are another file."""

    unique_id: str
    number: int
    kind: str
    data: bytes
    name: str = ""
    mime_type: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        suffix = PurePosixPath(self.name).suffix if self.name else ""
        return f"{FOLDERS[self.kind]}/file_{self.number}{suffix or SUFFIXES.get(self.kind, '')}"


class FileStore:
    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.by_unique_id: dict[str, StoredFile] = {}
        self.links: dict[tuple[str, str], tuple[StoredFile, float]] = {}
        # Addresses that can be "downloaded": nothing is ever fetched from a network.
        self.web: dict[str, bytes] = {}

    def add(self, kind: str, data: bytes, *, name: str = "", mime_type: str = "", **measures: Any) -> StoredFile:
        number = len(self.by_unique_id) + 1
        unique_id = base64.urlsafe_b64encode(b"\x02\x00" + number.to_bytes(6, "big") + b"Pg").decode().rstrip("=")
        guessed = mime_type or (mimetypes.guess_type(name)[0] if name else None)
        file = StoredFile(
            unique_id,
            number,
            kind,
            data,
            name,
            guessed or DEFAULT_TYPES.get(kind, "application/octet-stream"),
            **measures,
        )
        self.by_unique_id[unique_id] = file
        return file

    def file_id(self, bot: Bot, file: StoredFile) -> str:
        """Every bot knows a file under an identifier of its own."""
        return base64.urlsafe_b64encode(f"{file.kind}:{bot.id}:{file.unique_id}".encode()).decode().rstrip("=")

    def by_file_id(self, bot: Bot, file_id: str, *, missing: str = MISSING) -> StoredFile:
        """ApiError when the identifier is no identifier, or belongs to another bot."""
        wrong = "wrong remote file identifier specified: "
        if not re.fullmatch(r"[A-Za-z0-9_-]+", file_id):
            raise bad_request(wrong + "Wrong character in the string")
        if len(file_id) % 4 == 1:
            raise bad_request(wrong + "Wrong string length")
        try:
            kind, owner, unique_id = base64.urlsafe_b64decode(file_id + "=" * (-len(file_id) % 4)).decode().split(":")
        except (ValueError, binascii.Error):
            raise bad_request(wrong + "can't unserialize it. Wrong last symbol") from None
        file = self.by_unique_id.get(unique_id)
        if file is None or file.kind != kind or owner != str(bot.id):
            raise bad_request(missing)
        return file

    def link(self, bot: Bot, file: StoredFile) -> str:
        self.links[bot.token, file.path] = (file, self.clock() + LINK_SECONDS)
        return file.path

    def linked(self, token: str, path: str) -> StoredFile | None:
        found = self.links.get((token, path))
        if found and found[1] >= self.clock():
            return found[0]
        self.links.pop((token, path), None)
        return None
