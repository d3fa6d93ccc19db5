# Охват: сколько ответили и кто ещё нет.
coverage-list = <b>Охват</b>
    Какая анкета?
coverage-none = <b>Охват</b>
    Пока ни одной кампании не было.
coverage-title = <b>{ $title }</b> · на { $day }
coverage-is-open = Идёт до { $until }.
coverage-is-paused = На паузе, закроется { $until }.
coverage-is-closed = Закрылась { $until }.
coverage-figures = <b>{ $whole },{ $tenth } %</b> ({ $part } из { $all })
coverage-growth = {" "}· за неделю { $sign ->
    [minus] −
   *[plus] +
}{ $whole },{ $tenth }
coverage-few = Людей слишком мало, чтобы показать числа.
coverage-states = Начали: { $begun }. Ещё не открыли: { $silent }. Отказались: { $declined }.{ $waiting ->
    [0] {""}
   *[other] {" "}Ждут очереди: { $waiting }.
}{ $unreachable ->
    [0] {""}
   *[other] {" "}Без мессенджера: { $unreachable }.
}
coverage-unnamed = Ещё не ответили: { $silent }. Отказались: { $declined }.{ $waiting ->
    [0] {""}
   *[other] {" "}Ждут очереди: { $waiting }.
}{ $unreachable ->
    [0] {""}
   *[other] {" "}Без мессенджера: { $unreachable }.
}
coverage-worst = Хуже всего: { $worst }
coverage-note-names = <i>Имена тех, кого нет, видят методист и школа — каждый свои. Ответов здесь не видит никто.</i>
coverage-note-numbers = <i>Здесь только числа: ни имён, ни ответов.</i>
coverage-to-missing = Кого нет · { $count }
coverage-by-school = По школам
coverage-by-association = По объединениям
coverage-by-position = По должностям
coverage-to-picture = Картинка
coverage-to-file = Таблица .xlsx
coverage-table = <b>{ $title }</b>, { $by }
coverage-line = · { $cell }
coverage-cell = { $title } — { $whole },{ $tenth } % ({ $part } из { $all })
coverage-cell-hidden = { $title } — людей мало, не показываем
coverage-hidden = <i>Группы меньше пяти человек не показываем. Бывает, что ради них скрыта и соседняя.</i>
coverage-no-groups = Пока показать нечего.
coverage-rest = без группы
coverage-bar = { $part } из { $all }
coverage-chart = Сколько ответили
coverage-caption = { $title }: охват
coverage-nothing-to-draw = Рисовать пока нечего.
coverage-missing = <b>{ $title }</b>
    Ещё не ответили: { $count } (◐ — уже начали). Кто отказался, здесь не назван.
coverage-person = { $called }
coverage-person-begun = ◐ { $called }
coverage-person-away = { $called } · без мессенджера
coverage-file-name = Охват { $day }
coverage-sheet-schools = По школам
coverage-sheet-missing = Кого нет
coverage-heading-group = Школа
coverage-heading-asked = Всего
coverage-heading-finished = Ответили
coverage-heading-percent = Процент
coverage-heading-person = Кто
coverage-heading-place = Школа
coverage-heading-messenger = Есть мессенджер
coverage-heading-begun = Начал(а)
coverage-few-people = меньше пяти
coverage-percent = { $whole },{ $tenth }
coverage-yes = да
coverage-no = нет
