# Предложения курсов и план курсов.
course-offers-title = <b>Курсы, которые вам подходят</b>
course-offers-none = Сейчас подходящих курсов нет.{ $wishes ->
    [0] { "" }
   *[other] { " " }Скажите, чему хотите учиться: «Хочу курс».
}
course-offer-line = { $sign ->
    [enrolled] ✅ { $title } · { $hours } ч · с { $day }
    [topic] ⭐ { $title } · { $hours } ч · с { $day }
   *[none] • { $title } · { $hours } ч · с { $day }
}
course-offer-own-topic = ⭐ По вашей теме
course-offer-seats = Свободно { $left } из { $seats }
course-offer-taken = Записались: { $count }
course-offer-cancelled = ✕ Курс отменён
course-offer-enrolled = ✅ Вы записаны
course-offer-enrol = Записаться
course-offer-leave = Отменить запись
course-offer-link = Подробнее
course-offer-is-enrolled = Вы записаны. За день до начала напомним.
course-offer-is-left = Запись отменена.
course-offers-kept = <b>Предложения курсов</b> · впереди { $count }
course-offers-kept-none = Предложений пока нет.
course-offer-listed = { $state ->
    [cancelled] ✕ { $title } · { $day }
    [over] ✓ { $title } · { $day } · { $count }
   *[ahead] { $title } · { $day } · { $count }
}
course-offer-make = ➕ Предложить курс
course-offer-members = Записались · { $count }
course-offer-change = Изменить
course-offer-call-off = Отменить курс
course-offer-call-off-ask = Отменить курс «{ $title }»? Записались: { $count }. Им сообщим сразу.
course-offer-call-off-sure = Да, отменить
course-offer-is-called-off = Отменено. Сообщим: { $count }
course-offer-draft = Так увидят педагоги:
course-offer-save = Показать педагогам
course-offer-save-changes = Сохранить
course-offer-saved = Готово, педагоги видят курс.
course-offer-field-title = Название
course-offer-field-hours = Часы
course-offer-field-starts-on = Начало
course-offer-field-ends-on = Окончание
course-offer-field-until = Запись до
course-offer-field-provider = Организация
course-offer-field-seats = Места
course-offer-field-link = Ссылка
course-offer-field-topic = Тема
course-offer-field-groups = Кому
course-offer-field-subject = Предмет
course-offer-field-form = Форма
course-offer-ask-title = Как называется курс?
course-offer-ask-hours = Сколько часов?
course-offer-ask-starts-on = Когда начинается? Например: 12 февраля или 12.02.
course-offer-ask-ends-on = Когда заканчивается?
course-offer-ask-until = До какого дня можно записаться?
course-offer-ask-provider = Кто проводит? Выберите или напишите название.
course-offer-ask-seats = Сколько мест?
course-offer-ask-link = Пришлите ссылку на программу или запись.
course-offer-ask-topic = По какой теме курс? Его первыми увидят те, кому она нужна.
course-offer-ask-groups = Для каких должностей? Отметьте все подходящие.
course-offer-ask-subject = Для какого предмета?
course-offer-ask-form = В какой форме?
course-offer-without-until = До самого начала
course-offer-without-provider = Не указывать
course-offer-without-seats = Без ограничения
course-offer-without-link = Без ссылки
course-offer-without-topic = Без темы
course-offer-without-groups = Для всех
course-offer-without-subject = Для всех предметов
course-offer-without-form = Не указывать
course-offer-fact-until = Запись до { $day }
course-offer-fact-groups = Для кого: { $groups }
course-offer-fact-subject = Предмет: { $subject }
course-offer-fact-seats = Мест: { $seats }
course-offer-fact-link = Ссылка: { $link }
course-offer-members-title = <b>{ $title }</b>
    Записались: { $count }
course-offer-members-how = Отмечены все, кто записан. Нажмите на человека, чтобы снять отметку или вписать номер документа.
course-offer-member = { $called }
    «{ $title }»
    { $number ->
    [none] Если номер документа известен, напишите его сообщением.
   *[other] Документ № { $number }. Чтобы заменить, напишите другой.
}
course-offer-member-absent = Не прошёл(ла)
course-offer-member-done = Прошёл(ла)
course-offer-close = Закрыть курс
course-offer-close-ask = Закрыть «{ $title }»? Прошли: { $done }, с номером документа: { $numbers }. С номером курс сразу подтверждён, остальные впишут номер сами.
course-offer-close-sure = Да, закрыть
course-offer-closed = Готово. Прошли: { $done }, подтверждено: { $confirmed }.
course-seats-unfit = Напишите число мест, от 1 до { $high }.
course-link-unfit = Нужна ссылка, которая начинается с https:// или http://.
course-seat-gone = Этот курс отменён или уже закончился.
course-seat-closed = Запись на этот курс уже закрыта.
course-seat-full = Мест больше нет.{ $wishes ->
    [0] { "" }
   *[other] { " " }Скажите «Хочу курс»: учтём в плане.
}
course-seat-begun = Курс уже начался: об изменениях напишите методисту.
course-seat-past = Запись на этот курс уже прошла. Проверьте даты.
course-seat-taken = Уже записались { $count }: мест не может быть меньше.
course-marks-changed = Отметки с тех пор изменились. Откройте список и проверьте их.
course-seat-goes-on = Закрыть курс можно, когда он закончится.
course-wishes-title = <b>Мои заявки на курсы</b>
course-wishes-none = <b>Хочу курс</b>
    Назовите тему, и методист учтёт её в плане.
