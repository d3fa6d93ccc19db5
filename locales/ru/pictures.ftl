# Слова на картинках и рядом с ними.
groups-to-picture = Картинка по предметам
groups-picture = <b>Трудности по предметам и областям</b>
    Чем темнее, тем больше тех, у кого трудность подтверждена и ещё не снята.
groups-nothing-to-draw = Картинку пока не из чего нарисовать: ответивших слишком мало.
picture-percent = { $percent } %
picture-less = <1 %
picture-more = >99 %
picture-few = мало
picture-of = { $percent } ({ $part } из { $whole })
picture-from-to = { $before } → { $after }
picture-everybody = Все
picture-no-subject = без предмета
picture-no-school = без школы
picture-rest = Остальные: { $count }
picture-more-few = { $count ->
    [one] Ещё { $count } школа: людей слишком мало, чтобы показать число.
    [few] Ещё { $count } школы: людей слишком мало, чтобы показать числа.
   *[many] Ещё { $count } школ: людей слишком мало, чтобы показать числа.
}
picture-deficits = Трудности по предметам и областям
picture-deficits-note = Доля педагогов с подтверждённой трудностью среди ответивших. «Мало»: число не показано, чтобы никого нельзя было узнать.
picture-coverage = { $title }: по школам
picture-topics = Консультации по темам
picture-topics-note = Показано число обращений. «Мало»: спрашивали меньше пяти человек, или число выдало бы соседнее.
picture-waits = Как быстро отвечали
picture-wait-hours = до 4 часов
picture-wait-day = до суток
picture-wait-three_days = до трёх суток
picture-wait-longer = дольше
picture-wait-none = без ответа
picture-seasons = Год по месяцам
picture-season-events = Мероприятия
picture-season-courses = Курсы
picture-season-consultations = Консультации
picture-change = Трудности в начале и в конце года
picture-change-before = в начале года
picture-change-after = в конце года
