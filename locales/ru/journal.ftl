# Журнал пары: записи, подтверждения, нормы, напоминания.
journal-kind = { $kind ->
    [meeting] Встреча
    [lesson_visit] Посещение урока
    [mutual_visit] Взаимопосещение
    [analysis] Разбор
   *[remote] Дистанционно
}
journal-which-kind =
    <b>Что было сегодня, { $day }?</b>
    Нажмите — и запись готова. Слова и другой день можно добавить потом.
journal-write = ✏️ Записать встречу
journal-write-other = Урок, разбор…
journal-open-all = Журнал · { $count }
journal-open = Открыть
journal-written = ✅ Записано.
journal-entry = <b>{ journal-kind } · { $day }</b>
journal-author = { $own ->
    [1] Запись ваша
   *[other] Запись: { $called }
}
journal-topic = Тема: { $title }
journal-done = Что сделали: { $words }
journal-result = Результат: { $words }
journal-task = 📌 Задание{ $until ->
    [none] { "" }
   *[other] { "" } до { $until }
}: { $words }
journal-state = { $state ->
    [confirmed] ✔️ Подтверждено: { $called }
    [disputed] ❗ Вторая сторона отметила: было не так. Запись пока не считается.
    [asked] Так было?
   *[waits] Вторая сторона ещё не ответила.
}
journal-add = { $what ->
    [done] { $has ->
        [1] Исправить, что сделали
       *[other] Добавить, что сделали
    }
    [result] Результат
   *[task] Задание
}
journal-set-topic = Тема
journal-set-day = Вчера / другой день
journal-remove = Убрать
journal-restore = Вернуть запись
journal-removed = Запись убрана: { journal-kind }, { $day }.
journal-ask-words = { $what ->
    [done] Напишите, что сделали: одной-двумя фразами. Имена детей не нужны.
    [result] Напишите, что получилось.
   *[task] Напишите, что сделать к следующей встрече.
}
journal-ask-topic = <b>О чём была встреча?</b>
journal-ask-day = Когда это было? Выберите день или напишите, например: 3.10. С начала пары, { $since }, и не позже сегодняшнего дня.
journal-day = { $ago ->
    [0] Сегодня
    [1] Вчера, { $day }
   *[other] { $day }
}
journal-ask-task-day = До какого дня? Выберите или напишите, например: 15.12.
journal-no-day = Без срока
journal-no-task = Сначала напишите само задание.
journal-task-day-outside = Нужен день не раньше сегодняшнего, в пределах года.
journal-day-outside = Этот день не подходит: нужен день с { $since } по { $until }.
journal-day-full = За этот день уже { $most } записей. Больше не нужно.
journal-gone = Эту запись уже убрали.
journal-changed = Запись изменилась. Посмотрите ещё раз:
journal-yes = Да, было
journal-no = Не так
journal-confirmed = Спасибо, подтверждено.
journal-disputed = Отмечено: было не так. Автор записи узнает и поправит.
journal-notice = 🤝 { $called } записывает в журнал: { journal-kind }, { $day }. Было?
journal-notice-disputed = { $called } отмечает, что было не так: { journal-kind }, { $day }. Поправьте запись или уберите её.
journal-notice-removed = { $called } убирает запись, которую вы подтвердили: { journal-kind }, { $day }.
journal-to-list = Журнал
journal-to-pair = ‹ К паре
journal-title = <b>Журнал · { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}</b>
journal-empty = Записей пока нет. Первая займёт одно касание.
journal-waiting = 🔔 { $count ->
    [one] { $count } запись ждёт
    [few] { $count } записи ждут
   *[many] { $count } записей ждут
} вашего «да»
journal-look-at = Посмотреть запись
journal-month-name = { $month ->
    [1] Январь
    [2] Февраль
    [3] Март
    [4] Апрель
    [5] Май
    [6] Июнь
    [7] Июль
    [8] Август
    [9] Сентябрь
    [10] Октябрь
    [11] Ноябрь
   *[12] Декабрь
}
journal-month =
    { "" }
    <b>{ $name } { $year }</b> · { $count }
journal-line = { $place }. { $day } · { journal-kind }{ $about ->
    [none] { "" }
   *[other] { "" }: { $about }
} { $state ->
    [confirmed] ✔️
    [disputed] ❗
   *[waits] …
}
journal-in-month = { $month ->
    [1] в январе
    [2] в феврале
    [3] в марте
    [4] в апреле
    [5] в мае
    [6] в июне
    [7] в июле
    [8] в августе
    [9] в сентябре
    [10] в октябре
    [11] в ноябре
   *[12] в декабре
}
journal-this-month = 📓 Записей { $name }: { $done }{ $wanted ->
    [none] { "" }
   *[other] , нужно { $wanted }
}
journal-this-quarter = Взаимных посещений в этой четверти: { $done }, нужно { $wanted }
journal-plan-progress = Шагов плана сделано: { $done } из { $count }
mentoring-open = Открыть
mentoring-reminder = { $which ->
    [none] 📓 В этом месяце в журнале { $pairs ->
        [1] вашей пары
       *[other] ваших пар ({ $pairs })
    } пока нет записей. Если встречи были, запишите их: это два касания.
   *[few] 📓 Месяц заканчивается, а записей { $pairs ->
        [1] у вашей пары
       *[other] у ваших пар ({ $pairs })
    } меньше { $norm }. Если встречались, запишите: это два касания.
}
mentoring-silent-pair = 🤝 Пара молчит { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}: { $mentor } и { $mentees }. Спросите, всё ли в порядке и не нужна ли помощь.
mentoring-silent-pairs = 🤝 { $count ->
    [one] { $count } пара ничего не записывает
    [few] { $count } пары ничего не записывают
   *[many] { $count } пар ничего не записывают
} больше { $days ->
    [one] { $days } дня
   *[other] { $days } дней
}.
