"""What has come from Telegram and waits for its turn: it need not be kept there any longer."""

from sqlalchemy import BigInteger, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class KeptUpdate(Base):
    __tablename__ = "kept_updates"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """Telegram's own."""
    content: Mapped[bytes] = mapped_column(LargeBinary)
    """Closed with a key out of the bot's token: neither who nor what can be read in the database."""
