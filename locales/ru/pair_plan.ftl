# План пары.
plan-open = План{ $count ->
    [0] { "" }
   *[other] { "" } · { $done } из { $count }
}
plan-title = <b>План пары{ $count ->
    [0] { "" }
   *[other] { "" } · { $done } из { $count }
}</b>
plan-empty = { $mentor ->
    [1] Плана пока нет. Начните с готового или напишите первый шаг сами.
   *[other] Плана пока нет. Его составит наставник.
}
plan-line = { $state ->
    [done] ✅
    [late] ▶️
   *[ahead] ○
} { $place }. { $title } — { $term }
plan-term = { $state ->
    [done] сделано { $day }
    [late] срок был { $day }
   *[ahead] до { $day }
}
plan-from-template = Из готового плана
plan-add = Добавить шаг
plan-which-template =
    <b>С какого плана начать?</b>
    Шаги потом можно изменить, перенести и убрать.
plan-template = • { $title }: { $count ->
    [one] { $count } шаг
    [few] { $count } шага
   *[many] { $count } шагов
}
plan-step = <b>{ $title }</b>
plan-expected = Что получится: { $words }
plan-done = Сделано
plan-undo = Ещё не сделано
plan-move = Перенести
plan-rename = Назвать иначе
plan-remove = Убрать шаг
plan-to-plan = ‹ К плану
plan-ask-day = «{ $title }»: до какого дня? Выберите или напишите, например: 15.12. Последний день пары — { $until }.
plan-ask-title = Напишите шаг одной фразой: что сделать.
plan-full = В плане уже { $most } шагов. Сначала уберите какой-нибудь.
