"""Who becomes responsible: duties, leaders, leaves, loads."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.consultations import Answering
from services.consultations.consultation_routing import Asked, Held, Staff, Worker, choose, is_away

TODAY = date(2025, 10, 7)
PEOPLE = st.integers(1, 6)
PLACES = st.one_of(st.none(), st.sampled_from(["a", "b"]))
ASKED = st.builds(
    Asked,
    asker_id=st.integers(1, 7),
    topic=st.sampled_from(["a", "b"]),
    subject=PLACES,
    organization_id=st.one_of(st.none(), st.integers(1, 2)),
    answered_by=st.sampled_from(Answering),
)
STAFF = st.builds(
    Staff,
    workers=st.dictionaries(
        PEOPLE,
        st.builds(
            Worker, st.integers(0, 3), st.one_of(st.none(), st.integers(-1, 3).map(lambda d: TODAY + timedelta(d)))
        ),
    ),
    duties=st.lists(st.builds(Held, PEOPLE, PLACES, PLACES, st.one_of(st.none(), st.integers(1, 2))), max_size=5),
    leaders=st.sets(PEOPLE),
    methodists=st.sets(PEOPLE),
    substitutes=st.dictionaries(PEOPLE, PEOPLE),
)


@settings(max_examples=300)
@given(ASKED, STAFF)
def test_whoever_is_chosen_may_answer_and_nobody_better_was_left_out(asked, staff):
    found = choose(asked, staff, today=TODAY)
    named = {duty.person_id for duty in staff.duties if duty.fits(asked)} | set(staff.methodists)
    if asked.answered_by is Answering.ASSOCIATION_LEADER:
        named |= set(staff.leaders)
    able = {one for one in named if one in staff.workers and one != asked.asker_id}
    if found is None:
        assert not able
        return
    assert found in staff.workers, "whoever has left never answers"
    assert found != asked.asker_id
    assert found in named or found in staff.substitutes.values()
    present = {one for one in able if not is_away(staff.workers[one], TODAY)}
    if present:
        assert not is_away(staff.workers[found], TODAY)


@settings(max_examples=200)
@given(ASKED, STAFF)
def test_a_more_particular_duty_wins(asked, staff):
    extra = Held(8, asked.topic, asked.subject, asked.organization_id)
    more = Staff(
        {**staff.workers, 8: Worker(99)}, [*staff.duties, extra], staff.leaders, staff.methodists, staff.substitutes
    )
    as_good = {
        duty.person_id for duty in staff.duties if duty.fits(asked) and duty.particularity == extra.particularity
    }
    if not as_good:
        assert choose(asked, more, today=TODAY) == 8


def test_the_order_is_topic_subject_school():
    asked = Asked(9, "exam", "math", 3)
    workers = {one: Worker() for one in range(1, 9)}
    duties = [
        Held(1), Held(2, organization_id=3), Held(3, subject="math"), Held(4, subject="math", organization_id=3),
        Held(5, topic="exam"), Held(6, topic="exam", organization_id=3), Held(7, topic="exam", subject="math"),
        Held(8, topic="exam", subject="math", organization_id=3),
    ]  # fmt: skip
    for best in range(8, 0, -1):
        assert choose(asked, Staff(workers, duties[:best], methodists=[1]), today=TODAY) == best
    by_leader = Asked(9, "exam", "math", 3, Answering.ASSOCIATION_LEADER)
    assert choose(by_leader, Staff(workers, [Held(1)], leaders=[2]), today=TODAY) == 2
    assert choose(asked, Staff(workers, [Held(1)], leaders=[2]), today=TODAY) == 1


def test_leaves_substitutes_and_loads():
    asked, away, tomorrow = Asked(9, "exam", None, None), TODAY + timedelta(days=5), TODAY + timedelta(days=1)
    on_leave = {1: Worker(away_until=away), 2: Worker(3), 3: Worker(1), 4: Worker(1)}
    assert choose(asked, Staff(on_leave, methodists=[1, 2, 3, 4]), today=TODAY) == 3
    assert choose(asked, Staff(on_leave, [Held(1, "exam")], substitutes={1: 2}), today=TODAY) == 2
    chain = Staff({**on_leave, 2: Worker(away_until=tomorrow)}, [Held(1, "exam")], substitutes={1: 2, 2: 4})
    assert choose(asked, chain, today=TODAY) == 4
    circle = Staff({1: Worker(away_until=away), 2: Worker(away_until=away)}, methodists=[1], substitutes={1: 2, 2: 1})
    assert choose(asked, circle, today=TODAY) == 1, "everybody is away: it waits for whoever it belongs to"
    back_tomorrow = Staff({1: Worker(away_until=TODAY), 2: Worker(5)}, methodists=[1, 2])
    assert choose(asked, back_tomorrow, today=TODAY) == 1
    assert choose(asked, Staff(), today=TODAY) is None
    assert choose(Asked(1, "exam", None, None), Staff({1: Worker()}, methodists=[1]), today=TODAY) is None
