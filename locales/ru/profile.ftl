# Профиль: один факт на экране.
profile-step = Шаг { $number } из { $total }
profile-ask-organization =
    <b>Где вы работаете?</b>
    Напишите номер или часть названия или выберите из списка.
profile-ask-position =
    <b>Кем вы работаете?</b>
    Если работ несколько, выберите основную.
profile-ask-subject =
    <b>Какой предмет ведёте?</b>
    Если несколько, выберите главный. Можно написать начало названия.
profile-ask-career =
    <b>В каком году вы начали работать педагогом?</b>
    Выберите или напишите год, например 2009.
profile-ask-name =
    <b>Как вас зовут?</b>
    Напишите фамилию, имя и отчество одной строкой.
profile-found = { $count ->
    [0] По запросу «{ $typed }» ничего не нашли. Напишите иначе или выберите из списка.
    [one] По запросу «{ $typed }» — { $count } вариант:
    [few] По запросу «{ $typed }» — { $count } варианта:
   *[many] По запросу «{ $typed }» — { $count } вариантов:
}
profile-keep-typed = Моей нет в списке — записать так
profile-name-unfit = Нужны фамилия, имя и отчество словами, например: Ромашкина Вера Павловна.
profile-career-unfit = Нужен год четырьмя цифрами, от { NUMBER($low, useGrouping: 0) } до { NUMBER($high, useGrouping: 0) }.
profile-words-only = Фото, голос и файлы здесь не подойдут: напишите словами или выберите из списка.
profile-organization-unfit = Название должно быть от { $low } до { $high } знаков, с буквами или номером.
profile-card = <b>Мой профиль</b>
profile-line-organization = Место работы: { $value }
profile-line-position = Должность: { $value }
profile-line-subject = Предмет: { $value }
profile-line-career = Педагог с { $value } года
profile-line-name = { $value }
profile-edit-organization = Место работы
profile-edit-position = Должность
profile-edit-subject = Предмет
profile-edit-career = Год начала работы
profile-edit-name = Имя
profile-class-teacher = { $answer ->
    [yes] Классный руководитель: да
    [no] Классный руководитель: нет
   *[unknown] Классный руководитель: не указано
}
profile-is-class-teacher = Я классный руководитель
profile-not-class-teacher = Я не классный руководитель
