"""A fact about an educator as somebody types it: read by the rules the cells of the register are read by."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from services.register import staff_cells, staff_days
from services.register.staff_letters import parts_of_full_name
from services.register.staff_lines import LONGEST_CAREER, OLDEST, YOUNGEST
from services.register.staff_terms import Terms
from services.register.staff_vocabulary import Vocabulary
from services.visits import Visit

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # what spreadsheets count days from; a day has no zone


class Correctable(StrEnum):
    """What can be corrected one by one; in the order of the screen."""

    NAME = "name"
    POSITION = "position"
    SUBJECTS = "subjects"
    CAREER = "career"
    CATEGORY = "category"
    CATEGORY_ON = "category_on"
    IS_YOUNG = "is_young"
    BIRTH_YEAR = "birth_year"
    CODE = "code"
    EMAIL = "email"
    PHONE = "phone"


NEEDED = frozenset({Correctable.NAME, Correctable.POSITION, Correctable.CODE})
"""Nobody can do without; a dash takes away any other."""
CONTACTS = frozenset({Correctable.EMAIL, Correctable.PHONE})


def correctable(visit: Visit) -> tuple[Correctable, ...]:
    """What may be corrected in a chat here: where names are not said, neither they nor contacts are typed."""
    hidden: set[Correctable] = set()
    if not visit.municipality.names_are_kept:
        hidden = {Correctable.NAME, *CONTACTS}
    return tuple(fact for fact in Correctable if fact not in hidden)


def read(visit: Visit, fact: Correctable, typed: str) -> Mapping[str, Any]:
    """The columns a typed fact changes; `subjects` is all of them. Raises Unfitting."""
    staff_cells.check(typed)
    if fact not in NEEDED and staff_cells.is_empty(typed):
        return {"subjects": ()} if fact is Correctable.SUBJECTS else {COLUMNS[fact]: None}
    today = visit.municipality.day(visit.now)
    terms = Terms(Vocabulary.of(visit.municipality.programme))
    match fact:
        case Correctable.NAME:
            surname, name, patronymic = parts_of_full_name(staff_cells.text(typed))
            return {"surname": surname, "name": name, "patronymic": patronymic}
        case Correctable.POSITION:
            job = terms.job(typed)
            return {"position": job.position, **({"subjects": job.subjects} if job.subjects else {})}
        case Correctable.SUBJECTS:
            return {"subjects": terms.subjects(typed)}
        case Correctable.CAREER:
            value: Any = staff_days.year(typed, today.year - LONGEST_CAREER, today.year)
        case Correctable.BIRTH_YEAR:
            value = staff_days.year(typed, today.year - OLDEST, today.year - YOUNGEST)
        case Correctable.CATEGORY_ON:
            value = staff_days.day(typed, latest=today, epoch=EPOCH)
        case _:
            value = PARSERS[fact](typed)
    return {COLUMNS[fact]: value}


COLUMNS = {fact: fact.value for fact in Correctable} | {Correctable.CAREER: "career_started"}
PARSERS = {
    Correctable.CATEGORY: staff_cells.category,
    Correctable.IS_YOUNG: staff_cells.yes_or_no,
    Correctable.CODE: staff_cells.person_code,
    Correctable.EMAIL: staff_cells.email,
    Correctable.PHONE: staff_cells.phone,
}
