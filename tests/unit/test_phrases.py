"""How phrases are put together, whatever stands in them."""

import pytest

from locales.catalog import Catalog


@pytest.mark.parametrize("called", ["Вера Р.", "Вера Р., Школа № 1"])
def test_a_name_cut_to_its_initial_ends_its_sentence_itself(called: str):
    speaker = Catalog().speaker("ru")
    for said in (speaker("association-added", called=called), speaker.plain("association-added", called=called)):
        assert ".." not in said
        assert f"{called.removesuffix('.')}. Можно" in said


def test_the_words_of_people_keep_their_points():
    said = Catalog().speaker("ru")("association-added", called="и так далее...")
    assert "далее...." in said


@pytest.mark.parametrize(
    ("attended", "registered", "said"), [(0, 3, "Записались: 3"), (4, 0, "Были: 4"), (4, 2, "Были: 4, не отмечены: 2")]
)
def test_whoever_came_is_not_told_as_nobody_registered(attended: int, registered: int, said: str):
    t = Catalog().speaker("ru")
    assert t("planning-counts", registered=registered, waiting=0, declined=0, attended=attended) == said


def test_a_task_without_a_day_begins_with_its_words():
    t = Catalog().speaker("ru")
    assert t.plain("decision-listed", day="none", late="no", text="Собрать банк") == "Собрать банк"
    assert t.plain("decision-listed", day="27.11", late="yes", text="Собрать") == "❗ 27.11 · Собрать"
