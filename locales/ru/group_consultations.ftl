# Групповые консультации: собрать, позвать, провести.
group-tick = <b>Кого собрать?</b> Отмечено: { $count }. Можно добавить похожие заявки.
group-ticked = ☑ № { $number }
group-unticked = ☐ № { $number }
group-go-on = Дальше · { $count }
group-nobody-ticked = Отметьте хотя бы одну заявку.
group-begin-anew = Это старая кнопка. Откройте заявку и соберите группу ещё раз.
group-ask-title = Как назовём? Например: «Портфолио: частые вопросы». Заявок: { $count }.
group-ask-time = Когда? Например: 15.12 15:00 или завтра в 14:30.
group-bad-time = Это время прошло или слишком далеко. Можно не дальше года.
group-ask-place = Где? Кабинет, адрес или ссылка на встречу.
group-check = <b>{ $title }</b>
    { $day }, { $clock } · { $place }
    { $count ->
        [one] Позовём педагога по { $count } заявке.
       *[other] Позовём педагогов по { $count } заявкам.
    } Заявки останутся открытыми, пока консультация не пройдёт.
group-invite = Позвать
group-nothing-left = Этих заявок уже никто не ждёт: их закрыли или собрали в другую группу.
group-is-over = Эта консультация уже прошла или отменена.
group-somebody-came = Здесь уже отмечены те, кто пришёл: отменить нельзя. Нажмите «Прошла» или снимите отметки.
group-not-yet = Консультация ещё не началась.
group-list = { $count ->
    [0] Групповых консультаций пока нет. Их собирают из похожих заявок: откройте заявку, «Ещё», «Собрать группу».
   *[other] <b>Групповые консультации</b>
}
group-button = { $status ->
    [planned] 🕓
    [held] ✓
   *[cancelled] ✕
} { $day } · { $title }
group-heading = <b>{ $title }</b>{ $status ->
    [planned] {""}
    [held] {" "}· прошла
   *[cancelled] {" "}· отменена
}
group-when = { $day }, { $clock }{ $place ->
    [none] {""}
   *[other] {" "}· { $place }
}
group-counts = Придут: { $registered }{ $attended ->
    [0] {""}
   *[other] , были: { $attended }
}{ $invited ->
    [0] {""}
   *[other] , ещё не ответили: { $invited }
}{ $declined ->
    [0] {""}
   *[other] , не смогут: { $declined }
}{ $absent ->
    [0] {""}
   *[other] , не были: { $absent }
}
group-cancelled-because = Отменена: { $reason }
group-seat = { $attendance ->
    [registered] ✓
    [attended] ✓
    [declined] ✕
    [absent] ✕
   *[invited] ▫️
} { $called }
group-who-came = Прошла? Кто был
group-cancel = Отменить
group-ask-cancel = Почему отменяем? Эти слова получат все, кого позвали.
group-who-came-title = <b>{ $title }</b>
    Отмечены те, кто собирался прийти. Нажмите на имя, чтобы поправить, потом «Прошла».
group-was-there = ☑ { $called }
group-was-absent = ☐ { $called }
group-hold = Прошла
group-held = { $answered ->
    [0] Записали. Закрывать было нечего.
    [one] Записали. { $answered } заявка отмечена как решённая: спросим педагога, всё ли получилось.
    [few] Записали. { $answered } заявки отмечены как решённые: спросим педагогов, всё ли получилось.
   *[many] Записали. { $answered } заявок отмечены как решённые: спросим педагогов, всё ли получилось.
}{ $left ->
    [0] {""}
   *[other] {" "}Остались открытыми: { $left }.
}
group-comes = Буду
group-declines = Не смогу
group-answered = <b>{ $title }</b>
    { $day }, { $clock }{ $place ->
        [none] {""}
       *[other] {" "}· { $place }
    }
    { $comes ->
        [0] Вы не сможете прийти. Ваша заявка остаётся открытой.
       *[other] Вы придёте. Напомним накануне.
    }
group-answer-kept = Записали
group-told-invited =
    👥 Зовём на групповую консультацию по вашей заявке: <b>{ $title }</b>
    { $day }, { $clock }{ $place ->
        [none] {""}
       *[other] {" "}· { $place }
    }
group-told-cancelled =
    Консультации «{ $title }» { $day }, { $clock } не будет: { $reason }
    Ваша заявка остаётся открытой, на неё ответят.
group-told-tomorrow =
    📅 { $day }, { $clock } — консультация «{ $title }»{ $place ->
        [none] {""}
       *[other] {" "}· { $place }
    }
group-told-over = Консультация «{ $title }», { $day }: прошла? Отметьте, кто был.
