"""What there is to do besides one's own matters, by the right it takes: menus and command lists follow it."""

from dataclasses import dataclass

from handlers.places import Place, is_used
from programmes.modules import Modules
from services import rights
from services.people import Actor
from services.rights import Right


@dataclass(frozen=True, slots=True)
class Work:
    """A place of its own, which is also a command of that name."""

    place: Place
    right: Right
    is_whole: bool | None = None
    """Only for those whose right reaches the whole municipality, or only for those whose does not."""
    is_on_menu: bool = False

    def is_for(self, actor: Actor) -> bool:
        reach = rights.reach(actor, self.right)
        return rights.may(actor, self.right) and self.is_whole in {None, reach.is_whole}


WORKS = (
    Work(Place.REQUESTS, Right.ANSWER_CONSULTATIONS, is_on_menu=True),
    Work(Place.STAFF, Right.SEE_PEOPLE, is_whole=False, is_on_menu=True),
    Work(Place.ANNOUNCE, Right.ANNOUNCE, is_on_menu=True),
    Work(Place.CAMPAIGNS, Right.RUN_CAMPAIGNS, is_on_menu=True),
    Work(Place.COVERAGE, Right.SEE_COVERAGE, is_on_menu=True),
    Work(Place.DEFICITS, Right.SEE_GROUP_DEFICITS, is_on_menu=True),
    Work(Place.STATS, Right.SEE_INDICATORS, is_on_menu=True),
    Work(Place.ROUTES, Right.SUPPORT_ROUTES, is_on_menu=True),
    Work(Place.MENTEES, Right.GUIDE_MENTEES, is_on_menu=True),
    Work(Place.MENTORSHIPS, Right.KEEP_MENTORSHIPS, is_on_menu=True),
    Work(Place.PLAN, Right.PLAN_EVENTS, is_on_menu=True),
    Work(Place.PEOPLE, Right.SEE_PEOPLE, is_whole=True, is_on_menu=True),
    Work(Place.ROADMAP, Right.SEE_ROADMAP, is_whole=True),
    Work(Place.REPORT, Right.MAKE_REPORTS),
    Work(Place.INVITE, Right.INVITE),
    Work(Place.IMPORT, Right.IMPORT_STAFF, is_whole=True),
    Work(Place.ROLES, Right.GIVE_ROLES),
    Work(Place.HANDOVER, Right.HAND_OVER),
    Work(Place.AUDIT, Right.READ_AUDIT),
    Work(Place.STATUS, Right.SEE_STATUS),
    Work(Place.BACKUP, Right.BACK_UP, is_whole=True),
)
"""The most frequent first: the menu shows the first of them at once."""


def works_of(actor: Actor, modules: Modules) -> tuple[Work, ...]:
    return tuple(work for work in WORKS if is_used(work.place, modules) and work.is_for(actor))
