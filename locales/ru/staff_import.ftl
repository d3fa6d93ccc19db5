# Загрузка списка педагогов: что прислать, что изменится, о чём спросить.
staff-import =
    <b>Список педагогов</b>
    Пришлите таблицу .xlsx, до 5 МБ: один человек — одна строка. Столбцы — как в шаблоне.

    Сначала покажу, что изменится. Пока вы не нажмёте «Внести изменения», всё останется как было.
staff-import-codes =
    Имена сюда лучше не отправлять: таблицу может загрузить прямо на сервере тот, кто за него отвечает.
staff-import-template = Шаблон таблицы
staff-import-template-sent = Заполните и пришлите сюда. Серая строка — пример, её можно удалить.
staff-import-continue = Вернуться к присланной таблице
staff-import-not-a-file = Жду файл .xlsx: прикрепите его через скрепку.
staff-import-not-fetched = Файл не получилось скачать. Пришлите его ещё раз, пожалуйста.
staff-import-reading = Читаю таблицу…
staff-import-read-so-far = { $behind ->
    [one] Прочитана { NUMBER($behind) } строка
    [few] Прочитано { NUMBER($behind) } строки
   *[many] Прочитано { NUMBER($behind) } строк
} из { NUMBER($total) }
staff-import-unreadable = Эту таблицу прочитать не получилось:

## Что изменится
staff-import-preview = <b>Что изменится</b>
staff-import-count-new = Новых: { NUMBER($count) }
staff-import-count-changed = Изменений: { NUMBER($count) }
staff-import-count-left = Уйдут в архив: { NUMBER($count) }
staff-import-count-returned = Вернутся из архива: { NUMBER($count) }
staff-import-count-unchanged = Без изменений: { NUMBER($count) }
staff-import-count-doubts = Вопросов: { NUMBER($count) }
staff-import-count-problems = Ошибок в таблице: { NUMBER($count) }
staff-import-count-organizations = Новых организаций: { NUMBER($count) }
staff-import-count-associations = Новых объединений: { NUMBER($count) }
staff-import-nothing-new = Менять нечего.
staff-import-partly-problems = В таблице есть ошибки, поэтому в этот раз в архив никто не уйдёт. Строки с ошибками пропущу, остальные можно внести.
staff-import-partly-organizations = В таблице не все организации, поэтому в архив никто не уйдёт.
staff-import-ask-first = Сначала ответьте, пожалуйста, на вопросы: без вас не понять, кто это.
staff-import-changed-meanwhile = Пока вы смотрели, список изменился. Ничего не внесено, вот как теперь:
staff-import-apply = Внести изменения
staff-import-ask = Ответить на вопросы · { $count }
staff-import-ask-anew = Ответить на вопросы заново
staff-import-drop = Отказаться от таблицы
staff-import-see-new = Новые · { $count }
staff-import-see-changed = Изменения · { $count }
staff-import-see-left = В архив · { $count }
staff-import-see-returned = Вернутся · { $count }
staff-import-see-places = Новые места · { $count }
staff-import-see-problems = Ошибки · { $count }
staff-import-dropped = Таблица удалена, ничего не изменилось.

## Страницы
staff-import-title-new = <b>Новые люди</b> · { NUMBER($count) }
staff-import-title-changed = <b>Изменения</b> · { NUMBER($count) }
staff-import-title-left = <b>Уйдут в архив</b> · { NUMBER($count) }
staff-import-title-returned = <b>Вернутся из архива</b> · { NUMBER($count) }
staff-import-title-places = <b>Организации и объединения, которых ещё нет</b> · { NUMBER($count) }
staff-import-title-problems = <b>Ошибки в таблице</b> · { NUMBER($count) }
staff-import-somebody = • { $who }
staff-import-new-place = • { $title }
staff-import-similar = • { $title }
    ⚠️ Похоже на «{ $similar }». Если это одно и то же, поправьте название в таблице.
staff-import-fact = – { $fact }: { $before } → { $after }
staff-import-fact-hidden = – { $fact }: изменится
staff-import-more-facts = – и ещё { $count }
staff-import-nothing = не указано
staff-import-all-problems = Все ошибки файлом
staff-import-problems-file = Ошибки в таблице

staff-fact-person-code = код
staff-fact-surname = фамилия
staff-fact-name = имя
staff-fact-patronymic = отчество
staff-fact-organization = место работы
staff-fact-position = должность
staff-fact-subjects = предметы
staff-fact-career-started = год начала работы
staff-fact-birth-year = год рождения
staff-fact-is-young = молодой специалист
staff-fact-category = категория
staff-fact-category-on = дата категории
staff-fact-associations = объединения
staff-fact-email = почта
staff-fact-phone = телефон

## Вопросы
staff-import-question = { $left ->
    [one] <b>Остался { $left } вопрос</b>
    [few] <b>Осталось { $left } вопроса</b>
   *[many] <b>Осталось { $left } вопросов</b>
}
staff-import-question-row = В таблице ({ $place }): <b>{ $who }</b>, { $position }
staff-import-question-who = Это кто-то из них?
staff-import-question-new = Это новый человек?
staff-import-question-twins = Похожие строки в таблице: { $places }
staff-import-choice = { $number }. { $who } — { $reason }
staff-import-choice-archived = { $line }, сейчас в архиве
staff-import-choice-facts = { $line }; { $facts }
staff-import-since = работает с { $year }
staff-import-new-person = Это новый человек
staff-import-leave-out = Пропустить строку
staff-import-leave-out-rest = Пропустить все вопросы
staff-reason-code = тот же код, другое имя
staff-reason-namesake = тёзка
staff-reason-patronymic = отчество указано не везде
staff-reason-typo = отличается одна буква
staff-reason-renamed = другая фамилия
staff-reason-elsewhere = другое место работы

## Чем кончилось
staff-import-applied = ✅ <b>Изменения внесены</b>
staff-import-over-applied = Эта таблица уже внесена.
staff-import-over-dropped = Эту таблицу уже убрали. Пришлите её ещё раз, если она нужна.
staff-import-over-stale = Таблица ждала больше суток, за это время многое могло измениться. Пришлите её, пожалуйста, ещё раз.

## В терминале
staff-import-line-problem = ошибка: { $text }
staff-import-line-question = { $count ->
    [0] вопрос: { $place }: { $who }: это новый человек?
    [one] вопрос: { $place }: { $who }: похож { $count } человек из списка
    [few] вопрос: { $place }: { $who }: похожи { $count } человека из списка
   *[many] вопрос: { $place }: { $who }: похожи { $count } человек из списка
}
staff-import-line-place = новое: { $title }
staff-import-line-similar = новое: { $title } (похоже на «{ $similar }»)
staff-import-line-done = Изменения внесены.
staff-import-line-confirm = Ничего не записано. Чтобы внести изменения, повторите с --apply.
staff-import-line-answer = Ничего не записано: на вопросы отвечают в чате (/import) или уточняют строки в таблице.
