"""Buttons of «my data»."""

from aiogram.filters.callback_data import CallbackData


class TakeAlong(CallbackData, prefix="mydata"):
    pass


class Leave(CallbackData, prefix="leave"):
    sure: bool
