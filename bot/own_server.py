"""A Bot API server of the operator's own: in local mode it hands out files by their place on its disk."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from aiogram.client.telegram import TelegramAPIServer

log = logging.getLogger(__name__)

ON_DISK = "file://"


class OwnServer(TelegramAPIServer):
    """Started with `--local` it answers getFile with an absolute path, without it with one to be asked for by HTTP."""

    def file_url(self, token: str, path: str | Path) -> str:
        return Path(path).as_uri() if Path(path).is_absolute() else super().file_url(token, path)


async def read_from_disk(url: str, chunk_size: int) -> AsyncGenerator[bytes, None]:
    path = Path(unquote(urlsplit(url).path))
    try:
        file = await asyncio.to_thread(path.open, "rb")
    except OSError as error:
        # Without the path: it holds the token.
        log.warning("a file of the Bot API server cannot be read (%s); its folder has to be shared", error.strerror)
        raise
    with file:
        while chunk := await asyncio.to_thread(file.read, chunk_size):
            yield chunk