course-wishes-line = • { $title } · { $year } · { $status }{ $reason ->
    [none] {""}
   *[other] : { $reason }
}
course-wishes-add = ➕ Хочу курс
course-wishes-withdraw = Убрать: { $title }
course-wishes-ask = По какой теме хотите учиться? Учтём в плане на { $year } год. Можно написать своими словами.
course-wishes-added = Заявка принята.
course-wishes-enough = Больше { $limit } заявок на год не нужно: уберите ту, что уже не важна.
course-wish-decided = По этой заявке уже есть решение.
course-words-unfit = Напишите одной фразой: от { $low } до { $high } знаков.
course-request-requested = ждёт решения
course-request-in-plan = в плане
course-request-enrolled = записан(а)
course-request-completed = пройден
course-request-declined = отклонена
course-request-moved = перенесена
course-plan-title = <b>План курсов на { $year } год</b>
    Строк: { $count }
course-plan-count = { $status }: { $count }
course-plan-topics = Чаще всего просят:
course-plan-topic = • { $title }: { $count }
course-plan-all = Весь план · { $count }
course-plan-by-topic = По темам
course-plan-by-school = По школам
course-plan-gather = Собрать и дополнить
course-plan-gathered = Добавлено строк: { $count }
course-plan-file = Выгрузить .xlsx
course-plan-other-year = { $year } год
course-plan-which-topic = Какая тема?
course-plan-which-school = Какая школа?
course-plan-nothing = Здесь пока пусто.
course-plan-any = Все
course-plan-lines = <b>План на { $year } год</b> · { $count }{ $filters ->
    [none] {""}
   *[other] {" "}· { $filters }
}
course-plan-line = • { $called }: { $title } — { $priority }, { $status }
course-priority-expires = срок подходит
course-priority-deficit = дефицит
course-priority-attestation = аттестация
course-priority-wish = желание
course-source-needs = анкета
course-source-deficit = дефицит
course-source-due = срок курса
course-source-own = своя заявка
course-source-staff = добавлено для педагога
course-plan-card = { $called }{ $about ->
    [none] {""}
   *[other] {" "}· { $about }
} · { $year }
course-plan-card-status = Статус: { $status }{ $reason ->
    [none] {""}
   *[other] {" "}({ $reason })
}
course-plan-card-priority = Почему важно: { $priority }
course-plan-card-source = Откуда: { $source }
course-plan-card-newest = Последний курс: { $day ->
    [none] засчитанного нет
   *[other] { $day }
}
course-plan-card-kind = Вид: { $kind }
course-plan-card-season = Когда удобно: { $season }
course-plan-take-in = В план
course-plan-decline = Отклонить
course-plan-put-off = На { $year } год
course-plan-set-topic = Тема
course-plan-set-season = Период
course-plan-ask-reason = Почему отклоняем «{ $title }»? Педагог увидит причину.
course-plan-which-season = Когда?
course-plan-without = Не указывать
course-plan-put-in = Добавлено в план.
course-plan-is-there = Такая тема у педагога в этом году уже есть.
course-plan-settled = Здесь уже есть запись на курс: изменить нельзя.
course-notice-open = Открыть
course-notice-confirmed = Курс «{ $title }» подтверждён.
course-notice-confirmed-some = Ваши курсы подтверждены.
course-notice-rejected = Курс «{ $title }» нужно поправить: { $reason }
course-notice-number = Курс «{ $title }» завершён, поздравляем! Впишите номер удостоверения: без него курс не засчитывается.
course-notice-moved = У курса «{ $title }» новые даты: с { $starts } по { $ends }.
course-notice-cancelled = Курс «{ $title }», который начинался { $starts }, отменён. Извините. Посмотрите другие.
course-notice-starts = Завтра начинается курс «{ $title }».
course-notice-look = Посмотреть
course-notice-over = Курс «{ $title }» закончился. Отметьте, кто прошёл.
course-notice-mark = Отметить
course-notice-term = Следующий курс нужен до { $day } { $year } года. Выберите время и тему заранее.
course-notice-due = Подходит срок курса повышения квалификации. Если вы уже учились, добавьте удостоверение; если нет, посмотрите предложения.
course-notice-school = Курсы в вашей школе: срок прошёл или курса нет — { $late }, до конца { $year } — { $this }, в { $following } — { $next }.
course-notice-due-people = Кому пора
course-notice-plan = План курсов на { $year } год собран, новых строк: { $count }.
course-notice-in-plan = Ваша заявка на курс в плане на { $year } год{ $title ->
    [none] .
   *[other] : { $title }.
}
course-notice-declined = Заявку на курс отклонили: { $reason }{ $title ->
    [none] {""}
   *[other] {" "}({ $title })
}
course-notice-put-off = Заявку на курс перенесли на { $year } год{ $title ->
    [none] .
   *[other] : { $title }.
}
term-late = срок прошёл или курса нет
term-soon = курс нужен в ближайшие полгода
term-year = курс нужен в ближайший год
attestation-yes = срок подошёл или подойдёт за год
