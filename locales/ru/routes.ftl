# Маршруты педагогов: методистам и сопровождающим; что бот говорит сам.
route-of = <b>{ $called }</b>
route-status-for-guide-draft = Черновик
route-status-for-guide-proposed = Ждёт решения педагога
route-status-for-guide-agreed = Педагог принял, ждёт слова методиста
route-status-for-guide-active = В работе
route-status-for-guide-on_hold = На паузе
route-status-for-guide-completed = Пройден
route-status-for-guide-cancelled = Отменён
route-status-for-guide-carried_over = Перешёл в новый год
route-agree = Согласовать
route-agreed = Согласовано
route-propose = Предложить изменения
route-confirm = Подтвердить: { $title }
route-confirm-this = Подтвердить
route-confirmed = Подтверждено
route-give-back = Вернуть
route-why-give-back = Что ещё сделать? Напишите педагогу одной-двумя фразами.
route-given-back = Возвращено, педагог прочитает ваши слова.
route-not-your-own = Свой маршрут согласует кто-то другой.
routes-title = <b>Маршруты педагогов</b>
routes-status = { $status }: { $count }
routes-drafts = черновики: { $count }
routes-progress = В среднем пройдено { $percent } %
routes-without = { $count ->
    [one] ⚠️ Без маршрута { $count } педагог с подтверждённым дефицитом
    [few] ⚠️ Без маршрута { $count } педагога с подтверждённым дефицитом
   *[many] ⚠️ Без маршрута { $count } педагогов с подтверждённым дефицитом
}
routes-lacking = Без маршрута · { $count }
routes-lacking-asked = { $count ->
    [0] Сейчас напоминать некому
   *[other] Напомним: { $count }
}
routes-lacking-told = Все, кто есть в боте, уже получили напоминание в этом месяце.
route-wanted = 🧭 Методист подтвердил темы. Соберём маршрут? Это несколько шагов на год, выбираете их вы.
routes-filter-all = Все · { $count }
routes-filter-waiting = Ждут моего слова · { $count }
routes-filter-stalled = Стоят на месте · { $count }
routes-filter-overdue = Сроки прошли · { $count }
routes-filter-impractical = Без практики · { $count }
routes-filter-unsupported = Никто не помогает · { $count }
routes-filter-on_hold = На паузе · { $count }
routes-supported = Я помогаю · { $count }
routes-supported-title = { $count ->
    [0] <b>Вы пока никого не сопровождаете.</b>
    [one] <b>Вы сопровождаете { $count } маршрут</b>
    [few] <b>Вы сопровождаете { $count } маршрута</b>
   *[many] <b>Вы сопровождаете { $count } маршрутов</b>
}
routes-more = Ещё
routes-by-school = По школам
routes-by-association = По объединениям
routes-export = Выгрузить .xlsx
routes-list = <b>{ $title }</b>
routes-list-empty = Здесь пусто.
routes-line = { $called } · { $done } из { $steps }
routes-which-school = <b>Маршруты какой школы?</b>
routes-which-association = <b>Маршруты какого объединения?</b>
routes-no-associations = Объединений пока нет.
routes-agree-all = Согласовать все · { $count }
routes-agree-all-ask = { $count ->
    [one] Согласовать { $count } маршрут?
    [few] Согласовать { $count } маршрута?
   *[many] Согласовать { $count } маршрутов?
}
routes-agree-all-sure = Да, согласовать · { $count }
routes-agreed-all = Согласовано: { $count }
routes-remind-all = Напомнить всем · { $count }
routes-reminded-all = Напомним: { $count }. Не чаще раза в день.
routes-support-all = Назначить помощника · { $count }
routes-support-all-ask = <b>Кто поможет всем из списка?</b>
    Напишите часть имени. Каждый педагог согласится сам.
routes-supported-all = Предложено: { $count }. Педагоги увидят и решат.
routes-sheet = Маршруты
routes-file-name = Маршруты педагогов { $day }
routes-file-caption = Маршрутов: { $count }
route-notice-supporter = 🧭 С вашим маршрутом теперь помогает: { $called }. Поменять можно в «Кто поможет».
route-notice-agreed = 🧭 Методист согласовал ваш маршрут. Можно идти.
route-notice-proposed = 🧭 Методист предложил изменения в вашем маршруте. Посмотрите, решать вам.
route-notice-returned = 🧭 Шаг «{ $title }» пока не подтверждён: { $word }
route-notice-to-accept = 🤝 В маршруте, который вы сопровождаете, сделан шаг. Посмотрите и подтвердите.
route-notice-carried-over = 🧭 Новый учебный год: незаконченное перешло в новый маршрут. Посмотрите и примите, если подходит.
route-reminder = 🧭 <b>Мой маршрут</b>{ $ahead ->
    [none] {""}
   *[other] {"\u000A"}Скоро срок:{"\u000A"}{ $ahead }
}{ $now ->
    [none] {""}
   *[other] {"\u000A"}Срок сегодня:{"\u000A"}{ $now }
}{ $late ->
    [none] {""}
   *[other] {"\u000A"}Срок прошёл:{"\u000A"}{ $late }
}
route-reminder-done = { $number ->
    [0] Сделано
   *[other] ✓ { $number }
}
route-reminder-move = { $number ->
    [0] Перенести
   *[other] → { $number }
}
route-reminder-skip = { $number ->
    [0] Не нужно
   *[other] ✕ { $number }
}
route-late-supported = { $count ->
    [one] 🤝 В маршрутах, которые вы сопровождаете, { $count } шаг с прошедшим сроком.
    [few] 🤝 В маршрутах, которые вы сопровождаете, { $count } шага с прошедшим сроком.
   *[many] 🤝 В маршрутах, которые вы сопровождаете, { $count } шагов с прошедшим сроком.
}
route-late-unsupported = { $count ->
    [one] 🧭 В маршрутах без сопровождающего { $count } шаг с прошедшим сроком.
    [few] 🧭 В маршрутах без сопровождающего { $count } шага с прошедшим сроком.
   *[many] 🧭 В маршрутах без сопровождающего { $count } шагов с прошедшим сроком.
}
route-look-back = 🧭 Как идёт маршрут: пройдено { $done } из { $steps }. Если планы изменились, шаги можно перенести или заменить.
route-looked-back = 🧭 Время посмотреть на маршруты: в пути { $count ->
    [one] { $count } педагог
    [few] { $count } педагога
   *[many] { $count } педагогов
}. Сводка и списки — здесь.
