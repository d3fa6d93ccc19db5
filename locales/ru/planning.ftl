event-level-school = школьный
event-level-municipal = муниципальный
event-level-intermunicipal = межмуниципальный
event-level-regional = региональный
event-level-interregional = межрегиональный
event-level-federal = федеральный
event-level-international = международный
event-format-in_person = очно
event-format-online = онлайн
event-format-hybrid = очно и онлайн
event-status-draft = черновик
event-status-planned = в плане
event-status-held = прошло
event-status-cancelled = отменено
planning-whose = Выберите, чьё это мероприятие: школы или объединения.
planning-title-unfit = Название — от { $low } до { $high } знаков. Напишите иначе.
planning-bad-link = Это не похоже на ссылку. Она начинается с https:// и не содержит пробелов.
planning-seats-unfit = Сколько мест? Число от 1 до { $high }. Если мест сколько угодно, отправьте «-».
planning-kind-unknown = Такого вида мероприятий больше нет. Выберите другой.
planning-topics-unfit = Тем — не больше { $high }.
planning-past = Это время уже прошло. Выберите другое.
planning-held-elsewhere = Уже прошло, проводили другие
planning-too-far = Так далеко не планируют: не дальше двух лет.
planning-length-unfit = Мероприятие длится от 10 минут до двух недель. Проверьте, когда оно заканчивается.
planning-window-late = Запись не может закончиться позже самого мероприятия.
planning-window-unfit = Запись должна начаться раньше, чем закончится.
moment-hour-missing = День понятен. А во сколько? Например: 15 декабря в 15:00.
moment-no-such-day = Такого дня не бывает: { $day }. Проверьте число и месяц.
moment-no-such-hour = Такого времени не бывает: { $hour }. Часы — от 0 до 23, минуты — до 59.
moment-two-hours = { $early } или { $late }? Напишите точнее: «{ $late }» или «{ $early } утра».
moment-two-days = Какой день: { $first } или { $second }? Напишите число.
moment-day-or-hour = { $day } — это день или время { $hour }? Напишите и день, и время: «{ $day } 15:00».
moment-wrong-weekday = { $day } — другой день недели. Проверьте число.
moment-ends-before = Конец раньше начала. Напишите, например: 15 декабря с 15:00 до 16:30.
moment-skipped = { $hour } в этот день не бывает: переводят часы. Выберите другое время.
command-plan = План мероприятий: создать, изменить
planning-month = <b>План · { $month }</b> · { $count }
planning-month-empty = В этом месяце пока ничего нет.
planning-of-kind = Только: { $kind }
planning-month-before = ‹ { $month }
planning-month-after = { $month } ›
planning-new = ➕ Новое
planning-drafts = Черновики · { $count }
planning-drafts-title = <b>Черновики</b> · { $count }
    Их видите только вы.
planning-kinds = По видам
planning-figures = Цифры и таблица
planning-which-filter = Что показать?
planning-filter-all = Всё · { $count }
planning-filter-kind = { $kind } · { $count }
planning-figures-text = <b>Мероприятия за { $year }</b> · { $count }
    { $kinds ->
        [none] Пока ничего нет.
       *[other] { $kinds }
    }
    { $levels ->
        [none] { "" }
       *[other] Уровни: { $levels }
    }
    { $months ->
        [none] { "" }
       *[other] По месяцам: { $months }
    }
    { $came ->
        [0] { "" }
       *[other] Участий: { $came }, людей: { $people }
    }
