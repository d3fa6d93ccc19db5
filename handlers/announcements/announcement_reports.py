"""What has become of announcements: how far they have gone, who has not read them, those of the past."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.announcements.announcement_buttons import (
    AskCorrection,
    Cancel,
    CopyAnnouncement,
    Hold,
    OpenDraft,
    OpenGroup,
    OpenHistory,
    OpenProgress,
    Remind,
    StopSeries,
    TakeBackEverywhere,
)
from handlers.announcements.announcement_screens import what_of
from handlers.leafing import stepping
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.announcements import Announcement, AnnouncementStatus, Repeat
from models.outbox import OutboxStatus
from services.announcements.announcement_followup import Group, Named
from services.announcements.announcement_letters import is_correctable
from services.announcements.announcement_sending import Progress


def progress_screen(t: Speaker, progress: Progress, *, due: str | None, waits_until: str | None = None) -> Screen:
    """What has become of it so far, and what can still be done; `waits_until`: these are quiet hours."""
    one, counts = progress.announcement, progress.counts
    unreachable, failed = counts.get(OutboxStatus.UNREACHABLE, 0), counts.get(OutboxStatus.FAILED, 0)
    lines = [t(f"announcement-is-{_state(progress)}", what=what_of(t, one), due=due or "none")]
    if progress.author:
        lines.append(t("announcement-author", called=progress.author))
    if one.status is not AnnouncementStatus.SCHEDULED:
        lines.append(
            t(
                "announcement-counts",
                sent=counts.get(OutboxStatus.SENT, 0),
                left=progress.left,
                seconds=0 if waits_until else progress.seconds_left,
                unreachable=unreachable,
                failed=failed,
            )
        )
    if waits_until and progress.left and one.status is AnnouncementStatus.SENDING:
        lines.append(t("announcement-quiet-now", moment=waits_until))
    if one.needs_reading:
        lines.append(t("announcement-read-by", count=progress.readings))
    if progress.fixed and not progress.is_taken_back:
        lines.append(t("announcement-fixed", count=progress.fixed, rest=str(progress.is_deletable).lower()))
    if one.repeat is not Repeat.NEVER:
        lines.append(t("announcement-series", repeat=one.repeat.value))
    return Screen("\n".join(lines), _ways(t, progress, unreachable=unreachable, failed=failed))


def _ways(t: Speaker, progress: Progress, *, unreachable: int, failed: int) -> list[Sequence[InlineKeyboardButton]]:
    one, number = progress.announcement, progress.announcement.id
    rows: list[Sequence[InlineKeyboardButton]] = []
    is_open = one.status is AnnouncementStatus.SCHEDULED or progress.left > 0
    if progress.left:
        hold = one.status is not AnnouncementStatus.PAUSED
        phrase = "announcement-pause" if hold else "announcement-resume"
        refresh = button(t.plain("announcement-refresh"), OpenProgress(announcement=number))
        rows.append((button(t.plain(phrase), Hold(announcement=number, hold=hold)), refresh))
    if is_open and one.status is not AnnouncementStatus.CANCELLED:
        rows.append((button(t.plain("announcement-cancel"), Cancel(announcement=number, sure=False)),))
    unread = progress.counts.get(OutboxStatus.SENT, 0) - progress.readings
    if one.needs_reading and unread > 0 and not progress.is_taken_back:
        listed = OpenGroup(announcement=number, group=Group.UNREAD, page=0)
        rows.append(
            (
                button(t.plain("announcement-unread", count=unread), listed),
                button(t.plain("announcement-remind"), Remind(announcement=number)),
            )
        )
    groups = ((Group.UNREACHABLE, unreachable), (Group.FAILED, failed))
    listed_groups = [
        button(t.plain(f"announcement-group-{group.value}", count=count),
               OpenGroup(announcement=number, group=group, page=0))
        for group, count in groups
        if count
    ]  # fmt: skip
    rows.append(listed_groups)
    rows.append(_changes(t, progress))
    if one.repeat is not Repeat.NEVER:
        rows.append((button(t.plain("announcement-stop-series"), StopSeries(announcement=number)),))
    rows.append((button(t.plain("announcement-copy"), CopyAnnouncement(announcement=number)),))
    rows.append((button(t.plain("back"), OpenHistory(page=0)),))
    return rows


def _changes(t: Speaker, progress: Progress) -> list[InlineKeyboardButton]:
    """Other words as long as it is there or will be; deleting as long as Telegram allows it."""
    one, number = progress.announcement, progress.announcement.id
    is_there = bool(progress.counts.get(OutboxStatus.SENT)) and not progress.is_taken_back
    changes: list[InlineKeyboardButton] = []
    if (is_there or one.status is AnnouncementStatus.SCHEDULED) and is_correctable(one):
        changes.append(button(t.plain("announcement-correct"), AskCorrection(announcement=number)))
    if progress.is_deletable:
        changes.append(button(t.plain("announcement-take-back"), TakeBackEverywhere(announcement=number, sure=False)))
    return changes


def group_screen(t: Speaker, announcement_id: int, group: Group, named: Named, page: int) -> Screen:
    lines = [t(f"announcement-listed-{group.value}"), *(t("announcement-person", called=one) for one in named.called)]
    turns = stepping(
        t,
        page,
        lambda other: OpenGroup(announcement=announcement_id, group=group, page=other),
        has_more=named.has_more,
    )
    back = button(t.plain("back"), OpenProgress(announcement=announcement_id))
    return Screen("\n".join(lines), (turns, (back,)))


def history_screen(t: Speaker, listed: Sequence[Announcement], *, page: int, has_more: bool) -> Screen:
    picks = [
        button(
            t.plain("announcement-history-button", what=what_of(t, one), status=one.status.value),
            OpenDraft(announcement=one.id)
            if one.status is AnnouncementStatus.DRAFT
            else OpenProgress(announcement=one.id),
        )
        for one in listed
    ]
    turns = stepping(t, page, lambda other: OpenHistory(page=other), has_more=has_more)
    heading = t("announcement-history-title") if listed else t("announcement-history-empty")
    return Screen(heading, (*in_columns(picks, 1), turns, (way_back(t, Place.ANNOUNCE),)))


def _state(progress: Progress) -> str:
    status = progress.announcement.status
    if progress.is_taken_back:
        return "taken-back"
    if status in {AnnouncementStatus.SENDING, AnnouncementStatus.PAUSED} and not progress.left:
        return "done"
    return status.value
