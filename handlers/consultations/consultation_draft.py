"""The question somebody is putting together: kept apart from what else they type, so that the menu ends nothing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Self

from aiogram.fsm.context import FSMContext

from models.consultations import ConsultationForm
from models.threads import MessageKind
from services.consultations.consultations import LONGEST_QUESTION, beginning
from services.conversations.talking import Said
from services.marks import mark_of

DESTINY = "consult"
MOST_SAID = 20
"""Messages of one question."""
SPEECHLESS = frozenset({MessageKind.CONTACT, MessageKind.LOCATION})
"""What stands in them is no words of a question."""


@dataclass(frozen=True, slots=True)
class Draft:
    topic: str = ""
    own_topic: str | None = None
    question: str | None = None
    """The words as they were typed, however many."""
    is_cut: bool = False
    """They are too many, and their beginning will do."""
    form: ConsultationForm = ConsultationForm.CHAT
    wanted_by: date | None = None
    said: tuple[Said, ...] = ()
    """The messages it was put together from."""

    @property
    def is_begun(self) -> bool:
        """Whether there is anything that would be a pity to lose."""
        return bool(self.said)

    @property
    def words(self) -> str | None:
        """What goes into the request."""
        if self.question is None:
            return None
        return beginning(self.question) if self.is_cut else self.question

    @property
    def is_too_long(self) -> bool:
        return not self.is_cut and self.question is not None and len(self.question) > LONGEST_QUESTION

    @property
    def is_whole(self) -> bool:
        """Whether nothing but sending is left."""
        return bool(self.topic and self.question) and not self.is_too_long

    @property
    def mark(self) -> str:
        """Of what is read before it is sent; the other pictures of an album come a moment later."""
        return mark_of(self.topic, self.own_topic, self.words, self.form, self.wanted_by)

    @property
    def attachments(self) -> int:
        return sum(one.kind is not MessageKind.TEXT for one in self.said)

    def with_said(self, said: Said) -> Self:
        """A text goes on with the question; the words under a file begin it if there are none yet."""
        typed = (said.text or "").strip()
        more = replace(self, said=(*self.said, said))
        if said.kind is MessageKind.TEXT and self.question is not None:
            return replace(more, question=f"{self.question}\n{typed}")
        is_wordless = not typed or self.question is not None or said.kind in SPEECHLESS
        return more if is_wordless else replace(more, question=typed)

    def without_words(self) -> Self:
        """To be written anew: files stay, without what was written under them."""
        files = (one for one in self.said if one.kind is not MessageKind.TEXT)
        bare = tuple(one if one.kind in SPEECHLESS else replace(one, text=None, markup=None) for one in files)
        return replace(self, said=bare, question=None, is_cut=False)

    def plain(self) -> dict[str, Any]:
        return {
            "topic": self.topic,
            "own_topic": self.own_topic,
            "question": self.question,
            "is_cut": self.is_cut,
            "form": self.form.value,
            "wanted_by": self.wanted_by.isoformat() if self.wanted_by else None,
            "said": [asdict(one) | {"kind": one.kind.value} for one in self.said],
        }

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        if not plain:
            return cls()
        wanted = plain["wanted_by"]
        return cls(
            topic=plain["topic"],
            own_topic=plain["own_topic"],
            question=plain["question"],
            is_cut=plain["is_cut"],
            form=ConsultationForm(plain["form"]),
            wanted_by=date.fromisoformat(wanted) if wanted else None,
            said=tuple(Said(**{**one, "kind": MessageKind(one["kind"])}) for one in plain["said"]),
        )


async def load(state: FSMContext) -> Draft:
    return Draft.of(await _own(state).get_data())


async def keep(state: FSMContext, draft: Draft) -> None:
    await _own(state).set_data(draft.plain())


async def forget(state: FSMContext) -> None:
    await _own(state).clear()


def _own(state: FSMContext) -> FSMContext:
    return FSMContext(state.storage, replace(state.key, destiny=DESTINY))
