# Курсы педагогов: очередь, кому пора, организации, таблицы.
course-work-title = <b>Курсы педагогов</b>
course-work-people = Учитываются: { $count ->
    [one] { $count } педагог
    [few] { $count } педагога
   *[many] { $count } педагогов
}
course-group-line-none = Нет засчитанного курса: { $count }
course-group-line-late = Срок прошёл: { $count }
course-group-line-this = Нужен до конца { $year } года: { $count }
course-group-line-next = Нужен в { $year } году: { $count }
course-group-line-later = Позже { $year } года: { $count }
course-group-line-new = Недавно в профессии, курса ещё нет: { $count }
course-to-queue = Ждут проверки · { $count }
course-to-due = Кому пора · { $count }
course-by-schools = По школам
course-to-plan = План курсов
course-to-offers = Предложения
course-to-providers = Организации
course-to-table = Загрузить таблицу
course-to-file = Выгрузить реестр
course-to-work = ‹ Курсы педагогов
course-queue = <b>Ждут проверки:</b> { $count }
course-queue-line = { $called }: { $title } · { $hours } ч · { $day }
course-queue-document = { $number ->
    [none] — номера документа нет
   *[other] — № { $number }
}
course-confirm-all = Подтвердить все · { $count }
course-confirm-ask = Подтвердить { $count ->
    [one] { $count } курс
    [few] { $count } курса
   *[many] { $count } курсов
} у { $people ->
    [one] { $people } педагога
   *[other] { $people } педагогов
}?
course-confirm-sure = Да, подтвердить { $count }
course-confirmed = Подтверждено курсов: { $count }, педагогов: { $people }. Подходящие шаги маршрутов отмечены.
course-has-changed = Курс уже изменился. Посмотрите его ещё раз.
course-confirm-changed = Список уже изменился. Откройте очередь ещё раз.
course-one-confirmed = Подтверждено.
course-card = { $called }{ $about ->
    [none] {""}
   *[other] {" "}· { $about }
}
course-status-entered = ⏳ ждёт проверки
course-status-confirmed = ✅ подтверждён{ $who ->
    [none] {""}
   *[other] {" "}({ $who })
}
course-status-rejected = ↩️ возвращён: { $reason }
course-fits = Соответствует профилю: { $fits }
course-fit-ok = ✅ Курс предлагался для этой должности и предмета.
course-fit-warning = ⚠️ Курс предлагался другим должностям или предметам.
course-fit-unknown = Должность и предмет программы не указаны: посмотрите по названию.
course-same = ⚠️ У педагога есть такой же курс с той же датой.
course-card-no-document = ⚠️ Без номера документа курс не засчитывается.
course-turn-fit = Профиль: { $fits }
course-confirm = Подтвердить
course-reject = Вернуть с причиной
course-show-scan = Показать фото
course-ask-reason = Почему возвращаем «{ $title }»? Напишите одной фразой: педагог её увидит.
course-reason-unfit = Напишите причину: от { $low } до { $high } знаков.
course-due-title = <b>{ $group }</b> · { $count }{ $school ->
    [none] {""}
   *[other] {" "}· { $school }
}
course-group-due = Кому пора
course-group-none = Нет курса
course-group-late = Срок прошёл
course-group-this = До конца { $year }
course-group-next = В { $year } году
course-group-later = Позже { $year }
course-group-new = Недавно в профессии
course-due-search = Поиск: { $typed }
course-due-line = • { $called } — { $deadline }
course-due-how = Чтобы найти человека, напишите фамилию или код.
course-due-nobody = Никого нет.
course-short = до { $day }
course-short-over = срок прошёл { $day }
course-short-none = засчитанного курса нет
course-remind = Напомнить всем · { $count }
course-remind-ask = Напомнить о курсе { $count ->
    [one] { $count } педагогу
   *[other] { $count } педагогам
}? Каждый получит одно сообщение, не чаще раза в месяц.
course-remind-sure = Да, напомнить { $count }
course-remind-changed = Список уже изменился. Откройте его ещё раз.
course-nobody-to-remind = Здесь напоминать рано.
course-reminded = Напоминание отправлено: { $count }. Кому в этом месяце уже напоминали, второй раз не получит.
course-schools = <b>По школам</b>: кому пора из всех
course-school = { $title } · { $due } из { $people }
course-due-card = <b>{ $called }</b>
course-due-deadline = Следующий курс: { $deadline }
course-put-into-plan = В план на { $year } год
providers-title = <b>Организации</b> · { $count }
    Чтобы найти, напишите часть названия.
