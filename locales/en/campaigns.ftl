# Campaigns: a survey put before many people for a time; and the letters about it.
campaign-hub =
    <b>Campaigns</b>
    A survey for many people, for a time. The bot invites everybody, reminds them and shows how many have answered.
campaign-proposed = 📅 The calendar says: «{ $title }», until { $until }.
campaign-none = Nothing is running now.
campaign-open-plan = Open: { $title }
campaign-new = Another survey
campaign-to-past = Past ones
campaign-past = <b>Past campaigns</b>
campaign-past-none = There are no past campaigns yet.
campaign-listed-draft = ✏️ { $title }
campaign-listed-open = ▶️ { $title } · until { $until }
campaign-listed-paused = ⏸ { $title } · until { $until }
campaign-listed-closed = ✓ { $title } · { $until }
campaign-listed-cancelled = ✕ { $title }
campaign-proposal =
    <b>{ $title }</b>
    From today until { $until }.
campaign-survey-line = Survey «{ $title }», { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
campaign-size = To be invited: { $people ->
    [one] { $people } person
   *[other] { $people } people
}.{ $absent ->
    [0] {""}
   *[other] {" "}Without a messenger: { $absent }; { $privacy ->
        [unnamed] nobody can answer for them without a name.
       *[named] a coordinator can answer for them.
    }
}
campaign-promise = Those who have not answered are reminded { $days } { $last ->
    [one] day
   *[other] days
} before the end. At most { $most } messages each, and anybody can decline at once.
campaign-promise-plain = At most { $most } messages each, and anybody can decline at once.
campaign-and = { $first } and { $last }
campaign-start = Open now
campaign-started = Open. People are being invited
campaign-which-survey = <b>Which survey?</b>
campaign-draft = <b>New campaign</b>
campaign-until-line = Last day: { $until }.
campaign-to-who = Who · { $count }
campaign-to-last-day = Until { $until }
campaign-drop = Delete the draft
campaign-dropped = Draft deleted
campaign-who = <b>Who</b>
campaign-who-meant = Who: everybody the survey is meant for.
campaign-who-nobody = Who: nobody is chosen yet.
campaign-who-chosen = Who: { $wanted ->
    [all] everybody the survey is meant for
   *[other] { $wanted }
}{ $unwanted ->
    [none] {""}
   *[other] ; except: { $unwanted }
}.
campaign-ask-all = Everybody it is meant for
campaign-facet =
    <b>{ $facet }</b>
    One tap chooses, the second takes it back.
campaign-saved = { $count ->
    [0] There are no saved audiences yet: they are put together in announcements.
   *[other] <b>Which audience?</b>
}
campaign-ask-last-day = Until which day? Choose, or write for example 30.11.
campaign-two-weeks = Two weeks
campaign-month = A month
moment-day-unfit = This is no day I understand. Write for example 30.11.
campaign-day-unfit = It takes a day not before today and not after { $last }, when the school year ends.
campaign-is-open =
    <b>{ $title }</b>
    Open until { $until }.
campaign-is-paused =
    <b>{ $title }</b>
    Paused: nobody is invited or reminded. Whoever has begun can finish until { $until }.
campaign-is-closed =
    <b>{ $title }</b>
    Closed on { $until }. Answers can be read and not changed.
campaign-is-closed-unnamed =
    <b>{ $title }</b>
    Closed on { $until }. The answers had no names.
campaign-is-cancelled =
    <b>{ $title }</b>
    Cancelled. Reason: { $reason }
campaign-to-coverage = 📊 Coverage
campaign-remind = Remind · { $count }
campaign-pause = ⏸ Pause
campaign-resume = ▶️ Go on
campaign-extend = Extend
campaign-close = Close
campaign-cancel = Cancel
campaign-ask-longer = Until which day? Write for example 30.11.
campaign-week-more = One week more
campaign-extended = Extended until { $until }
campaign-not-later = The new day must be later than the old one.
campaign-not-extendable = A cancelled campaign cannot be extended. Open a new one.
campaign-unnamed-over = The results can be seen already. Opened again, their difference would tell who answered what. Open a new campaign instead.
campaign-close-ask = Close it now? There will be no more reminders, and answers can no longer be changed. «Extend» opens it again.
campaign-close-ask-unnamed = Close it now? There will be no more reminders, and unfinished answers go. If five or more have answered, the results appear, and it cannot be opened again.
campaign-close-sure = Yes, close
campaign-cancel-ask = Cancel the campaign for good? It will be as if it had never been; the answers stay. Write the reason in one message, and it is cancelled.
campaign-reason-unfit = It takes a reason in words, at most { $limit } characters. Write it again.
campaign-reminded = { $count ->
    [0] There is nobody to remind: they were written to today, or everybody has answered.
    [one] { $count } person will be reminded.
   *[other] { $count } people will be reminded.
}
campaign-reminded-all = { $count ->
    [one] { $count } more person gets nothing: they have had all the messages they may get ({ $most }).
   *[other] { $count } more people get nothing: they have had all the messages they may get ({ $most }).
}
campaign-not-now = This campaign cannot be opened now: its time has not come, is over, or it has been already.
campaign-nobody = There is nobody to invite: choose whom, or wait for the list of educators.
campaign-open-already = This campaign is open already.
campaign-not-open = Reminders go out while a campaign is open.
campaign-letter-invitation =
    You are invited to the survey «{ $title }»: { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, pauses are fine, until { $until }.
    { $privacy ->
        [unnamed] The answers carry no name: nobody sees who wrote what.
       *[named] Your answers are seen by you and a methodist; the school sees the general picture without names.
    }
    It is voluntary. If you do not want to take part, say so on the first screen, and nobody will remind you.
campaign-letter-reminder =
    The survey «{ $title }» is open until { $until }. It takes { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
    If you do not want to take part, say so on the first screen, and nobody will remind you.
campaign-letter-begun = { $left ->
    [0] The survey «{ $title }» is filled in and open until { $until }. It only has to be sent.
    [one] The survey «{ $title }» is open until { $until }. { $left } question is left, less than a minute. Go on?
   *[other] The survey «{ $title }» is open until { $until }. { $left } questions are left, about { $minutes } min. Go on?
}
campaign-letter-open = Open the survey · { $minutes } min
campaign-letter-continue = Go on · { $minutes } min
campaign-letter-season = 📅 It is time: «{ $title }», until { $until }. One tap opens it, everything is set.
campaign-letter-look = Look and open
campaign-to-results = 📈 Results
campaign-own = Own surveys
