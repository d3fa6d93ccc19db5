# Люди: поиск, школы, списки, карточка одного человека.
register =
    <b>Люди</b>
    В списке { $people ->
        [one] { NUMBER($people) } человек
        [few] { NUMBER($people) } человека
       *[many] { NUMBER($people) } человек
    }, в боте — { NUMBER($entered) }.
register-how-to-search = Чтобы найти человека, напишите часть фамилии, имени или код.
register-schools = По школам
register-archive = Архив
register-schools-title =
    <b>Школы</b>
    На кнопке: сколько человек в боте и сколько всего.
register-no-schools = В списке пока никого нет. Его загружает методист: команда /import.
register-school-button = { $title } · { $entered } из { $people }
register-school =
    <b>{ $title }</b>
    { $people ->
        [0] В списке пока никого нет.
        [one] В списке { $people } человек, в боте — { $entered }.
        [few] В списке { $people } человека, в боте — { $entered }.
       *[many] В списке { $people } человек, в боте — { $entered }.
    }
register-outside = Ещё не в боте · { $count }
register-everybody = Все · { $count }
register-found = { $count ->
    [0] По запросу «{ $typed }» никого не нашли. Попробуйте часть фамилии или код.
    [one] По запросу «{ $typed }» — { $count } человек:
    [few] По запросу «{ $typed }» — { $count } человека:
   *[many] По запросу «{ $typed }» — { $count } человек:
}
register-list = <b>{ $standing ->
    [outside] Ещё не в боте
    [archive] Архив
   *[all] Все
}{ $title ->
    [none] {""}
   *[other] {" "}· { $title }
}</b>: { $count }
register-list-signs = ✓ — уже в боте.
register-person-button = { $sign ->
    [entered] ✓ { $called }
    [archived] { $called } (архив)
   *[outside] { $called }
}
register-called = { $called }
register-card = <b>{ $called }</b> · { $code }
register-line = { $text }
register-career = Педагог с { $year } года{ $young ->
    [yes] , молодой специалист
   *[no] {""}
}
register-category = Категория: { $category }{ $day ->
    [none] {""}
   *[other] , с { $day }
}
register-associations = Объединения: { $titles }
register-contacts = Связь: { $contacts }
register-role = Роль: { $role }{ $place ->
    [none] {""}
   *[other] , { $place }
}
register-left = В архиве с { $day }
register-entered = В боте с { $day }
register-not-entered = Ещё не в боте
register-correct = Исправить
register-transfer = В другую школу
register-invite = Пригласить
register-release = Новый телефон
register-block = Заблокировать
register-to-archive = В архив
register-to-archive-sure = Да, в архив
register-bring-back = Вернуть из архива
register-archive-ask =
    Убрать в архив: { $called }?
    Всё сохранится, вернуть можно в любой день.
register-not-yourself = Себя в архив убрать нельзя: попросите коллегу.
register-of-the-centre = У этого человека есть роль вне школы. В архив его переводит методическая служба.
register-what-to-correct = Что исправить?
register-corrected = Исправлено ✓
register-where-to = В какую школу? Выберите или напишите часть названия.
register-moved = Переведено ✓
register-code-taken = Код { $code } уже у другого человека. Напишите иной.
register-fact-name = ФИО
register-fact-position = Должность
register-fact-subjects = Предметы
register-fact-career = Год начала работы
register-fact-category = Категория
register-fact-category_on = Дата категории
register-fact-is_young = Молодой специалист
register-fact-birth_year = Год рождения
register-fact-code = Код
register-fact-email = Почта
register-fact-phone = Телефон
register-ask-name = Напишите фамилию, имя и отчество одной строкой.
register-ask-position = Напишите должность, например: учитель.
register-ask-subjects = Напишите предметы через запятую, главный — первым. Чтобы убрать, отправьте «-».
register-ask-career = В каком году началась педагогическая работа? Чтобы убрать, отправьте «-».
register-ask-category = Напишите: первая, высшая, соответствие или без категории. Чтобы убрать, отправьте «-».
register-ask-category_on = С какого дня категория? Например: 25.12.2023. Чтобы убрать, отправьте «-».
register-ask-is_young = Молодой специалист? Напишите «да» или «нет»; «-» — решит правило программы.
register-ask-birth_year = Напишите год рождения четырьмя цифрами. Чтобы убрать, отправьте «-».
register-ask-code = Напишите код, под которым человека знают в центре.
register-ask-email = Напишите адрес почты. Чтобы убрать, отправьте «-».
register-ask-phone = Напишите телефон. Чтобы убрать, отправьте «-».
category-none = без категории
category-position_compliance = соответствие занимаемой должности
category-first = первая
category-highest = высшая
category-methodist = педагог-методист
category-mentor = педагог-наставник
category-methodist_and_mentor = педагог-методист и педагог-наставник
