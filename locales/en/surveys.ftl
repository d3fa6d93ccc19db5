# Surveys.
survey-progress = Question { $number } of { $total } · about { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} more
survey-option = { $number }. { $text }
survey-hint-most = You can mark up to { $most }.
survey-hint-number = Type a number from { $low } to { $high }.
survey-hint-text = Type your answer, at most { $length } characters.
survey-hint-own-words = You can add a line in your own words: just type it, up to { $length } characters.
survey-your-words = You wrote: «{ $text }»
survey-your-number = Your answer: { $number }
survey-done = Done · { $count }
survey-skip = Skip
survey-next = Next ›
survey-seen = Understood
survey-pause = Pause
survey-to-answers = ‹ To the answers
survey-review = <b>{ $title }</b>
    Please check your answers.
survey-review-submitted = <b>{ $title }</b>
    The survey has been sent. Answers can still be corrected.
survey-review-missing = { $count ->
    [one] { $count } required question has no answer.
   *[other] { $count } required questions have no answer.
}
survey-review-ready = Everything is filled in. Send it?
survey-review-locked = <b>{ $title }</b>
    Your answers. They can be changed once you agree to the new text.
survey-review-closed = <b>{ $title }</b>
    The survey is closed, the answers are stored.
survey-line = { $number }. { $brief } — <b>{ $answer }</b>
survey-line-missing = { $number }. { $brief } — ❗ no answer
survey-quoted = «{ $text }»
survey-skipped = skipped
survey-submit = Send
survey-go-on = Answer the rest
survey-pick-answer = Change an answer
survey-picking = <b>Which answer would you like to change?</b>
    Tap the number of the question.
survey-result = Result
survey-introduction = <b>{ $title }</b>

    { $intro }

    <i>{ $assurance }</i>
survey-begin = Start
survey-later = Later
survey-decline = I will not take part
survey-declined = Noted. If you change your mind, the survey is here.
survey-paused = <b>Paused.</b> Your answers are stored; go on any day until { $until }.
survey-resume = Continue
survey-list = <b>My surveys</b>
survey-list-empty = There are no surveys now.
survey-listed-open = 📝 <b>{ $title }</b>
    { $left ->
        [0] all filled in, it only needs to be sent
        [one] { $left } question left, about { $minutes } min, until { $until }
       *[other] { $left } questions left, about { $minutes } min, until { $until }
    }
survey-listed-new = ○ <b>{ $title }</b>
    { $summary }
survey-listed-asked = ○ <b>{ $title }</b>
    { $summary }; until { $until }
survey-listed-done = ✅ <b>{ $title }</b>
    answered, thank you; nobody knows which answers are yours
survey-listed-declined = ○ <b>{ $title }</b>
    you decided not to take part; you may change your mind
survey-listed-submitted = ✅ <b>{ $title }</b>
    sent; answers can be changed until { $until }
survey-listed-closed = 🗂 <b>{ $title }</b>
    closed on { $until }, { $year }; the answers are stored
survey-open-open = Continue: { $title }
survey-open-new = { $title }
survey-open-done = ✓ { $title }
survey-done-unnamed = You have answered already, thank you. The answers carry no name, so they can be neither opened nor changed.
survey-open-declined = { $title }
survey-open-submitted = Result: { $title }
survey-open-closed = Answers of { $year }: { $title }
survey-notice = <i>{ $text }</i>
survey-notice-old-button = This is an old button; here is the current question.
survey-notice-missing = { $count ->
    [one] { $count } required question is left; here it is.
   *[other] { $count } required questions are left; here is the first.
}
survey-notice-words-only = Photos, voice messages and files do not fit here: please type your answer.
survey-notice-buttons-only = Photos, voice messages and files do not fit here: tap a button under the question.
survey-notice-not-an-option = There is no such option now; here is the current question.
survey-notice-too-many = You can mark at most { $limit }. Please take one off first.
survey-notice-out-of-bounds = A whole number from { $low } to { $high } is needed.
survey-notice-not-a-number = A number in digits is needed, from { $low } to { $high }.
survey-notice-too-long = That is rather long: up to { $limit } characters, please.
survey-notice-empty = The message is empty. Please type your answer.
survey-notice-going-on = Go on: type your answer or press a button.
survey-notice-text-expected = Here the answer has to be typed.
survey-notice-choice-expected = Here the answer is chosen with a button under the question.
survey-notice-mandatory = This question needs an answer.
survey-notice-not-shown = This question no longer concerns you; here is the current one.
result-title = <b>{ $title }</b>
result-strengths = <b>Your strengths:</b> { $areas }.
result-zones = <b>Where we will help:</b> { $zones }.
result-zone-topics = { $zone } ({ $topics })
result-no-zones = No marked difficulties can be seen.
result-attention = Worth keeping an eye on: { $areas }.
result-unclear = Too few answers to tell: { $areas }.
result-chart = What goes well
result-reviewed-by = Your answers will be looked at by { $day }.
result-until = Answers can be changed until { $until }.
result-answers = See my answers
survey-unnamed-introduction = <b>{ $title }</b>

    { $intro }

    <i>Answers are not kept under your name, so they cannot be found again. Answer right in this message, until { $until }. If you lose it, start anew: what was begun before will not count.</i>
survey-unnamed-paused = <b>Paused.</b> You can go on only from here: these answers cannot be found by a name.
survey-unnamed-ready = Everything is filled in. Once sent, the answers cannot be changed. Send them?
survey-unnamed-thanks = <b>{ $title }</b>
    { $thanks }

    The answers went out without a name and cannot be changed any more.
survey-unnamed-gone = The answers went out without a name and cannot be changed any more.
survey-unnamed-again = If this answers a question of the survey without a name, tap «Continue» under the question and send it again.
