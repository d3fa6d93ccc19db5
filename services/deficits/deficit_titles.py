"""What deficits are called, by the programme's own words."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from programmes.competences import Competences


class Named(Protocol):
    @property
    def area(self) -> str: ...
    @property
    def topic(self) -> str: ...
    @property
    def topics(self) -> Sequence[str]: ...


def title(competences: Competences, deficit: Named) -> str:
    """The topic, or the area with the topics noted inside. What the programme no longer knows goes by its code."""
    if deficit.topic:
        return topic_title(competences, deficit.topic)
    zones = {topic.code: topic.zone for topic in competences.topics}
    noted = ", ".join(zones.get(topic, topic) for topic in deficit.topics)
    area = area_title(competences, deficit.area)
    return f"{area} ({noted})" if noted else area


def zones(competences: Competences, deficits: Iterable[Named]) -> str:
    """All of them in one line."""
    return "; ".join(dict.fromkeys(title(competences, deficit) for deficit in deficits))


def area_title(competences: Competences, code: str) -> str:
    return next((area.title for area in competences.areas if area.code == code), code)


def topic_title(competences: Competences, code: str) -> str:
    return next((topic.title for topic in competences.topics if topic.code == code), code)
