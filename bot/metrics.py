"""Figures for Prometheus, put together when it asks. Labels are names of the program's own, never anybody's number."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.readings import Readings
from bot.watching import FLOOD
from services.machine import version
from services.pulse import BOUNDS, Beat, Pulse, Timings

PREFIX = "metodbot"


class Figures(Collector):
    def __init__(self, pulse: Pulse, readings: Readings) -> None:
        self._pulse, self._readings = pulse, readings

    def collect(self) -> Iterator[Metric]:
        pulse = self._pulse
        build = GaugeMetricFamily(f"{PREFIX}_build_info", "The version that runs.", labels=["version"])
        build.add_metric([version()], 1)
        yield build
        yield from _timings("update", "Updates of people", "kind", pulse.updates)
        yield from _timings("api_call", "Calls of the Bot API, each attempt", "method", pulse.calls)
        floods = sum(timing.count for (_, outcome), timing in pulse.calls.found.items() if outcome == FLOOD)
        yield CounterMetricFamily(f"{PREFIX}_api_floods", "Calls Telegram answered 429.", value=floods)
        yield from _timings("job", "Jobs of the clock", "job", pulse.jobs)
        errors = CounterMetricFamily(f"{PREFIX}_errors", "What went wrong, by kind.", labels=["kind"])
        for trouble, count in pulse.troubles.items():
            errors.add_metric([trouble.value], count)
        yield errors
        beats = GaugeMetricFamily(f"{PREFIX}_last_seconds", "Seconds since it last happened.", labels=["what"])
        for beat in Beat:
            since = pulse.since(beat)
            if since is not None:
                beats.add_metric([beat.value], since)
        yield beats
        yield GaugeMetricFamily(f"{PREFIX}_ready", "1: nothing is amiss.", value=int(not pulse.amiss()))
        if pulse.replicas is not None:
            yield GaugeMetricFamily(f"{PREFIX}_redis_up", "1: Redis answers.", value=int(pulse.is_redis_there))
            yield GaugeMetricFamily(f"{PREFIX}_replicas", "Bots over this database.", value=pulse.replicas())
        yield from self._of_database()
        copy_seconds = self._readings.copy_seconds
        if copy_seconds is not None:
            yield GaugeMetricFamily(f"{PREFIX}_backup_seconds", "Since the newest copy.", value=copy_seconds)

    def _of_database(self) -> Iterator[Metric]:
        readings = self._readings
        is_there = readings.seconds is not None
        yield GaugeMetricFamily(f"{PREFIX}_database_up", "1: the database answers.", value=int(is_there))
        yield GaugeMetricFamily(f"{PREFIX}_database_connections", "In use now.", value=readings.connections)
        if readings.seconds is not None and readings.waiting is not None:
            yield GaugeMetricFamily(f"{PREFIX}_database_seconds", "A look into the outbox.", value=readings.seconds)
            waiting = GaugeMetricFamily(f"{PREFIX}_outbox_rows", "Letters not sent yet.", labels=["state"])
            waiting.add_metric(["due"], readings.waiting.due)
            waiting.add_metric(["later"], readings.waiting.total - readings.waiting.due)
            yield waiting
            yield GaugeMetricFamily(
                f"{PREFIX}_outbox_oldest_seconds", "How late the oldest due letter is.", value=readings.oldest_seconds
            )


def registry_of(pulse: Pulse, readings: Readings) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(Figures(pulse, readings))
    ProcessCollector(registry=registry)
    return registry


def exposed(registry: CollectorRegistry) -> bytes:
    return generate_latest(registry)


def _timings(noun: str, what: str, label: str, timings: Timings) -> Iterator[Metric]:
    total = CounterMetricFamily(f"{PREFIX}_{noun}s", f"{what}, by outcome.", labels=[label, "outcome"])
    merged: dict[str, tuple[list[int], float]] = {}
    for (name, outcome), timing in timings.found.items():
        total.add_metric([name, outcome], timing.count)
        counts, seconds = merged.get(name, ([0] * len(timing.counts), 0.0))
        together = [one + other for one, other in zip(counts, timing.counts, strict=True)]
        merged[name] = together, seconds + timing.seconds
    yield total
    histogram = HistogramMetricFamily(f"{PREFIX}_{noun}_seconds", f"{what}: how long they took.", labels=[label])
    for name, (counts, seconds) in merged.items():
        histogram.add_metric([name], _cumulative(counts), seconds)
    yield histogram


def _cumulative(counts: list[int]) -> list[tuple[str, float]]:
    so_far, buckets = 0, []
    for bound, count in zip((*BOUNDS, float("inf")), counts, strict=True):
        so_far += count
        buckets.append(("+Inf" if bound == float("inf") else str(bound), float(so_far)))
    return buckets
