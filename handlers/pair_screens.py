"""How a pair looks to its own people."""

from handlers.places import Place, way_back
from handlers.screens import Rows, Screen, button
from handlers.talk_buttons import ReadBack, Talk
from locales.catalog import Speaker
from services.pair_access import PairPart
from services.pairs import PairView
from services.visits import Visit

SOON_DAYS = 14
"""So long before its end a pair is told how long it has."""


def pair_screen(t: Speaker, visit: Visit, pair_view: PairView, rows: Rows = ()) -> Screen:
    """The home of a pair. `rows`: what its people do in it, between writing and reading back."""
    pair, mentorship = pair_view.pair, pair_view.pair.mentorship
    is_mentor = pair.part is PairPart.MENTOR
    lines = [
        t("pair-with-mentees" if is_mentor else "pair-with-mentor", called=pair_view.others),
        t("pair-term", since=t.full_day(mentorship.starts_on), until=t.full_day(mentorship.ends_on)),
    ]
    if mentorship.goal:
        lines.append(t("pair-goal", goal=mentorship.goal))
    left = (mentorship.ends_on - visit.municipality.day(visit.now)).days
    if not pair.is_live:
        lines.append(t("pair-not-live"))
    elif mentorship.stops_on is not None:
        lines.append(t("pair-stops", day=t.day(mentorship.stops_on)))
    elif 0 <= left <= SOON_DAYS:
        lines.append(t("pair-ends-soon", days=left))
    thread = mentorship.thread_id if pair.is_live else None
    back = way_back(t, Place.MENTEES if is_mentor else Place.MENTOR)
    if thread is None:
        return Screen("\n".join(lines), ((back,),))
    write = (button(t.plain("pair-write"), Talk(thread=thread)),)
    read = (button(t.plain("pair-read-back"), ReadBack(thread=thread)),)
    return Screen("\n".join(lines), (write, *rows, read, (back,)))
