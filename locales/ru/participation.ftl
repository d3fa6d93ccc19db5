participation-open = 🎓 Моё участие
participation-title = <b>Моё участие · { $year }</b>
    { $count ->
        [0] Мероприятий: 0
       *[other] Мероприятий: { $count }, академических часов: { $hours }
    }
participation-none = В этом году подтверждённого участия пока нет. Оно появится, когда организатор отметит, кто был.
participation-line = { $place }. { $day } · <b>{ $title }</b>
    { $kind }{ $level ->
        [none] { "" }
       *[other] { " " }· { $level }
    } · { $role }{ $hours ->
        [0] { "" }
       *[other] { " " }· { $hours } ч
    }
participation-role-listener = участие
participation-role-spoke = выступление
participation-role-organised = организация
participation-before = ‹ { $year }
participation-after = { $year } ›
participation-take = ⬇️ Таблица за все годы
participation-sheet-own = Моё участие
participation-file-own = моё-участие-{ $day }
participation-caption-own = { $count ->
    [one] { $count } мероприятие
    [few] { $count } мероприятия
   *[many] { $count } мероприятий
} — для портфолио.
participation-source-self = со слов участника
participation-source-leader = отметил организатор
participation-source-code = код на встрече
participation-source-import = список
participation-elsewhere = проводили другие
participation-column-year = Учебный год
participation-column-date = Дата
participation-column-title = Мероприятие
participation-column-kind = Форма
participation-column-level = Уровень
participation-column-role = Роль
participation-column-hours = Академических часов
participation-column-holder = Кто проводил
participation-column-source = Как отмечено
participation-column-person = Кто
participation-column-position = Должность
participation-column-school = Место работы
participation-column-elsewhere = Где
participation-column-confirmed = Кто подтвердил
participation-to-register = Реестр участия
participation-register = <b>Реестр участия · { $year }</b>
    { $count ->
        [one] { $count } подтверждённое участие
        [few] { $count } подтверждённых участия
       *[many] { $count } подтверждённых участий
    }. Таблица: кто, где, в какой роли.
participation-useful = Полезно: { $percent } % — оценки 4 и 5 поставили { $count } из { $people }.
participation-useful-none = Отзывов пока мало, чтобы показать общий итог.
participation-sheet = Реестр участия
participation-file = реестр-участия-{ $day }
participation-caption = { $count ->
    [one] { $count } строка.
    [few] { $count } строки.
   *[many] { $count } строк.
}
