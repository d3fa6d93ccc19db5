# The journal of a pair: entries, confirmations, norms, reminders.
journal-kind = { $kind ->
    [meeting] Meeting
    [lesson_visit] Lesson visit
    [mutual_visit] Mutual visit
    [analysis] Analysis
   *[remote] Remotely
}
journal-which-kind =
    <b>What was there today, { $day }?</b>
    One tap and it is written. Words and another day can be added afterwards.
journal-write = ✏️ Write down a meeting
journal-write-other = Lesson, analysis…
journal-open-all = Journal · { $count }
journal-open = Open
journal-written = ✅ Written down.
journal-entry = <b>{ journal-kind } · { $day }</b>
journal-author = { $own ->
    [1] Your own entry
   *[other] Entry by { $called }
}
journal-topic = Topic: { $title }
journal-done = What was done: { $words }
journal-result = Result: { $words }
journal-task = 📌 Task{ $until ->
    [none] { "" }
   *[other] { "" } until { $until }
}: { $words }
journal-state = { $state ->
    [confirmed] ✔️ Confirmed: { $called }
    [disputed] ❗ The other side says it was not so. It does not count for now.
    [asked] Was it so?
   *[waits] The other side has not answered yet.
}
journal-add = { $what ->
    [done] { $has ->
        [1] Correct what was done
       *[other] Add what was done
    }
    [result] Result
   *[task] Task
}
journal-set-topic = Topic
journal-set-day = Yesterday / another day
journal-remove = Remove
journal-restore = Bring it back
journal-removed = Removed: { journal-kind }, { $day }.
journal-ask-words = { $what ->
    [done] Write what was done, in a sentence or two. No names of children, please.
    [result] Write what has come of it.
   *[task] Write what is to be done until next time.
}
journal-ask-topic = <b>What was it about?</b>
journal-ask-day = When was it? Choose a day or type one, such as 3.10. Since the pair began, { $since }, and not after today.
journal-day = { $ago ->
    [0] Today
    [1] Yesterday, { $day }
   *[other] { $day }
}
journal-ask-task-day = Until which day? Choose or type one, such as 15.12.
journal-no-day = No day
journal-no-task = Write the task itself first.
journal-task-day-outside = A day from today on, within a year, please.
journal-day-outside = That day does not fit: it has to be from { $since } to { $until }.
journal-day-full = There are { $most } entries of that day. No more are needed.
journal-gone = This entry has been removed.
journal-changed = The entry has changed. Please look again:
journal-yes = Yes, it was so
journal-no = Not so
journal-confirmed = Thank you, confirmed.
journal-disputed = Noted: it was not so. The author is told and will correct it.
journal-notice = 🤝 { $called } writes into the journal: { journal-kind }, { $day }. Was it so?
journal-notice-disputed = { $called } says it was not so: { journal-kind }, { $day }. Please correct the entry or remove it.
journal-notice-removed = { $called } removes an entry you had confirmed: { journal-kind }, { $day }.
journal-to-list = Journal
journal-to-pair = ‹ To the pair
journal-title = <b>Journal · { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}</b>
journal-empty = There are no entries yet. The first takes two taps.
journal-waiting = 🔔 { $count ->
    [one] { $count } entry waits
   *[other] { $count } entries wait
} for your word
journal-look-at = Look at the entry
journal-month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
journal-month =
    { "" }
    <b>{ $name } { $year }</b> · { $count }
journal-line = { $place }. { $day } · { journal-kind }{ $about ->
    [none] { "" }
   *[other] { "" }: { $about }
} { $state ->
    [confirmed] ✔️
    [disputed] ❗
   *[waits] …
}
journal-in-month = { $month ->
    [1] in January
    [2] in February
    [3] in March
    [4] in April
    [5] in May
    [6] in June
    [7] in July
    [8] in August
    [9] in September
    [10] in October
    [11] in November
   *[12] in December
}
journal-this-month = 📓 Entries { $name }: { $done }{ $wanted ->
    [none] { "" }
   *[other] , { $wanted } needed
}
journal-this-quarter = Mutual visits this quarter: { $done }, { $wanted } needed
journal-plan-progress = Steps of the plan done: { $done } of { $count }
mentoring-open = Open
mentoring-reminder = { $which ->
    [none] 📓 This month there are no entries in the journal of { $pairs ->
        [1] your pair
       *[other] your pairs ({ $pairs })
    } yet. If you have met, write it down: it takes two taps.
   *[few] 📓 The month is ending, and { $pairs ->
        [1] your pair has
       *[other] your pairs ({ $pairs }) have
    } fewer than { $norm } entries. If you have met, write it down: it takes two taps.
}
mentoring-silent-pair = 🤝 A pair has been silent for { $days ->
    [one] { $days } day
   *[other] { $days } days
}: { $mentor } and { $mentees }. Please ask whether all is well and whether they need help.
mentoring-silent-pairs = 🤝 { $count ->
    [one] { $count } pair has
   *[other] { $count } pairs have
} written nothing for more than { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
