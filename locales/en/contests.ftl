# Contests to those who enter them and to schools.
command-contests = Contests: take part, my results
contests-title = <b>Open for entries</b> · { $count }
contests-none = No contest takes entries now. Once one opens, it will be here.
contests-line = { $sign ->
    [in] ✅
   *[open] •
} { $title } · { $stage } · { $left ->
    [0] last day
    [one] { $left } day left
   *[other] { $left } days left
}
contests-own = My entries
contests-keep = Keep contests
contests-ours = Our entrants
contest-asked = ❗ You are put forward: { $title }
contest-stage-school = school stage
contest-stage-municipal = municipal stage
contest-stage-regional = regional stage
contest-stage-federal = federal stage
contest-title = 🏆 <b>{ $title }</b>
contest-fact-about = { $about }
contest-fact-window = Entries: from { $since } to { $until }
contest-fact-until = Entries: until { $until }, that day included
contest-fact-trials = Trials: from { $since } to { $until }
contest-fact-trials-edge = { $edge ->
    [since] Trials begin { $day }
   *[until] Trials end { $day }
}
contest-fact-results = Results: { $day }
contest-fact-nominations = Nominations ({ $count }):
    { $titles }
contest-fact-regulations = { $form ->
    [link] Regulations: a link
   *[file] Regulations: a file
}
contest-standing = { $standing ->
    [ahead] Entries are not taken yet.
    [open] { $left ->
        [0] Today is the last day of entries.
        [one] { $left } day until entries end.
       *[other] { $left } days until entries end.
    }
    [judged] Entries are over, the results are still ahead.
    [closed] The contest is over.
    [cancelled] ✕ The contest is called off.
   *[elsewhere] The contest is not held here, only its result is kept.
}
contest-own-line = { $nomination ->
    [none] You: { $status }
   *[other] You, “{ $nomination }”: { $status }
}
contest-own-helper = Helped by { $called }
contest-entry-result = { $status ->
    [nominated] waiting for an answer
    [submitted] entered
    [participant] participant
    [laureate] laureate
    [winner] winner
   *[declined] not taking part
}{ $place ->
    [0] { "" }
   *[other] , place { $place }
}
contest-entry-claim = { $result } (waits to be confirmed)
contest-entry-rejected = result not confirmed
contest-enter = Take part
contest-entered = You are in
contest-declined = Noted: you do not take part
contest-which-nomination = <b>{ $title }</b>
    In which nomination?
contest-choose-nomination = Choose a nomination
contest-withdraw = { $title ->
    [none] Withdraw
   *[other] Withdraw: { $title }
}
contest-withdraw-ask = Withdraw from “{ $title }”? Until entries end you can come back.
contest-withdraw-sure = Yes, withdraw
contest-withdrawn = Withdrawn
contest-helper = { $title ->
    [none] Who helps
   *[other] Who helps: { $title }
}
contest-helper-ask = Who helps you to prepare? They get a short message.
contest-helper-nobody = Here you can name your mentor or somebody who has answered your requests. There is nobody yet: ask for help.
contest-helper-is = { $part ->
    [mentor] { $called } · mentor
   *[consultant] { $called } · consultant
}
contest-helper-none = Nobody
contest-regulations = 📄 Regulations
contest-help = I need help to prepare
contest-nominate = Put somebody forward
contest-keep = Keep this contest
contests-own-title = <b>My entries</b> · { $count }
contests-own-none = <b>My entries</b>
    Nothing yet. If you took part in a contest elsewhere, tell the result.
contests-own-year = <b>{ $year }</b>
contests-own-line = • { $title } ({ $stage }): { $cancelled ->
    [1] called off
   *[0] { $status }
}
contest-unregistered = Your school has to vouch for you first: educators of the register take part. Ask your coordinator.
contest-is-not-open-ahead = Entries are not taken yet.
contest-is-not-open-judged = Entries are over.
contest-is-not-open-closed = This contest is over.
contest-is-not-open-cancelled = This contest is called off.
contest-nominations-changed = The nominations have changed. Open the contest and choose again.
contest-nomination-taken = You are in this nomination already, or the result is known.
contest-has-result = There is a result already: the entry cannot be changed.
# Putting forward
contest-candidates = <b>{ $title }</b>
    { $typed ->
    [none] Whom do you put forward? Type a surname or a code.
   *[other] Found by “{ $typed }”: { $count }
}
contest-nominate-ask = Put forward: { $called }
    “{ $title }”
    { $has ->
    [1] Choose a nomination. The person gets a letter and answers it.
   *[0] The person gets a letter and answers it.
}
contest-nominate-own = They choose the nomination
contest-nominate-sure = Yes, put forward
contest-nominated = The letter will go out
contest-has-declined = This person has declined. If they change their mind, they enter themselves.
contest-has-answered = There is an answer already, or entries are over: it cannot be taken back.
contest-ours = <b>Our entrants, { $year }</b> · { $count }
contest-ours-none = <b>Our entrants, { $year }</b>
    Nobody yet. Open a contest that takes entries and put somebody forward.
