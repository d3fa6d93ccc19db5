# Конкурсы глазами методистов.
contests-kept = <b>Конкурсы</b> · { $count }
contests-kept-none = Конкурсов пока нет. Объявите первый: нужны только название и последний день приёма.
contests-kept-line = { $standing ->
    [cancelled] ✕ { $title }
    [closed] ✓ { $title } · { $count }
    [judged] ⏳ { $title } · { $count }
    [ahead] { $title } · до { $day }
   *[open] { $title } · до { $day } · { $count }
}
contests-claims = ❗ Результаты на подтверждение · { $count }
contests-make = ➕ Новый конкурс
contests-last-year = Как в прошлом году
contests-last-year-title = Какой конкурс повторить? Дни сдвинутся на год, их можно поправить.
contests-last-year-none = В прошлом учебном году конкурсов не было.
contest-kept-standing = { $standing ->
    [ahead] Приём ещё не начался.
    [open] Идёт приём.
    [judged] Приём закончен, ждём итогов.
    [closed] Завершён.
   *[cancelled] ✕ Отменён.
}
contest-kept-count = { $status ->
    [nominated] Ещё не ответили: { $count }
    [submitted] Заявки без результата: { $count }
    [declined] Отказались: { $count }
    [winner] Победители: { $count }
    [laureate] Лауреаты: { $count }
   *[participant] Участники: { $count }
}
contest-kept-results = С результатом: { $count }, подтверждено: { $confirmed }
contest-kept-previous = Продолжает: «{ $title }», { $stage }
contest-kept-entries = Участники и итоги · { $count }
contest-change = Изменить
contest-cancel = Отменить
contest-file = Список .xlsx
contest-close = Завершить
contest-next = ➡️ Следующий этап
contest-following = Открыть: { $stage }
contest-take-winners = Пригласить победителей · { $count }
contest-take-laureates = Победителей и лауреатов · { $count }
contest-taken-on = Приглашены: { $count }
contest-draft = Так увидят педагоги:
contest-save = Объявить конкурс
contest-save-changes = Сохранить
contest-saved = Готово, педагоги видят конкурс.
contest-field-title = Название
contest-field-until = Последний день
contest-field-kind = Вид
contest-field-stage = Этап
contest-field-from = Начало приёма
contest-field-trials-from = Испытания с
contest-field-trials-until = Испытания по
contest-field-results = День итогов
contest-field-nominations = Номинации
contest-field-regulations = Положение
contest-ask-title = Как называется конкурс?
contest-ask-until = До какого дня принимаем заявки? Этот день тоже входит. Например: 12 февраля или 12.02.
contest-ask-kind = Какой это конкурс?
contest-ask-stage = Какой этап?
contest-ask-from = С какого дня принимаем заявки?
contest-ask-trials-from = Когда начинаются испытания?
contest-ask-trials-until = Когда испытания заканчиваются?
contest-ask-results = Когда подведём итоги?
contest-ask-nominations = Какие номинации? Каждую — с новой строки.
contest-ask-regulations = Пришлите ссылку на положение или сам файл.
contest-without-from = Приём уже идёт
contest-without-trials-from = Не указывать
contest-without-trials-until = Не указывать
contest-without-results = Не указывать
contest-without-nominations = Без номинаций
contest-without-regulations = Без положения
contest-choose-button = Выберите кнопкой.
contest-title-unfit = Название — от { $low } до { $high } знаков.
contest-last-day-past = Этот день уже прошёл. Назовите день не раньше сегодняшнего.
contest-days-turned = Дни спорят друг с другом: начало позже конца. Проверьте их.
contest-nominations-unfit = Напишите номинации по одной в строке: не больше { $most }, каждая до { $high } знаков.
contest-link-unfit = Нужна ссылка, которая начинается с https:// или http://, или файл.
contest-draft-gone = Эта форма уже закрыта. Начните заново, это недолго.
contest-is-over = Этот конкурс завершён или отменён.
contest-cancel-ask = Почему отменяем «{ $title }»? Напишите причину: её прочитают участники ({ $count }).
contest-reason-unfit = Напишите причину: от { $low } до { $high } знаков.
contest-close-ask = Завершить «{ $title }»? Подтверждённых результатов: { $confirmed }, заявок без результата: { $undecided }.
contest-close-sure = Да, завершить
contest-closed = Конкурс завершён
contest-close-early = Завершить можно, когда закончится приём заявок.
contest-close-marked = Сначала подтвердите отмеченные результаты: пока их никто не видит.
# Итоги
contest-results-title = <b>{ $title }</b> · { $count }
contest-results-nomination = <b>{ $title }</b>
contest-results-line = • { $called } — { $status }
contest-results-narrow = По номинациям
contest-results-which = Какая номинация?
contest-results-all = Все
contest-results-unnamed = без номинации
contest-results-rest = Остальные — участники · { $count }
contest-results-confirm = Подтвердить итоги · { $count }
contest-result-card = <b>{ $called }</b>
    «{ $title }»{ $nomination ->
    [none] { "" }
   *[other] , { $nomination }
}
contest-result-status = { $confirmed ->
    [1] Результат: { $status } ✅
   *[0] Отмечено: { $status }
}
contest-result-how = { $confirmed ->
    [1] Итог уже сообщён. Если исправите, человек получит новое письмо.
   *[0] Пока итоги не подтверждены, их видят только методисты.
}
contest-result-place = { $place } место
contest-result-no-place = Без места
contest-result-none = Без результата
contest-result-stands = Этот результат уже подтверждён или ждёт проверки. Откройте его заново.
contest-correct-ask = { $called }
    Было: { $before }
    Станет: { $after }
    Человек получит письмо об исправлении.
contest-correct-sure = Да, исправить
contest-corrected = Исправлено, письмо отправим
contest-confirm-ask = Подтвердить итоги «{ $title }»? Каждый узнает свой результат.
contest-confirm-undecided = Без результата останутся: { $count }
contest-confirm-sure = Да, подтвердить
contest-confirmed = Подтверждено: { $count }
contest-results-changed = Отметки с тех пор изменились. Откройте список и проверьте их.
contest-claims = <b>Результаты на подтверждение</b> · { $count }
contest-claims-none = Всё проверено.
contest-claims-line = • { $called }: { $title } — { $result }
contest-claim-look = Проверить результат
contest-claim-confirm = Подтвердить
contest-claim-is-yours = Это ваш собственный результат: попросите другого методиста его подтвердить.
contest-claim-reject = Не подтверждать
contest-claim-confirmed = Подтверждено
contest-claim-ask-reason = { $called }, «{ $title }». Почему не подтверждаем? Человек увидит причину.
contest-sheet = Участники конкурса
contest-file-sent = «{ $title }»: строк { $count }
contest-yes = да
contest-column-who = Педагог
contest-column-school = Школа
contest-column-nomination = Номинация
contest-column-status = Результат
contest-column-confirmed = Подтверждён
contest-column-young = Молодой педагог
contest-column-helper = Помогает
contest-column-entered = Заявка
contest-column-proof = Подтверждение