providers-none = Ничего не нашлось.
provider-listed = { $known ->
    [0] ❔ { $title } · { $count }
   *[other] { $title } · { $count }
}
provider-card = <b>{ $title }</b>
provider-is = Тип: { $type }
provider-untrusted = ℹ️ Курсы, оконченные с { $day }, отмечаются мягким предупреждением. Прежние документы действуют.
provider-type-state = государственная
provider-type-municipal = муниципальная
provider-type-state-founded = учреждена государством
provider-type-sirius-skolkovo-etc = «Сириус», «Сколково» и другие
provider-type-private = частная
provider-type-foreign = иностранная
provider-type-unknown = не указан
provider-rename = Переименовать
provider-ask-name = Новое название вместо «{ $title }»?
provider-merge = Объединить с…
provider-merge-which = С какой организацией объединить «{ $title }»? Можно написать часть названия.
provider-merge-none = Похожих на «{ $title }» нет. Напишите часть названия.
provider-merge-ask = «{ $gone }» исчезнет, её курсы перейдут к «{ $kept }». Вернуть это нельзя.
provider-merge-sure = Да, объединить
provider-merged = Объединено, курсов: { $count }
course-provider-is-there = Организация с таким названием уже есть: объедините их.
course-table-how =
    <b>Курсы из таблицы</b>
    Возьмите шаблон, заполните и пришлите его сюда. Педагога можно назвать кодом или именем со школой. Сначала покажем, что получится.
course-template = Шаблон .xlsx
course-template-sent = Заполните и пришлите обратно. Нужны название, часы, дата окончания и кто учился.
course-sheet = Курсы
course-sheet-choices = Что можно выбрать
course-column-code = Код педагога
course-column-name = Фамилия, имя, отчество
course-column-school = Школа
course-column-title = Название курса
course-column-hours = Часы
course-column-ends = Окончание
course-column-provider = Организация
course-column-document = Номер документа
course-column-kind = Вид
course-column-form = Форма
course-column-starts = Начало
course-column-registered = Регистрационный номер
course-column-issued = Дата выдачи
course-one-of = нужно одно из: { $choices }
course-table-preview = <b>Вот что получится</b>
    Новых курсов: { $new }, дополнится: { $changed }, без изменений: { $same }. Педагогов: { $people }.{ $confirmed ->
    [0] {" "}Их ещё посмотрит методист.
   *[other] {" "}Они сразу станут подтверждёнными.
}
course-table-apply = Записать · { $count }
course-table-applied = Записано. Новых курсов: { $new }, дополнено: { $changed }.{ $confirmed ->
    [0] {" "}Методист увидит их в очереди.
   *[other] {""}
}
course-file-sent = Строк: { $count }
course-sheet-register = Реестр курсов
course-sheet-plan = План курсов { $year }
course-sheet-wishes = План курсов
course-heading-who = Педагог
course-heading-school = Школа
course-heading-kind = Вид
course-heading-title = Программа
course-heading-provider = Организация
course-heading-type = Тип организации
course-heading-hours = Часы
course-heading-form = Форма
course-heading-starts = С
course-heading-ends = По
course-heading-document = № документа
course-heading-registered = Рег. номер
course-heading-issued = Дата выдачи
course-heading-fits = Соответствует профилю
course-heading-paid = За счёт
course-heading-status = Статус
course-heading-decider = Кто решил
course-heading-decided = Когда
course-heading-valid = Действует до
course-heading-year = Год
course-heading-position = Должность
course-heading-subject = Предмет
course-heading-newest = Последний курс
course-heading-due = Срок до
course-heading-topic = Тема запроса
course-heading-deficit = По дефициту
course-heading-season = Период
course-heading-priority = Приоритет
course-heading-reason = Причина
course-heading-is-entered = внесён
course-heading-is-confirmed = подтверждён
course-heading-is-rejected = возвращён