contest-ours-contest = <b>{ $title }</b> · { $stage }
contest-our-status = Now: { $status }
contest-take-back = Take it back
contest-take-back-ask = Take it back? { $called }, “{ $title }”
contest-take-back-sure = Yes, take back
contest-taken-back = Taken back
# Results elsewhere
contest-claim = ➕ A result elsewhere
contest-claim-other = ➕ For a colleague
contest-claim-whose = { $called }
contest-claim-people = Whose result? { $typed ->
    [none] Type a surname or a code.
   *[other] Found by “{ $typed }”: { $count }
}
contest-claim-ask-contest = Which contest? Choose or type its name.
contest-claim-ask-kind = What kind of contest is it?
contest-claim-ask-stage = Which stage?
contest-claim-ask-day = When were the results announced? For example: 12.02.2026.
contest-claim-ask-result = What is the result?
contest-claim-ask-place = Which place?
contest-claim-ask-proof = How can it be proved? Send a photo of the diploma, a file or a link to the results, or say where they are published.
contest-claim-summary = <b>{ $title }</b>{ $about ->
    [none] { "" }
   *[other] { " " }({ $about })
}
    Result: { $result }
contest-claim-day = Results: { $day }
contest-claim-proof = Proof: { $proof }
contest-claim-send = Send to the methodist
contest-claim-change-result = Another result
contest-claim-change-proof = Another proof
contest-claim-sent = Sent. It counts once a methodist confirms it.
contest-claim-ahead = That day is still ahead. A result is told once it is known.
contest-proof-unfit = Write { $low } to { $high } characters: a link, or where it is published.
# Letters
contest-notice-open = Open
contest-notice-yes = Yes, I take part
contest-notice-no = No
contest-notice-nominated = 🏆 You are put forward for the contest “{ $title }”{ $nomination ->
    [none] .
   *[other] , nomination “{ $nomination }”.
} Do you take part? You can answer until { $until }.
contest-notice-goes-on = 🏆 Congratulations! Your result opens the next stage: “{ $title }”{ $nomination ->
    [none] .
   *[other] , nomination “{ $nomination }”.
} Do you take part? You can answer until { $until }.
contest-notice-waits = The contest “{ $title }” waits for your answer: entries until { $until }.{ $nomination ->
    [none] { "" }
   *[other] { " " }Nomination “{ $nomination }”.
} Do you take part?
contest-notice-ending = Entries for “{ $title }” end soon: the last day is { $until }. There is still time to put educators forward.
contest-notice-moved = The contest “{ $title }” has new days. Entries until { $until }, the rest on its card.
contest-notice-cancelled = The contest “{ $title }” is called off: { $reason }
contest-notice-helper = You are named as a helper for the contest “{ $title }”. Thank you.
contest-notice-result = Results of the contest “{ $title }”{ $nomination ->
    [none] { "" }
   *[other] , nomination “{ $nomination }”
}. Your result: { $result ->
    [winner] winner
    [laureate] laureate
   *[participant] participant
}{ $place ->
    [0] { "" }
   *[other] , place { $place }
}. { $result ->
    [participant] Thank you for taking part.
   *[other] Congratulations!
}
contest-notice-corrected = Your result of the contest “{ $title }” was corrected{ $nomination ->
    [none] { "" }
   *[other] { " " }(“{ $nomination }”)
}: { $result ->
    [winner] winner
    [laureate] laureate
    [participant] participant
   *[submitted] no result
}{ $place ->
    [0] { "" }
   *[other] , place { $place }
}. We are sorry for the mistake.
contest-notice-rejected = The result of the contest “{ $title }” is not confirmed yet: { $reason }. Correct it and tell it again.
contest-notice-results-due = The results of the contest “{ $title }” were due by today, and there are none yet.
contest-notice-mark = Enter the results
