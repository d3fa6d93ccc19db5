# Indicators: asking for values, and refusals.
indicator-clock-ask = 📝 It is time to enter { $count ->
    [one] { $count } indicator
   *[other] { $count } indicators
} as of { $day }:
    { $titles }

    The bot does not know these by itself. You will need the number and a document or a link.
indicator-day-ahead = This day has not come yet. Choose today or an earlier one.
indicator-day-early = The programme had not begun then. Choose a later day.
indicator-needs-document = Add a document or a link: it shows where the number comes from.
indicator-counts-itself = The bot counts this indicator by itself, there is nothing to enter.
indicator-wrong-share = Write two whole numbers: how many, and out of how many. The first is not larger than the second.
indicator-wrong-number = Write a number, such as 12. A fraction, where it makes sense, with a comma.
indicator-words-too-long = That is too long. Please keep it within { $longest } characters.
indicator-needs-reason = Write why the value changes: one sentence is enough.
indicator-frozen = The value of this day is frozen already, and is another one now. It can be corrected with a reason.
indicator-nothing-changed = The data have not changed since, there is nothing to correct.
indicator-moved-on = Somebody was faster. Please open the indicator again.
