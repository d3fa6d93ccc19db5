# Планы встреч, которые ждут согласования.
plans-waiting-door = 📋 Планы на согласовании · { $count }
plans-waiting = { $count ->
    [0] <b>Планы на согласовании</b>
        Сейчас ни один план не ждёт вашего решения.
   *[other] <b>Планы на согласовании · { $count }</b>
        Откройте план: утвердить или вернуть можно под ним.
}
plans-waiting-line = { $title }{ $school ->
    [none] {""}
   *[other] , { $school }
} · { $year } · { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}
