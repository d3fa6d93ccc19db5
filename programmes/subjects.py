"""What people teach or do: school subjects and, for those without a subject, lines of work, with topics."""

from typing import Annotated

from pydantic import Field

from programmes.strictness import Code, Coded, Section, Strict, Words


class SubjectTopic(Strict):
    code: Code
    title: Words


class Subject(Strict):
    code: Code
    title: Words
    topics: Coded[SubjectTopic] = ()


class Subjects(Section):
    subjects: Annotated[Coded[Subject], Field(min_length=1)]
    lines: dict[Code, Coded[SubjectTopic]] = Field(default_factory=dict)
    """By position group: educational areas, directions, fields of management."""

    def title_of(self, subject: str | None) -> str:
        """The title of a subject; nothing for one the programme does not know."""
        return next((own.title for own in self.subjects if own.code == subject), "")
