"""Buttons of questionnaires. Each carries the place of its question, so that it can answer no other."""

from aiogram.filters.callback_data import CallbackData


class Open(CallbackData, prefix="so"):
    """A questionnaire from the list: its introduction, or where the person stands in it."""

    code: str


class Begin(CallbackData, prefix="sb"):
    code: str


class Decline(CallbackData, prefix="sd"):
    code: str


class Choose(CallbackData, prefix="sc"):
    response: int
    position: int
    option: int


class Mark(CallbackData, prefix="sm"):
    """`on` is the wanted state: a tap that arrives twice changes nothing the second time."""

    response: int
    position: int
    option: int
    on: bool


class PassOn(CallbackData, prefix="sn"):
    response: int
    position: int


class Back(CallbackData, prefix="sp"):
    response: int
    position: int


class Pause(CallbackData, prefix="sx"):
    response: int


class Resume(CallbackData, prefix="sr"):
    response: int


class Review(CallbackData, prefix="sa"):
    response: int


class PickAnswer(CallbackData, prefix="sk"):
    response: int


class Change(CallbackData, prefix="se"):
    response: int
    position: int


class Submit(CallbackData, prefix="ss"):
    response: int


class ShowResult(CallbackData, prefix="st"):
    response: int
