# The first weeks at a school.
first-weeks-open = 🧩 First weeks
first-weeks-title =
    <b>First weeks at school · { $done } of { $count }</b>
    Tick off for yourself what you have found out. Nobody checks.
first-weeks-line = { $done ->
    [1] ✅
   *[other] ○
} { $place }. { $title } — <i>ask { $whom }</i>
first-weeks-tick = { $done ->
    [1] ✅ { $place }
   *[other] { $place }
}
