"""The centre's own template of the annual report: looked at before it is taken, given out, put away."""

import asyncio
import hashlib
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from docx.oxml import parse_xml
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries.reports import reports as rows
from models.reports import ReportTemplate
from services import audit
from services.errors import Unfitting
from services.reports import report_papers
from services.rights import Right, must_be_whole
from services.visits import Visit

MEGABYTES = 3
MOST_PARTS, LARGEST_MEGABYTES = 500, 40
"""Of the archive a document is; a small file may unfold into a flood."""
MEGABYTE = 1024 * 1024
DOCUMENT = "word/document.xml"
PROGRAMS = ("vbaproject.bin", "activex", "embeddings/")
"""What a text never needs and a report must not carry into the offices it is sent to."""
HARMLESS = ("/hyperlink", "/attachedTemplate")
"""Links people tap themselves; and the template Word was given, which reports are written without."""
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Known:
    """Names of the places a template may have, in every language."""

    words: Collection[str]
    sections: Collection[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """Which template is in use."""

    uploaded_at: datetime | None
    """None: the one the bot makes."""


async def standing(session: AsyncSession, visit: Visit) -> Standing:
    must_be_whole(visit.actor, Right.KEEP_REPORT_TEMPLATES)
    found = await rows.current(session)
    await session.commit()
    return Standing(found.uploaded_at if found else None)


async def content(session: AsyncSession, visit: Visit) -> bytes | None:
    """What reports are written into; none: what the bot makes."""
    must_be_whole(visit.actor, Right.MAKE_REPORTS)
    found = await rows.current(session, with_content=True)
    written = found.content if found else None
    await session.commit()
    return written


async def take(session: AsyncSession, visit: Visit, *, file: bytes, known: Known) -> int:
    """Returns how many sections it has a place for. Raises Unfitting with what is wrong, and nothing is changed."""
    must_be_whole(visit.actor, Right.KEEP_REPORT_TEMPLATES)
    await session.rollback()
    count = await asyncio.to_thread(checked, file, known)
    digest = hashlib.sha256(file).hexdigest()
    await rows.put(session, ReportTemplate(digest=digest, content=file, uploaded_at=visit.now))
    await audit.note(session, visit, Action.REPORT_TEMPLATE_CHANGED, sections=count)
    await session.commit()
    return count


async def go_back(session: AsyncSession, visit: Visit) -> None:
    """To the one the bot makes."""
    must_be_whole(visit.actor, Right.KEEP_REPORT_TEMPLATES)
    if await rows.put_away(session, now=visit.now):
        await audit.note(session, visit, Action.REPORT_TEMPLATE_CHANGED, sections=0)
    await session.commit()


def checked(file: bytes, known: Known) -> int:
    """Blocks: meant for a thread. Raises Unfitting."""
    _look_inside(file)
    try:
        found, beside = report_papers.places(file)
    except Exception as error:  # the library raises whatever a torn file makes it stumble over
        raise Unfitting("report-template-broken") from error
    unknown = sorted(found - set(known.words) - set(known.sections))
    if unknown:
        named = ", ".join(f"[[{one}]]" for one in unknown[:MOST_NAMED])
        raise Unfitting("report-template-unknown", names=named, more=max(len(unknown) - MOST_NAMED, 0))
    crowded = sorted(beside & set(known.sections))
    if crowded:
        named = ", ".join(f"[[{one}]]" for one in crowded[:MOST_NAMED])
        raise Unfitting("report-template-crowded", names=named)
    sections = found & set(known.sections)
    if not sections:
        raise Unfitting("report-template-empty")
    return len(sections)


def _look_inside(file: bytes) -> None:
    if len(file) > MEGABYTES * MEGABYTE:
        raise Unfitting("file-too-big", limit=MEGABYTES)
    try:
        with zipfile.ZipFile(BytesIO(file)) as archive:
            parts = archive.infolist()
            names = [one.filename.casefold() for one in parts]
            size = sum(one.file_size for one in parts)
            if DOCUMENT not in names or len(parts) > MOST_PARTS or size > LARGEST_MEGABYTES * MEGABYTE:
                raise Unfitting("report-template-broken")
            if any(program in name for name in names for program in PROGRAMS):
                raise Unfitting("report-template-programs")
            links = [archive.read(one) for one in parts if one.filename.endswith(".rels")]
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, ValueError) as error:
        raise Unfitting("report-template-broken") from error
    if any(_reaches_out(one) for one in links):
        raise Unfitting("report-template-linked")


def _reaches_out(links: bytes) -> bool:
    """Whether opening the document would fetch something from elsewhere."""
    try:
        listed: Any = parse_xml(links)
    except Exception as error:  # of the library that reads it
        raise Unfitting("report-template-broken") from error
    return any(
        one.get("TargetMode") == "External" and not str(one.get("Type")).endswith(HARMLESS) for one in listed.iter()
    )
