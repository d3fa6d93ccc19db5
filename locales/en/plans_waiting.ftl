# Plans of meetings that wait to be agreed on.
plans-waiting-door = 📋 Plans to approve · { $count }
plans-waiting = { $count ->
    [0] <b>Plans to approve</b>
        No plan waits for your word now.
   *[other] <b>Plans to approve · { $count }</b>
        Open a plan: it is approved or returned below it.
}
plans-waiting-line = { $title }{ $school ->
    [none] {""}
   *[other] , { $school }
} · { $year } · { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