planning-period-month = ⬇️ Месяц
planning-period-quarter = ⬇️ Квартал
planning-period-year = ⬇️ Год
planning-sheet = План мероприятий
planning-file-name = план-мероприятий-{ $day }
planning-file-caption = { $count ->
    [one] { $count } мероприятие.
    [few] { $count } мероприятия.
   *[many] { $count } мероприятий.
}
planning-column-number = №
planning-column-title = Тема
planning-column-kind = Форма
planning-column-day = Дата
planning-column-time = Время
planning-column-place = Место, ссылка
planning-column-level = Уровень
planning-column-format = Формат
planning-column-holder = Проводит
planning-column-organiser = Ответственный
planning-column-goal = Цель
planning-column-topics = Связанные темы
planning-column-registered = Записались
planning-column-attended = Были
planning-column-standing = Статус
planning-column-reason = Причина
event-day-today = сегодня
event-day-tomorrow = завтра
event-weekday-0 = пн
event-weekday-1 = вт
event-weekday-2 = ср
event-weekday-3 = чт
event-weekday-4 = пт
event-weekday-5 = сб
event-weekday-6 = вс
event-every-weekday-0 = каждый понедельник
event-every-weekday-1 = каждый вторник
event-every-weekday-2 = каждую среду
event-every-weekday-3 = каждый четверг
event-every-weekday-4 = каждую пятницу
event-every-weekday-5 = каждую субботу
event-every-weekday-6 = каждое воскресенье
event-nth-0 = { $nth ->
    [1] каждый первый понедельник
    [2] каждый второй понедельник
    [3] каждый третий понедельник
    [4] каждый четвёртый понедельник
   *[5] каждый последний понедельник
}
event-nth-1 = { $nth ->
    [1] каждый первый вторник
    [2] каждый второй вторник
    [3] каждый третий вторник
    [4] каждый четвёртый вторник
   *[5] каждый последний вторник
}
event-nth-2 = { $nth ->
    [1] каждая первая среда
    [2] каждая вторая среда
    [3] каждая третья среда
    [4] каждая четвёртая среда
   *[5] каждая последняя среда
}
event-nth-3 = { $nth ->
    [1] каждый первый четверг
    [2] каждый второй четверг
    [3] каждый третий четверг
    [4] каждый четвёртый четверг
   *[5] каждый последний четверг
}
event-nth-4 = { $nth ->
    [1] каждая первая пятница
    [2] каждая вторая пятница
    [3] каждая третья пятница
    [4] каждая четвёртая пятница
   *[5] каждая последняя пятница
}
event-nth-5 = { $nth ->
    [1] каждая первая суббота
    [2] каждая вторая суббота
    [3] каждая третья суббота
    [4] каждая четвёртая суббота
   *[5] каждая последняя суббота
}
event-nth-6 = { $nth ->
    [1] каждое первое воскресенье
    [2] каждое второе воскресенье
    [3] каждое третье воскресенье
    [4] каждое четвёртое воскресенье
   *[5] каждое последнее воскресенье
}
event-month-name-1 = январь
event-month-name-2 = февраль
event-month-name-3 = март
event-month-name-4 = апрель
event-month-name-5 = май
event-month-name-6 = июнь
event-month-name-7 = июль
event-month-name-8 = август
event-month-name-9 = сентябрь
event-month-name-10 = октябрь
event-month-name-11 = ноябрь
event-month-name-12 = декабрь
event-audience = { $wanted ->
    [none] все
    [own] все свои
   *[other] { $wanted }
}{ $unwanted ->
    [none] { "" }
   *[other] ; кроме: { $unwanted }
}
event-lasts = { $hours ->
    [0] { $minutes } мин
   *[other] { $hours } ч{ $minutes ->
        [0] { "" }
       *[other] { " " }{ $minutes } мин
    }
}
event-lasts-days = { $days ->
    [2] Два дня
   *[other] Три дня
}
planning-which-kind = <b>Новое мероприятие</b>
    Что это будет?
planning-all-kinds = Другие виды…
planning-skip = Пропустить
planning-ask-title = Как называется? Напишите одной строкой, например: «Критерии оценивания в 5 классе».
planning-ask-when = Когда? Напишите, например: «15 декабря в 15:00», «завтра с 10:30 до 12» или «в пятницу в 9».
planning-ask-place = Где? Напишите адрес и кабинет. Если онлайн — пришлите ссылку.
planning-ask-seats = Сколько мест? Напишите число. Если мест сколько угодно, отправьте «-».
planning-ask-goal = Зачем? Одно предложение: что участники смогут после. Чтобы убрать, отправьте «-».
planning-ask-description = О чём расскажете? Несколько строк для участников. Чтобы убрать, отправьте «-».
planning-ask-link = Пришлите ссылку, по которой подключаться. Чтобы убрать, отправьте «-».
planning-ask-map-link = Пришлите ссылку на карту. Чтобы убрать, отправьте «-».
planning-ask-registers-from = С какого времени открыть запись? Например: «1 декабря в 9:00».
planning-ask-registers-until = До какого времени принимать запись? Например: «14 декабря в 18:00».
planning-ask-who = <b>Для кого</b>
planning-ask-level = Какого уровня мероприятие?
planning-ask-format = Как пройдёт?
planning-ask-kind = Какого вида мероприятие?
planning-ask-length = Сколько длится?
planning-ask-holder = Чьё это мероприятие?
planning-ask-window = <b>Запись</b>
    Сейчас: { $window }.
