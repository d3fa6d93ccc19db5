"""What a person answers to a questionnaire: a response, and an answer to each question."""

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment

CHANCE_IDS = range(2**40, 2**62)
"""Ids of anonymous responses: drawn by chance, and the only key to them. No other response comes so far."""


UNWEIGHED = text("submitted_at IS NOT NULL AND (weighed_at IS NULL OR changed_at > weighed_at)")
"""What the register of deficits has not taken in yet, or not as it is now."""


class Response(Base):
    """One person's way through one questionnaire in one school year.

    The three together are its natural key: however often it is begun, there is one response.
    """

    __tablename__ = "responses"
    __table_args__ = (
        UniqueConstraint("person_id", "questionnaire", "school_year"),
        Index("ix_responses_questionnaire_school_year", "questionnaire", "school_year"),
        Index(
            "ix_responses_unweighed",
            "school_year",
            "id",
            sqlite_where=UNWEIGHED,
            postgresql_where=UNWEIGHED,
        ),
    )

    id: Mapped[Id]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: an anonymous one. Its id is drawn by chance and stands in no other table."""
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"), index=True)
    """Of an anonymous one; others belong to whoever asks for that questionnaire in that year."""
    questionnaire: Mapped[str] = mapped_column(String(32))
    school_year: Mapped[int]
    """The calendar year the school year begins in."""
    version_id: Mapped[int] = mapped_column(ForeignKey("questionnaire_versions.id"))
    current: Mapped[str | None] = mapped_column(String(32))
    """The question on the screen; none: the review of all answers."""
    last_bot_id: Mapped[int | None] = mapped_column(BigInteger)
    last_message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The newest typed message that was taken as an answer: one that comes again answers nothing."""
    started_at: Mapped[Moment]
    changed_at: Mapped[Moment]
    submitted_at: Mapped[Moment | None]
    facts: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    """What was known about the person when they submitted: the result stays what it was then."""
    declined_at: Mapped[Moment | None]
    """When the person said they will not take part."""
    weighed_at: Mapped[Moment | None]
    """When the register of deficits last took these answers in; what has changed since is taken in anew."""
    compared: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    """Of a questionnaire at the end of a year: what has changed since its beginning, by area, as last weighed."""


class Answer(Base):
    __tablename__ = "answers"

    response_id: Mapped[int] = mapped_column(ForeignKey("responses.id"), primary_key=True)
    question: Mapped[str] = mapped_column(String(32), primary_key=True)
    chosen: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    number: Mapped[int | None]
    text: Mapped[str | None] = mapped_column(Text)
    branch: Mapped[str | None] = mapped_column(String(32))
    """The branch the question was read in: in another it may be a different sentence, and this no answer to it."""
    is_skipped: Mapped[bool] = mapped_column(default=False)
    score: Mapped[int | None] = mapped_column(SmallInteger)
    """The score of the chosen option, kept beside it so that thousands can be summed in SQL."""
    answered_at: Mapped[Moment]
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """Who entered it for somebody without a messenger; none: the person themselves."""
