"""Schools, kindergartens and other places educators work at."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id


class Organization(Base):
    __tablename__ = "organizations"

    id: Mapped[Id]
    code: Mapped[str | None] = mapped_column(String(32), unique=True)
    """The code in the programme's data; none for a place an educator named."""
    title: Mapped[str] = mapped_column(String(200))
    search_key: Mapped[str] = mapped_column(String(200), index=True)
    """The title by its letters alone, the way it is searched for."""
    is_confirmed: Mapped[bool] = mapped_column(default=True)
    """False for a place an educator named until somebody of the centre has looked."""
