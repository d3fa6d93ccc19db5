# The plan of a pair.
plan-open = Plan{ $count ->
    [0] { "" }
   *[other] { "" } · { $done } of { $count }
}
plan-title = <b>Plan of the pair{ $count ->
    [0] { "" }
   *[other] { "" } · { $done } of { $count }
}</b>
plan-empty = { $mentor ->
    [1] There is no plan yet. Begin with a ready one or write the first step yourself.
   *[other] There is no plan yet. The mentor will make it.
}
plan-line = { $state ->
    [done] ✅
    [late] ▶️
   *[ahead] ○
} { $place }. { $title } — { $term }
plan-term = { $state ->
    [done] done { $day }
    [late] was due { $day }
   *[ahead] until { $day }
}
plan-from-template = From a ready plan
plan-add = Add a step
plan-which-template =
    <b>Which plan to begin with?</b>
    Steps can be changed, moved and removed afterwards.
plan-template = • { $title }: { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
plan-step = <b>{ $title }</b>
plan-expected = What will come of it: { $words }
plan-done = Done
plan-undo = Not done yet
plan-move = Move
plan-rename = Other words
plan-remove = Remove the step
plan-to-plan = ‹ To the plan
plan-ask-day = “{ $title }”: until which day? Choose or type one, such as 15.12. The last day of the pair is { $until }.
plan-ask-title = Write the step in one sentence: what is to be done.
plan-full = There are { $most } steps in the plan. Remove one first.
