# Contests to methodists.
contests-kept = <b>Contests</b> · { $count }
contests-kept-none = There are no contests yet. Announce the first one: a name and the last day of entries are enough.
contests-kept-line = { $standing ->
    [cancelled] ✕ { $title }
    [closed] ✓ { $title } · { $count }
    [judged] ⏳ { $title } · { $count }
    [ahead] { $title } · until { $day }
   *[open] { $title } · until { $day } · { $count }
}
contests-claims = ❗ Results to confirm · { $count }
contests-make = ➕ A new contest
contests-last-year = As last year
contests-last-year-title = Which contest again? Its days move on by a year and can be changed.
contests-last-year-none = There were no contests last school year.
contest-kept-standing = { $standing ->
    [ahead] Entries are not taken yet.
    [open] Entries are taken.
    [judged] Entries are over, results are ahead.
    [closed] Over.
   *[cancelled] ✕ Called off.
}
contest-kept-count = { $status ->
    [nominated] No answer yet: { $count }
    [submitted] Without a result: { $count }
    [declined] Declined: { $count }
    [winner] Winners: { $count }
    [laureate] Laureates: { $count }
   *[participant] Participants: { $count }
}
contest-kept-results = With a result: { $count }, confirmed: { $confirmed }
contest-kept-previous = Follows: “{ $title }”, { $stage }
contest-kept-entries = Entrants and results · { $count }
contest-change = Change
contest-cancel = Call off
contest-file = List .xlsx
contest-close = Close
contest-next = ➡️ The next stage
contest-following = Open: { $stage }
contest-take-winners = Invite the winners · { $count }
contest-take-laureates = Winners and laureates · { $count }
contest-taken-on = Invited: { $count }
contest-draft = Educators will see this:
contest-save = Announce the contest
contest-save-changes = Save
contest-saved = Done, educators see the contest.
contest-field-title = Name
contest-field-until = Last day
contest-field-kind = Kind
contest-field-stage = Stage
contest-field-from = First day
contest-field-trials-from = Trials from
contest-field-trials-until = Trials to
contest-field-results = Day of results
contest-field-nominations = Nominations
contest-field-regulations = Regulations
contest-ask-title = What is the contest called?
contest-ask-until = Until which day are entries taken? That day counts too. For example: 12.02.2026.
contest-ask-kind = What kind of contest is it?
contest-ask-stage = Which stage?
contest-ask-from = From which day are entries taken?
contest-ask-trials-from = When do the trials begin?
contest-ask-trials-until = When do the trials end?
contest-ask-results = When are the results announced?
contest-ask-nominations = Which nominations? Each on a line of its own.
contest-ask-regulations = Send a link to the regulations, or the file.
contest-without-from = Entries are taken now
contest-without-trials-from = Leave it out
contest-without-trials-until = Leave it out
contest-without-results = Leave it out
contest-without-nominations = No nominations
contest-without-regulations = No regulations
contest-choose-button = Choose by a button.
contest-title-unfit = A name has { $low } to { $high } characters.
contest-last-day-past = That day is over. Name today or a later day.
contest-days-turned = The days contradict each other: a beginning comes after its end. Please check them.
contest-nominations-unfit = Write the nominations one on a line: at most { $most }, each up to { $high } characters.
contest-link-unfit = A link that begins with https:// or http:// is needed, or a file.
contest-draft-gone = This form is closed already. Please begin anew, it does not take long.
contest-is-over = This contest is over or called off.
contest-cancel-ask = Why is “{ $title }” called off? Write the reason: those who take part will read it ({ $count }).
contest-reason-unfit = Write the reason: { $low } to { $high } characters.
contest-close-ask = Close “{ $title }”? Confirmed results: { $confirmed }, entries without a result: { $undecided }.
contest-close-sure = Yes, close
contest-closed = The contest is closed
contest-close-early = It can be closed once entries are over.
contest-close-marked = Confirm the marked results first: nobody sees them yet.
# Results
contest-results-title = <b>{ $title }</b> · { $count }
contest-results-nomination = <b>{ $title }</b>
contest-results-line = • { $called } — { $status }
contest-results-narrow = By nomination
contest-results-which = Which nomination?
contest-results-all = All
contest-results-unnamed = no nomination
contest-results-rest = The rest are participants · { $count }
contest-results-confirm = Confirm the results · { $count }
contest-result-card = <b>{ $called }</b>
    “{ $title }”{ $nomination ->
    [none] { "" }
   *[other] , { $nomination }
}
contest-result-status = { $confirmed ->
    [1] Result: { $status } ✅
   *[0] Marked: { $status }
}
contest-result-how = { $confirmed ->
    [1] The result has been told. If you correct it, the person gets another letter.
   *[0] Until results are confirmed only methodists see them.
}
contest-result-place = place { $place }
contest-result-no-place = No place
contest-result-none = No result
contest-result-stands = This result is confirmed already, or waits to be looked at. Open it again.
contest-correct-ask = { $called }
    Was: { $before }
    Will be: { $after }
    The person gets a letter about the correction.
contest-correct-sure = Yes, correct
contest-corrected = Corrected, a letter will go out
contest-confirm-ask = Confirm the results of “{ $title }”? Everybody learns their own.
contest-confirm-undecided = Without a result: { $count }
contest-confirm-sure = Yes, confirm
contest-confirmed = Confirmed: { $count }
contest-results-changed = The marks have changed since. Open the list and check them.
contest-claims = <b>Results to confirm</b> · { $count }
contest-claims-none = All are checked.
contest-claims-line = • { $called }: { $title } — { $result }
contest-claim-look = Check the result
contest-claim-confirm = Confirm
contest-claim-is-yours = This result is your own: ask another methodist to confirm it.
contest-claim-reject = Do not confirm
contest-claim-confirmed = Confirmed
contest-claim-ask-reason = { $called }, “{ $title }”. Why not? The person will see the reason.
contest-sheet = Entrants of the contest
contest-file-sent = “{ $title }”: { $count } lines
contest-yes = yes
contest-column-who = Educator
contest-column-school = School
contest-column-nomination = Nomination
contest-column-status = Result
contest-column-confirmed = Confirmed
contest-column-young = Young educator
contest-column-helper = Helped by
contest-column-entered = Entered
contest-column-proof = Proof
