"""`python -m bot export`: everything the bot knows as open files, for whoever leaves for another system."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from bot.restoring import Refused
from bot.settings import Settings
from models.audit import Action
from models.exports import write
from models.session import is_there, normalised, open_database
from models.sqlite_copies import speaking
from services.backups import backup_taking

NOTES = (
    "Every table stands here twice: as .csv (UTF-8, commas, column names first) and as .jsonl, an object a line.",
    "In .csv nothing and an empty text look the same; .jsonl tells them apart.",
    "Moments are in UTC, files in base64. `refers_to` names the table and column a column leads to.",
    "Texts stand as people wrote them. A spreadsheet may take one that begins with = + - @ for a formula.",
    "The files hold personal data of everybody, as the database does.",
)


async def export(settings: Settings, folder: Path) -> list[str]:
    """Returns lines to print; raises Refused, CopyFailed or Unusable, and then there is no folder."""
    url, now = normalised(settings.database_url), datetime.now(UTC)
    if not is_there(url):
        raise Refused("there is no database yet")
    with speaking(), _unfinished(folder) as part:
        manifest = {"written_at": now.isoformat(), "notes": NOTES, **await write(url, part)}
        _finish(part, folder, manifest)
    rows = sum(table["rows"] for table in manifest["tables"].values())
    database = open_database(settings.database_url)
    try:
        async with database.writing() as session:
            await backup_taking.note_by_operator(session, Action.DATABASE_EXPORTED, now=now, rows=rows)
    finally:
        await database.close()
    return [f"{folder}: {rows} rows of {len(manifest['tables'])} tables; manifest.json counts them"]


@contextmanager
def _unfinished(folder: Path) -> Iterator[Path]:
    """A folder only its owner may enter, gone afterwards unless it has got its name."""
    if folder.is_symlink() or (folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))):
        raise Refused(f"{folder}: is there already, and not an empty folder")
    if not folder.parent.is_dir():
        raise Refused(f"{folder.parent}: there is no such folder")
    part = Path(mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))  # open to its owner alone
    before = os.umask(0o077)
    try:
        yield part
    finally:
        os.umask(before)
        shutil.rmtree(part, ignore_errors=True)


def _finish(part: Path, folder: Path, manifest: dict[str, Any]) -> None:
    (part / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    part.rename(folder)
