"""What the process knows of itself: figures, what is amiss, alerts; cheap, bounded, of nobody."""

import timeit

from services.alerts import Alerts
from services.pulse import BOUNDS, DAY, HOUR, MOST_LABELS, OTHER, STALE_SECONDS, Beat, Part, Pulse, Timings, Trouble


class Hands:
    """A clock a test moves."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def test_names_are_bounded_and_nothing_is_lost():
    timings = Timings()
    for number in range(3 * MOST_LABELS):
        timings.add(f"kind-{number}", "handled", 0.2)
    assert len(timings.found) <= MOST_LABELS + 1
    assert sum(timing.count for timing in timings.found.values()) == 3 * MOST_LABELS
    assert timings.found[(OTHER, OTHER)].count == 2 * MOST_LABELS


def test_seconds_fall_where_they_belong():
    timings = Timings()
    for seconds in (0.0, BOUNDS[0], BOUNDS[0] + 0.001, BOUNDS[-1] + 100):
        timings.add("message", "handled", seconds)
    [timing] = timings.found.values()
    assert (timing.counts[:2], timing.counts[-1], timing.count) == ([2, 1], 1, 4)


def test_what_is_amiss():
    hands = Hands()
    pulse = Pulse(hands)
    assert pulse.amiss() == [Part.SCHEMA]
    pulse.is_migrated = True
    assert pulse.amiss() == [Part.UPDATES, Part.SENDER]  # the clock has a while until its first tick
    pulse.beat(Beat.ASKED)
    pulse.sender_went()
    assert pulse.amiss() == []
    pulse.is_database_there = False
    assert pulse.amiss() == [Part.DATABASE]
    hands.now += STALE_SECONDS + 1
    assert pulse.amiss() == [Part.DATABASE, Part.UPDATES, Part.SENDER, Part.CLOCK]
    pulse.is_database_there, pulse.is_webhook = True, True  # whoever listens need not be written to
    pulse.sender_went()
    pulse.ticked("keep_terms", 0.1)
    assert pulse.amiss() == []


def test_errors_of_a_day_leave_with_it():
    hands = Hands()
    pulse = Pulse(hands)
    heard: list[tuple[Trouble, str]] = []
    pulse.alarm = lambda trouble, detail: heard.append((trouble, detail))
    for _ in range(2):
        pulse.sender_failed()
    assert heard == []
    pulse.sender_failed()
    pulse.ticked("keep_terms", 1.0, error=ValueError("words of somebody"))
    assert heard == [(Trouble.SENDER, ""), (Trouble.JOB, "keep_terms, ValueError")]
    hands.now += DAY - HOUR
    assert pulse.in_a_day() == {Trouble.SENDER: 3, Trouble.JOB: 1}
    hands.now += HOUR
    assert not pulse.in_a_day()
    assert pulse.troubles.total() == 4


def test_a_job_that_is_missed_is_overdue_until_it_is_done():
    hands = Hands()
    pulse = Pulse(hands)
    pulse.expect("keep_terms", DAY)
    hands.now += DAY + HOUR
    assert pulse.overdue() == []
    hands.now += 1
    pulse.ticked("keep_terms", 0.1, error=OSError())
    assert pulse.overdue() == ["keep_terms"]
    pulse.ticked("keep_terms", 0.1)
    assert pulse.overdue() == []


def test_one_letter_an_hour_about_each_kind():
    hands = Hands()
    alerts = Alerts(hands)
    for number in range(3):
        alerts.note(Trouble.UPDATE, f"{number}")
    alerts.note(Trouble.JOB, "keep_terms")
    first, second = alerts.due()
    assert (first.about, first.count, first.detail, second.detail) == (Trouble.UPDATE, 3, "0", "keep_terms")
    alerts.told(first)
    alerts.note(Trouble.UPDATE, "9")
    assert alerts.due() == [second]
    hands.now += HOUR
    assert [(alert.count, alert.detail) for alert in alerts.due()] == [(1, "keep_terms"), (1, "9")]


def test_counting_an_update_costs_next_to_nothing():
    pulse = Pulse()
    rounds = 2_000
    seconds = min(timeit.repeat(lambda: pulse.handled("message", "handled", 0.02), number=rounds, repeat=3))
    assert seconds / rounds < 50e-6
