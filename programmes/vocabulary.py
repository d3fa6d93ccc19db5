"""What questionnaires of a programme may refer to: branches, subjects, topics, areas."""

from dataclasses import dataclass
from typing import Any

from programmes.competences import Competences
from programmes.positions import Positions
from programmes.subjects import Subjects

Written = dict[str, Any]


@dataclass(frozen=True)
class Vocabulary:
    positions: Positions
    subjects: Subjects
    competences: Competences

    @property
    def branches(self) -> tuple[str, ...]:
        return tuple(group.code for group in self.positions.groups)

    @property
    def subject_codes(self) -> frozenset[str]:
        return frozenset(subject.code for subject in self.subjects.subjects)

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(topic.code for topic in self.competences.topics)

    @property
    def areas(self) -> frozenset[str]:
        return frozenset(area.code for area in self.competences.areas)

    def options(self, source: str) -> list[Written]:
        """What `options_from` stands for, as it would be written; raises KeyError for an unknown source."""
        sources = {
            "position_groups": self._position_groups,
            "topics": self._topics,
            "subject_topics": self._subject_topics,
        }
        return sources[source]()

    def _position_groups(self) -> list[Written]:
        return [{"code": group.code, "text": group.title} for group in self.positions.groups]

    def _topics(self) -> list[Written]:
        return [
            {"code": topic.code, "text": topic.title, "branches": list(topic.branches)}
            for topic in self.competences.topics
        ]

    def _subject_topics(self) -> list[Written]:
        teaching = [group.code for group in self.positions.groups if group.asks_subject]
        for_subjects = [
            {
                "code": f"{subject.code}_{topic.code}",
                "text": topic.title,
                "branches": teaching,
                "subjects": [subject.code],
            }
            for subject in self.subjects.subjects
            for topic in subject.topics
        ]
        for_lines = [
            {"code": f"{branch}_{topic.code}", "text": topic.title, "branches": [branch]}
            for branch, topics in self.subjects.lines.items()
            for topic in topics
        ]
        return for_subjects + for_lines
