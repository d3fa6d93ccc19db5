event-level-school = школа
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
planning-too-long = Длинновато: помещается { $limit ->
    [one] { $limit } знак
    [few] { $limit } знака
   *[many] { $limit } знаков
}. Сократите и пришлите снова.
planning-bad-link = Это не похоже на ссылку. Она начинается с https:// и не содержит пробелов.
planning-seats-unfit = Сколько мест? Число от 1 до { $high }. Если мест сколько угодно, отправьте «-».
planning-kind-unknown = Такого вида мероприятий больше нет. Выберите другой.
planning-topics-unfit = Тем — не больше { $high }.
planning-past = Это время уже прошло. Выберите другое.
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
