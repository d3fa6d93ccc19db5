# Routes of educators: for methodists and supporters; what the bot says by itself.
route-of = <b>{ $called }</b>
route-status-for-guide-draft = Draft
route-status-for-guide-proposed = Waits for the educator
route-status-for-guide-agreed = Accepted by the educator, waits for a methodist's word
route-status-for-guide-active = Under way
route-status-for-guide-on_hold = Paused
route-status-for-guide-completed = Completed
route-status-for-guide-cancelled = Called off
route-status-for-guide-carried_over = Carried over
route-agree = Agree
route-agreed = Agreed
route-propose = Suggest changes
route-confirm = Confirm: { $title }
route-confirm-this = Confirm
route-confirmed = Confirmed
route-give-back = Give back
route-why-give-back = What is still to be done? Write to the educator in a sentence or two.
route-given-back = Given back; the educator will read your words.
route-not-your-own = Somebody else agrees your own route.
routes-title = <b>Routes of educators</b>
routes-status = { $status }: { $count }
routes-drafts = drafts: { $count }
routes-progress = { $percent } % done on average
routes-without = { $count ->
    [one] ⚠️ { $count } educator with a confirmed difficulty has no route
   *[other] ⚠️ { $count } educators with a confirmed difficulty have no route
}
routes-lacking = No route · { $count }
routes-lacking-asked = { $count ->
    [0] Nobody to remind now
   *[other] To be reminded: { $count }
}
routes-lacking-told = Everybody who is in the bot has been reminded this month.
route-wanted = 🧭 A methodist has confirmed topics. Shall we put a route together? It is a few steps for the year, and you choose them.
routes-filter-all = All · { $count }
routes-filter-waiting = Wait for my word · { $count }
routes-filter-stalled = Stand still · { $count }
routes-filter-overdue = Past their terms · { $count }
routes-filter-impractical = Without practice · { $count }
routes-filter-unsupported = Nobody helps · { $count }
routes-filter-on_hold = Paused · { $count }
routes-supported = I help · { $count }
routes-supported-title = { $count ->
    [0] <b>You support nobody yet.</b>
    [one] <b>You support { $count } route</b>
   *[other] <b>You support { $count } routes</b>
}
routes-more = More
routes-by-school = By school
routes-by-association = By association
routes-export = Export .xlsx
routes-list = <b>{ $title }</b>
routes-list-empty = Nothing here.
routes-line = { $called } · { $done } of { $steps }
routes-which-school = <b>Routes of which school?</b>
routes-which-association = <b>Routes of which association?</b>
routes-no-associations = There are no associations yet.
routes-agree-all = Agree all · { $count }
routes-agree-all-ask = { $count ->
    [one] Agree { $count } route?
   *[other] Agree { $count } routes?
}
routes-agree-all-sure = Yes, agree · { $count }
routes-agreed-all = Agreed: { $count }
routes-remind-all = Remind all · { $count }
routes-reminded-all = To be reminded: { $count }. Once a day at most.
routes-support-all = Name a supporter · { $count }
routes-support-all-ask = <b>Who helps everybody on the list?</b>
    Write a part of a name. Every educator agrees for themselves.
routes-supported-all = Suggested: { $count }. The educators will see it and decide.
routes-sheet = Routes
routes-file-name = Routes of educators { $day }
routes-file-caption = Routes: { $count }
route-notice-supporter = 🧭 From now on { $called } helps with your route. You can change that in “Who helps”.
route-notice-agreed = 🧭 A methodist has agreed your route. Off you go.
route-notice-proposed = 🧭 A methodist suggests changes to your route. Have a look, it is yours to decide.
route-notice-returned = 🧭 The step “{ $title }” is not confirmed yet: { $word }
route-notice-to-accept = 🤝 A step was done in a route you support. Have a look and confirm it.
route-notice-carried-over = 🧭 A new school year: what was left goes on in a new route. Have a look, and accept it if it fits.
route-reminder = 🧭 <b>My route</b>{ $ahead ->
    [none] {""}
   *[other] {"\u000A"}Due soon:{"\u000A"}{ $ahead }
}{ $now ->
    [none] {""}
   *[other] {"\u000A"}Due today:{"\u000A"}{ $now }
}{ $late ->
    [none] {""}
   *[other] {"\u000A"}Past its term:{"\u000A"}{ $late }
}
route-reminder-done = { $number ->
    [0] Done
   *[other] ✓ { $number }
}
route-reminder-move = { $number ->
    [0] Postpone
   *[other] → { $number }
}
route-reminder-skip = { $number ->
    [0] Not needed
   *[other] ✕ { $number }
}
route-late-supported = { $count ->
    [one] 🤝 In routes you support { $count } step is past its term.
   *[other] 🤝 In routes you support { $count } steps are past their terms.
}
route-late-unsupported = { $count ->
    [one] 🧭 In routes nobody supports { $count } step is past its term.
   *[other] 🧭 In routes nobody supports { $count } steps are past their terms.
}
route-look-back = 🧭 How the route goes: { $done } of { $steps } done. If plans have changed, steps can be postponed or swapped.
route-looked-back = 🧭 Time to look at routes: { $count ->
    [one] { $count } educator has a route
   *[other] { $count } educators have a route
}. Figures and lists are here.