planning-ask-topics = С какими затруднениями поможет? Отмечено: { $count }.
planning-window = { $since ->
    [none] открыта сразу
   *[other] с { $since }
}, { $until ->
    [none] до начала
   *[other] до { $until }
}
planning-window-drop = Без ограничений
planning-edit-title = Название
planning-edit-when = Когда
planning-edit-place = Где
planning-edit-who = Для кого
planning-edit-seats = Места
planning-edit-window = Запись
planning-edit-length = Сколько длится
planning-edit-level = Уровень
planning-edit-format = Формат
planning-edit-goal = Цель
planning-edit-topics = Темы
planning-edit-description = Описание
planning-edit-kind = Вид
planning-edit-link = Ссылка
planning-edit-map-link = Карта
planning-edit-holder = Чьё
planning-edit-registers-from = Открыть с…
planning-edit-registers-until = Закрыть в…
planning-external-off = ☐ Проводят другие
planning-external-on = ☑ Проводят другие
planning-external-line = Проводят другие: здесь только отмечаем, кто участвовал.
planning-untitled = <b>Без названия</b>
planning-title = <b>{ $title }</b>
planning-kind-line = { $kind }{ $level ->
    [none] { "" }
   *[other] { " " }· { $level }
}{ $format ->
    [none] { "" }
   *[other] { " " }· { $format }
}
planning-when-line = 🗓 { $when }
planning-place-line = 📍 { $place }
planning-link-line = 🔗 { $link }
planning-map-line = Карта: { $link }
planning-online-line = 🔗 Можно подключиться онлайн
planning-who-line = 👥 { $who } · { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
planning-who-count = Всего: { $count }
planning-who-own = Все свои
planning-saved = <b>Сохранённые</b>
    { $count ->
        [0] Пока ни одного: их сохраняют, когда делают объявление.
       *[other] Нажмите на название, чтобы взять.
    }
planning-holder-line = Проводит: { $holder }
planning-goal-line = 🎯 { $goal }
planning-topics-line = Темы: { $topics }
planning-seats-line = Мест: { $count }
planning-window-line = Запись: { $window }
planning-description-line = { $words }
planning-conflict = ⚠️ { $why ->
    [place] В том же месте
   *[people] Для тех же людей
}: «{ $title }», { $when }
planning-more-conflicts = И ещё { $count } в это время.
planning-missing-title = Осталось указать название.
planning-missing-when = Осталось указать, когда.
planning-publish = Опубликовать
planning-published = Опубликовано ✓ «{ $title }»
    { $asks ->
        [1] Пока никто не знает. Рассказать об этом?
       *[0] Оно в плане.
    }
planning-tell-now = Рассказать
planning-open-card = Открыть
planning-drop = Удалить черновик
planning-drop-ask = Удалить черновик? Вернуть его не получится.
planning-drop-sure = Да, удалить
planning-dropped = Черновик удалён.
planning-pick = Выбрать в календаре
planning-which-month = Какой месяц?
planning-which-day = { $month }. Какой день?
planning-which-hour = { $day }. Во сколько начало? Можно написать, например: 15:20.
planning-which-minute = { $day }. Точнее?
planning-move-ask = <b>Перенести?</b> «{ $title }»
    Было: { $was }
    Станет: { $now }
    { $later ->
        [1] Следующие встречи сдвинутся так же.
       *[0] { "" }
    }
    { $count ->
        [0] Пока никто не записан.
        [one] Сообщим { $count } человеку. Напишите причину одним сообщением — он её увидит.
       *[other] Сообщим { $count } людям. Напишите причину одним сообщением — они её увидят.
    }
planning-move-sure = Перенести
planning-move-silently = Перенести без причины
planning-further = Ещё…
planning-further-title = <b>Что ещё можно указать</b>
planning-moved = { $events ->
    [one] Перенесли ✓
    [few] Перенесли { $events } встречи ✓
   *[many] Перенесли { $events } встреч ✓
}{ $count ->
    [0] { "" }
    [one] { " " }Сообщим { $count } человеку.
   *[other] { " " }Сообщим { $count } людям.
}
planning-told = { $count ->
    [one] Изменили ✓ Сообщим { $count } человеку.
   *[other] Изменили ✓ Сообщим { $count } людям.
}
planning-seats-over = ⚠️ Мест теперь { $seats }, а записались уже { $registered }{ $offered ->
    [0] {""}
    [one] , и ещё { $offered } человеку место предложено
   *[other] , и ещё { $offered } людям место предложено
}. Никто своё место не потеряет{ $offered ->
    [0] {""}
   *[other] : кто получил предложение, может его принять
}.
planning-withdrawn = Объявление, которое ещё не ушло, отменили: расскажите заново.
planning-standing = { $status }
planning-reason = Причина: { $reason }
planning-counts = { $attended ->
    [0] Записались: { $registered }
   *[other] Были: { $attended }{ $registered ->
        [0] { "" }
       *[other] , не отмечены: { $registered }
    }
}{ $waiting ->
    [0] { "" }
   *[other] , ждут места: { $waiting }
}{ $declined ->
    [0] { "" }
   *[other] , не придут: { $declined }
}
planning-in-series = Одна из серии.
planning-change = Изменить
planning-move = Перенести
planning-copy = Скопировать
planning-copied = Копия готова: укажите, когда.
planning-repeat = Повторять
planning-tell = Рассказать
planning-cancel = Отменить
planning-held = ✓ Провели
planning-held-noted = Отметили: прошло.
planning-reopen = Вернуть в план
planning-reopened = Вернули в план.
planning-changes-later = Изменится и во всех следующих встречах серии.
planning-which-part = Изменить только эту встречу или её и все следующие?
planning-part-this = Только эту
planning-part-later = Эту и следующие
planning-ask-reason = <b>Отменить?</b> «{ $title }», { $when }{ $later ->
        [1] {" "}и все следующие встречи
       *[0] { "" }
    }
    Напишите причину одним сообщением. Её увидят те, кто записан.
planning-called-off = { $events ->
    [one] Отменили.
    [few] Отменили { $events } встречи.
   *[many] Отменили { $events } встреч.
}{ $count ->
    [0] { "" }
    [one] { " " }Сообщим { $count } человеку.
   *[other] { " " }Сообщим { $count } людям.
}
planning-over = Это мероприятие уже прошло или отменено, изменить его нельзя.
planning-not-begun = Оно ещё не началось.
planning-not-held = Оно и так в плане или отменено.
planning-somebody-came = Уже отмечено, кто был: значит, оно прошло. Уберите отметки, и его можно будет вернуть.
planning-reason-needed = Без причины не получится: людям нужно знать почему.
planning-title-missing = Сначала укажите название.
planning-when-missing = Сначала укажите, когда.
planning-day-missing = Время понятно. А в какой день? Например: 15 декабря в 15:00.
planning-too-many-drafts = Черновиков уже { $high }. Опубликуйте или удалите ненужные.
planning-already-series = Это уже одна из серии.
planning-series-empty = По этому правилу до этого дня нет ни одной встречи. Выберите день позже.
planning-which-rule = <b>Повторять «{ $title }»</b>
    Как часто?
planning-repeat-week = Каждую неделю: { $weekday }
planning-repeat-nth = Раз в месяц: { $nth }
planning-repeat-month = Раз в месяц: { $day }-го числа
planning-ask-until = { $rule }.
    До какого дня? Выберите или напишите, например: 25 мая.
planning-until = До { $day }
planning-series = <b>«{ $title }»</b>
    { $rule }. Ещё { $count ->
        [one] { $count } встреча
        [few] { $count } встречи
       *[many] { $count } встреч
    }: { $days }.
planning-series-rests = Пропустим: { $days }.
planning-series-sure = { $count ->
    [one] Добавить { $count } встречу
    [few] Добавить { $count } встречи
   *[many] Добавить { $count } встреч
}
planning-series-made = Готово ✓ В плане ещё { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}.
planning-announced = <b>{ $title }</b>
    { $kind }
planning-open = Подробнее
planning-notice-moved = <b>Перенесли:</b> «{ $title }»
    Было: { $was }, { $before }
    Теперь: { $day }, { $hour }
    { $reason ->
        [none] { "" }
       *[other] Причина: { $reason }
    }
    { $place ->
        [none] { "" }
       *[other] Где: { $place }
    }
    { $more ->
        [0] { "" }
        [one] Сдвинулась и ещё { $more } ваша встреча этой серии.
        [few] Сдвинулись и ещё { $more } ваши встречи этой серии.
       *[many] Сдвинулись и ещё { $more } ваших встреч этой серии.
    }
planning-notice-place = <b>Новое место:</b> «{ $title }»
    { $day }, { $hour }
    { $place ->
        [none] Место уточняют.
       *[other] Где: { $place }
    }
    { $more ->
        [0] { "" }
        [one] Там же и ещё { $more } ваша встреча этой серии.
        [few] Там же и ещё { $more } ваши встречи этой серии.
       *[many] Там же и ещё { $more } ваших встреч этой серии.
    }
planning-notice-cancelled = <b>Отменили:</b> «{ $title }», { $day }, { $hour }
    Причина: { $reason }
    { $more ->
        [0] { "" }
        [one] Отменили и ещё { $more } вашу встречу этой серии.
        [few] Отменили и ещё { $more } ваши встречи этой серии.
       *[many] Отменили и ещё { $more } ваших встреч этой серии.
    }
planning-ask-held = «{ $title }», { $day }. Прошло?
planning-held-yes = ✓ Да, провели
planning-held-no = Не состоялось
planning-answers-requests = Здесь отвечают на заявки: отменить и отметить, кто пришёл, можно в /requests.
