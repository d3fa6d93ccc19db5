# Что не так в таблице педагогов и что там ждут. Место («Лист1!C14») называют отдельно.
## Файл целиком
staff-problem-not-xlsx = Это не таблица .xlsx. Откройте файл в Excel или LibreOffice и сохраните как «Книга Excel (.xlsx)».
staff-problem-old-format = Это старый формат .xls. Сохраните файл как «Книга Excel (.xlsx)» и пришлите снова.
staff-problem-password = Файл закрыт паролем. Снимите пароль и пришлите снова.
staff-problem-broken = Файл не открывается: похоже, он повреждён. Сохраните его заново и пришлите ещё раз.
staff-problem-too-heavy = Файл тяжелее { $limit } МБ. Уберите картинки и лишние листы или разделите таблицу.
staff-problem-bomb = Внутри файла слишком много лишнего, его опасно открывать. Скопируйте таблицу в новую книгу и пришлите её.
staff-problem-empty = В таблице нет ни одного педагога. Заполните строки под заголовками.
staff-problem-too-many-rows = В таблице больше { NUMBER($limit) } заполненных строк. Разделите её на части.
staff-problem-more = { $count ->
    [one] И ещё { $count } замечание.
    [few] И ещё { $count } замечания.
   *[many] И ещё { $count } замечаний.
}

## Листы и заголовки
staff-problem-no-headings = На листе нет строки заголовков, поэтому он не прочитан. Нужны столбцы «Фамилия», «Имя», «Организация», «Должность».
staff-problem-hidden-sheet = Лист скрыт, поэтому не прочитан. Покажите его или удалите.
staff-problem-missing-heading = Нет столбца «{ $column ->
    [surname] Фамилия
    [name] Имя
    [organization] Организация
   *[position] Должность
}». Добавьте его: без него лист не прочитать.
staff-problem-double-heading = Столбец «{ $text }» уже есть в { $other }. Оставьте один.
staff-problem-unknown-heading = Столбец «{ $text }» незнаком, его не читаем.
staff-problem-forbidden-heading = Столбец «{ $text }» не читаем: такие данные здесь не хранят. Лучше удалите его из файла.

## Строки и ячейки
staff-problem-merged = Ячейки объединены до { $other }. Разъедините их и впишите значение в каждую строку.
staff-problem-stray = В строке заполнена только эта ячейка. Допишите строку или очистите её.
staff-problem-example = Строка помечена как пример, но заполнена иначе. Если это педагог, уберите слово «пример».
staff-problem-missing = Заполните «{ $column }».
staff-problem-formula = Здесь формула. Впишите значение.
staff-problem-error = Здесь ошибка { $text }. Впишите значение.
staff-problem-too-long = Слишком длинно: здесь помещается { $limit ->
    [one] { $limit } знак
    [few] { $limit } знака
   *[many] { $limit } знаков
}.
staff-problem-not-text = Здесь нужен текст, а стоит «{ $text }».
staff-problem-name = «{ $text }» не похоже на имя. Напишите словами, без цифр и скобок.
staff-problem-foreign-letters = В «{ $text }» есть нерусские буквы. Напишите по-русски.
staff-problem-initials = Нужно полное имя вместо «{ $text }»: по инициалам людей не различить.
staff-problem-full-name = Нужны фамилия, имя и отчество через пробел, а стоит «{ $text }».
staff-problem-code = «{ $text }» не похоже на код. Скопируйте код из бота или оставьте ячейку пустой.
staff-problem-year = Нужен год четырьмя цифрами, от { NUMBER($low, useGrouping: 0) } до { NUMBER($high, useGrouping: 0) }, а стоит «{ $text }».
staff-problem-too-early = Год рождения { NUMBER($birth, useGrouping: 0) }, а начало работы { NUMBER($career, useGrouping: 0) }. Проверьте оба.
staff-problem-day = Нужна прошедшая дата, например 25.12.2023, а стоит «{ $text }».
staff-problem-yes-no = Нужно «да» или «нет», а стоит «{ $text }».
staff-problem-category = Категория «{ $text }» незнакома. Подойдёт: первая, высшая, соответствие занимаемой должности, без категории.
staff-problem-extra-category = «{ $text }»: педагогом-методистом или наставником можно быть только с высшей категорией.
staff-problem-email = «{ $text }» не похоже на адрес почты. Например: vera@shkola5.ru.
staff-problem-phone = «{ $text }» не похоже на телефон. Нужен один номер, например +7 900 000-00-00.
staff-problem-unknown-position = Должность «{ $text }» незнакома. Выберите из списка в шаблоне.
staff-problem-similar-position = Должность «{ $text }» незнакома. Может быть, «{ $similar }»?
staff-problem-unknown-subject = Предмет «{ $text }» незнаком. Выберите из списка в шаблоне.
staff-problem-similar-subject = Предмет «{ $text }» незнаком. Может быть, «{ $similar }»?
staff-problem-same-person = Этот человек уже есть в { $other }. Оставьте одну строку; если это тёзки, впишите их коды.
staff-problem-same-code = Этот код уже есть в { $other }. У каждого педагога свой код.

## Сверка с тем, что известно
staff-problem-unknown-organization = Организация «{ $text }» незнакома. Поправьте название или добавьте её.
staff-problem-chosen-twice = Один и тот же человек выбран для двух строк. Выберите для каждой своего.
staff-problem-stranger-code = Код «{ $text }» у человека, который пришёл в бота сам и в списке не значится. Оставьте ячейку пустой или сначала примите его.
