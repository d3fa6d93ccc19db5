event-feedback-asked = “{ $title }”, { $day }. How useful was it? 1 — of no use, 5 — very useful.
    Two taps, without a name.
event-feedback-give = 💬 Feedback
event-feedback-count = 💬 Feedback · { $count }
event-feedback-useful = <b>{ $title }</b>
    How useful was it? 1 — of no use, 5 — very useful.
    The answer has no name: the organiser sees totals alone, and only when there are at least { $fewest } answers.
event-feedback-applied = <b>{ $title }</b>
    Useful: { $mark } of 5. Will you use it at work?
event-feedback-applied-3 = Yes
event-feedback-applied-2 = Partly
event-feedback-applied-1 = No
event-feedback-words = Thank you, the answer is in ✓
    A few words more? Write one message, up to { $limit } characters. Better without names.
event-feedback-enough = No words
event-feedback-thanks = Thank you, the feedback is in ✓ It helps to prepare what comes next.
event-feedback-to-event = To the event
event-feedback-empty = An empty message. Write a few words or press “No words”.
event-feedback-given = Your feedback is in already. Thank you!
event-feedback-early = You will be asked when the event is over.
event-feedback-closed = Feedback has been gathered. Thank you for wanting to answer.
event-feedback-title = <b>Feedback</b> · { $title }
event-feedback-not-asked = The bot asks by itself when the event is over and it has been noted who was there.
event-feedback-answered = Answered: { $count } of { $people }
event-feedback-later = Totals appear on { $day } if there are at least { $fewest } answers: until then somebody could be recognised by them.
event-feedback-few = There are fewer than { $fewest } answers: no totals are shown, so that nobody is recognised.
event-feedback-average = <b>Useful: { $mean } of 5</b>
event-feedback-share = Marks of 4 and 5: { $count } of { $people }
event-feedback-applied-title = <b>Will use it at work</b>
event-feedback-shown-why = Answers without names, shown from { $fewest } on. There will be no more of them.
event-feedback-words-count = In their own words · { $count }
event-feedback-said = <b>In their own words</b>
    In an order of chance, without names and times.
event-feedback-quoted = “{ $words }”
