"""getFile."""

from __future__ import annotations

from typing import Any

from playground.calls import Call, method
from playground.errors import bad_request
from playground.files import DOWNLOAD_BYTES


@method("getFile")
def get_file(call: Call) -> dict[str, Any]:
    file_id = call.arguments.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = call.world.files.by_file_id(call.bot, file_id)
    if len(file.data) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": call.world.files.link(call.bot, file),
    }
