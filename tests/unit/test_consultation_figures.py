"""Complete help: the definition, the test vector, whose word counts."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from models.consultations import ConsultationStatus as Status
from models.consultations import Outcome
from models.queries.consultations.consultation_figures import Kept
from programmes.consultations import FullHelpRule
from services.consultations.consultation_figures import Help, Shares, average_hours, complete_help, shares

UNTIL = datetime(2026, 8, 31, 21, tzinfo=UTC)
SOON, LATER = UNTIL - timedelta(days=3), UNTIL + timedelta(days=3)


def kept(asker: int, status: Status = Status.CLOSED, asked: Outcome | None = Outcome.FULL, **more) -> Kept:
    over = status in {Status.CLOSED, Status.WITHDRAWN, Status.REJECTED}
    facts = {"due": SOON, "closed_at": SOON if over else None, "methodist": Outcome.FULL, "unconfirmed": False} | more
    return Kept(asker, status, facts["due"], facts["closed_at"], asked, facts["methodist"], facts["unconfirmed"])


def test_the_vector():
    """14 have asked: 1 has withdrawn the only request, 1 is inside the term, 9 were helped in everything, 3 were not."""
    rows = [kept(1, Status.WITHDRAWN, None), kept(2, Status.IN_PROGRESS, None, due=LATER)]
    rows += [kept(asker) for asker in range(3, 12)] + [kept(3), kept(4)]
    rows += [one for asker in (12, 13, 14) for one in (kept(asker), kept(asker, asked=Outcome.PARTIAL))]
    found = complete_help(rows, rule=FullHelpRule.APPLICANT_THEN_METHODIST, until=UNTIL)
    assert (found.applicants, found.helped) == (12, 9)
    assert shares(found, staff=200) == Shares(of_all=45, of_applicants=750)


def test_whose_word_it_is():
    silent = [kept(1, asked=None, unconfirmed=True)]
    unlike = [kept(1, asked=Outcome.NONE)]
    modest = [kept(1, asked=Outcome.FULL, methodist=Outcome.PARTIAL)]
    said = {
        rule: [complete_help(rows, rule=rule, until=UNTIL).helped for rows in (silent, unlike, modest)]
        for rule in FullHelpRule
    }
    assert said == {
        FullHelpRule.APPLICANT_ONLY: [0, 0, 1],
        FullHelpRule.APPLICANT_THEN_METHODIST: [1, 0, 1],
        FullHelpRule.METHODIST: [1, 1, 0],
    }
    assert complete_help(silent, rule=FullHelpRule.METHODIST, until=UNTIL).unconfirmed == 1


ROWS = st.lists(
    st.builds(
        lambda asker, status, asked, methodist, due, closed: Kept(
            asker, status, due,
            closed if status in {Status.CLOSED, Status.WITHDRAWN, Status.REJECTED} else None, asked, methodist, False,
        ),
        st.integers(1, 4), st.sampled_from(Status), st.one_of(st.none(), st.sampled_from(Outcome)),
        st.one_of(st.none(), st.sampled_from(Outcome)), st.sampled_from((SOON, LATER)), st.sampled_from((SOON, LATER)),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=200)
@given(ROWS, st.sampled_from(FullHelpRule))
def test_the_definition(rows, rule):
    found = complete_help(rows, rule=rule, until=UNTIL)
    assert 0 <= found.helped <= found.applicants <= len({one.asker_id for one in rows})
    assert complete_help(reversed(rows), rule=rule, until=UNTIL) == found
    assert complete_help([*rows, kept(1, Status.WITHDRAWN, None)], rule=rule, until=UNTIL) == found
    inside = [*rows, kept(1, Status.ASSIGNED, None, due=LATER), kept(9, Status.NEW, None, due=LATER)]
    assert complete_help(inside, rule=rule, until=UNTIL) == found
    overdue = complete_help([*rows, kept(1, Status.IN_PROGRESS, None)], rule=rule, until=UNTIL)
    without = complete_help([one for one in rows if one.asker_id != 1], rule=rule, until=UNTIL)
    assert overdue.helped == without.helped, "whoever has something open beyond its term was not helped"
    assert overdue.applicants == without.applicants + 1
    helped = complete_help([*without_asker(rows), kept(1)], rule=rule, until=UNTIL)
    assert helped.helped == without.helped + 1


def without_asker(rows):
    return [one for one in rows if one.asker_id != 1]


def test_nobody_is_no_share():
    assert shares(Help(0, 0, 0, 0), staff=0) == Shares(None, None)
    assert shares(Help(3, 2, 3, 0), staff=3) == Shares(667, 667)
    assert average_hours([]) is None
    assert average_hours([(SOON, SOON + timedelta(hours=1)), (SOON, SOON + timedelta(hours=4))]) == 2.5
