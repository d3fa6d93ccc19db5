"""The template of the annual report, as the centre has edited it."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment


class ReportTemplate(Base):
    """The newest one that was not put away counts; with none the bot makes one of its own."""

    __tablename__ = "report_templates"

    id: Mapped[Id]
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the file."""
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    uploaded_at: Mapped[Moment]
    removed_at: Mapped[Moment | None]
