# Кто на какие заявки отвечает и кто кого замещает.
duties-title = <b>Кто на что отвечает</b>
    Цифра — сколько обязанностей. ⚠️ в отпуске, и никто не замещает.
duties-keeper = { $uncovered ->
    [0] {""}
   *[other] ⚠️{" "}
}{ $called } · { $count }
duties-of = <b>{ $called }</b>{ $count ->
    [0] . Отдельных обязанностей нет: отвечает на общие заявки.
   *[other] {" "}отвечает:
}
duties-line = · { $topic ->
    [none] все темы
   *[other] { $topic }
}, { $subject ->
    [none] все предметы
   *[other] { $subject }
}, { $place ->
    [none] все школы
   *[other] { $place }
}
duties-remove = ✕ { $topic ->
    [none] все темы
   *[other] { $topic }
}{ $subject ->
    [none] {""}
   *[other] , { $subject }
}{ $place ->
    [none] {""}
   *[other] , { $place }
}
duties-leave = { $covered ->
    [0] ⚠️ В отпуске до { $day }, никто не замещает.
   *[other] В отпуске до { $day }.
}
duties-substitute = Замещает { $called }, последний день { $day }.
duties-add = ＋ Добавить
duties-to-substitute = Кто замещает
duties-no-substitute = Не замещать
duties-which-topic = На какую тему отвечает?
duties-which-subject = По какому предмету?
duties-which-school = Из какой школы заявки?
duties-every-topic = Все темы
duties-every-subject = Все предметы
duties-every-school = Все школы
duties-which-substitute = { $count ->
    [0] Больше некому: другие роли на заявки не отвечают.
   *[other] Кто замещает? Новые заявки пойдут этому человеку.
}
duties-ask-last-day = Последний день замещения? Например: 30.11 или 30 ноября.
duties-bad-day = Этот день прошёл или слишком далеко: можно не дальше года.
duties-begin-anew = Это старая кнопка. Откройте человека и добавьте ещё раз.
