# Мои данные.
privacy-title = <b>Мои данные</b>
privacy-fact = { $name }: { $value }
privacy-name-name = Имя
privacy-name-code = Код
privacy-name-organization = Место работы
privacy-name-position = Должность
privacy-name-subject = Предмет
privacy-name-career = Педагог с года
privacy-name-class-teacher = Классный руководитель
privacy-name-birth = Год рождения
privacy-name-young = Молодой специалист
privacy-name-category = Категория
privacy-name-qualified-on = Категория с
privacy-name-associations = Объединения
privacy-name-email = Почта
privacy-name-phone = Телефон
privacy-yes = да
privacy-no = нет
privacy-roles = Роли: { $roles }
privacy-survey = { $count ->
    [one] «{ $title }», { $year }: { $count } ответ
    [few] «{ $title }», { $year }: { $count } ответа
   *[many] «{ $title }», { $year }: { $count } ответов
}
privacy-surveys-more = …и ещё анкет: { $count }
privacy-no-surveys = Ответов на анкеты нет.
privacy-entered-by = За вас внесли ответов: { $count } ({ $who })
privacy-account = Ещё хранится ваш номер в мессенджере.
privacy-consent = Согласие дано { $day } (версия { $version }).
privacy-no-consent = Действующего согласия нет: новое о вас не записываем.
privacy-readers = Ответы на анкеты видите вы, { $methodist_nom } и руководитель центра; если анкета без имени, в её начале об этом сказано. Зоны помощи и маршрут видят они же, маршрут — и тот, кого вы выбрали помогать. Ваша школа видит место работы, должность, категорию, курсы, мероприятия, конкурсы и кто ещё не прошёл анкету. Разговор читают только те, кто в нём участвует; если его может открыть и руководитель центра, об этом сказано в самом разговоре. Остальное школа и { $authority_nom } видят только общими итогами без фамилий. Кто и когда смотрел или менял ваши данные, есть в файле.
privacy-nothing = О вас ничего не хранится.
privacy-take-along = Забрать мои данные
privacy-file-name = Мои данные { $day }
privacy-leave = Отозвать согласие и удалить
privacy-leave-ask =
    <b>Отозвать согласие?</b>
    Имя, место работы, связь с вашим Telegram и всё, что вы писали своими словами, удалятся сразу. Отметки в анкетах останутся в общих итогах без вашего имени. Вернуть это нельзя.
privacy-leave-ask-registered =
    <b>Отозвать согласие?</b>
    Сразу удалятся связь с вашим Telegram, роли, почта, телефон и всё, что вы писали своими словами. Отметки в анкетах останутся в общих итогах, и узнать по ним вас будет нельзя. Вернуть это нельзя.

    Имя, место работы, должность, стаж и категория останутся в списке педагогов: они пришли от вашей школы, и центр обязан вести этот список, пока вы работаете.
privacy-leave-sure = Да, отозвать и удалить
privacy-left = Готово. Имя, место работы, связь с вашим Telegram и ваши тексты удалены. Если понадобимся — отправьте /start.
privacy-left-registered = Готово. Связь с вашим Telegram, роли, контакты и ваши тексты удалены, ответы больше не связаны с вами. В списке педагогов осталось то, что пришло от школы. Если понадобимся — отправьте /start.
own-sheet-person = О вас
own-sheet-answers = Ответы
own-sheet-consents = Согласия
own-sheet-roles = Роли
own-sheet-actions = Действия
own-heading-fact = Что
own-heading-value = Значение
own-heading-survey = Анкета
own-heading-year = Учебный год
own-heading-question = Вопрос
own-heading-answer = Ответ
own-heading-when = Когда
own-heading-entered = Кто внёс
own-heading-version = Версия
own-heading-given = Дано
own-heading-withdrawn = Отозвано
own-heading-role = Роль
own-heading-limit = Где
own-heading-action = Действие
own-heading-who = Кто
own-everything = везде
own-yourself = вы
own-sheet-route = Маршрут
own-heading-step = Шаг
own-heading-term = Срок
own-heading-status = Что с ним
own-heading-words = Слова и приложенное
privacy-help = Зоны помощи: { $deficits }, внешние тесты: { $tests }, шаги маршрутов: { $steps }.
own-sheet-said = Сообщения
own-heading-conversation = Разговор
privacy-said = Сообщения в разговорах: { $count }.
privacy-consultations = Заявки методисту: { $count }. Их видят те, кто отвечает, и руководитель центра.
own-sheet-consultations = Заявки методисту
privacy-pairs = Пары наставничества: { $count }.
own-sheet-mentoring = Наставничество
own-sheet-events = Мои мероприятия
own-sheet-tasks = Мои поручения
own-task-text = Что сделать
own-task-association = Объединение
own-task-minutes = Протокол №
own-task-due = Срок
own-task-status = Состояние
own-task-comment = Комментарий
own-task-is-open = в работе
own-task-is-done = выполнено
own-task-is-dropped = снято
own-mentor = наставник
own-mentee = подопечный
own-mentoring-part = Я
own-mentoring-since = С
own-mentoring-until = По
own-mentoring-status = Состояние
own-mentoring-goal = Цель
own-mentoring-day = День
own-mentoring-kind = Вид
own-mentoring-words = Слова
privacy-courses = Курсы: { $courses }, заявки на курсы: { $wishes }.
privacy-contests = Конкурсы: { $count }.
own-sheet-contests = Конкурсы
own-sheet-seats = Моё участие
own-seat-title = Мероприятие
own-seat-day = Когда
own-seat-stand = Отметка
own-seat-role = Роль
own-seat-source = Откуда
own-seat-proof = Подтверждение
own-contest-title = Конкурс
own-contest-stage = Этап
own-contest-nomination = Номинация
own-contest-result = Результат
own-contest-proof = Подтверждение
