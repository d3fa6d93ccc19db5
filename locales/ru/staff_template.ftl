# Таблица педагогов для заполнения: листы, столбцы, пояснения, списки, пример.
staff-sheet-register = Педагоги
staff-sheet-lists = Списки

staff-column-code = Код
staff-column-surname = Фамилия
staff-column-name = Имя
staff-column-patronymic = Отчество
staff-column-organization = Организация
staff-column-position = Должность
staff-column-subjects = Предметы
staff-column-career = Год начала работы
staff-column-birth = Год рождения
staff-column-young = Молодой специалист
staff-column-category = Категория
staff-column-category-on = Дата категории
staff-column-associations = Объединения
staff-column-email = Эл. почта
staff-column-phone = Телефон

staff-help-code = Код, под которым бот уже знает педагога. Для нового человека оставьте пустым. Строку с кодом «пример» бот не читает.
staff-help-surname = Обязательно. Полностью, русскими буквами.
staff-help-name = Обязательно. Полностью, без сокращений.
staff-help-patronymic = Если есть.
staff-help-organization = Обязательно. Название школы или сада, лучше из списка.
staff-help-position = Обязательно. Основная должность из списка, одна на строку.
staff-help-subjects = Можно несколько через запятую, главный первым. Кто предмет не ведёт, оставьте пустым.
staff-help-career = Год первой педагогической должности, например 2009.
staff-help-birth = По желанию, только год. Нужен, если молодых специалистов считают по возрасту.
staff-help-young = Да или нет. Пустая ячейка ничего не меняет.
staff-help-category = Из списка. Педагог-методист и педагог-наставник — к высшей категории.
staff-help-category-on = Когда присвоена, например 25.12.2023.
staff-help-associations = Методические объединения. Если их несколько, ставьте между ними точку с запятой.
staff-help-email = По желанию, рабочий адрес.
staff-help-phone = По желанию, например +7 900 000-00-00.
staff-help-choose = Выберите, пожалуйста, из списка.

staff-choice-yes = да
staff-choice-no = нет
staff-choice-none = без категории
staff-choice-compliance = соответствие занимаемой должности
staff-choice-first = первая
staff-choice-highest = высшая
staff-choice-methodist = высшая, педагог-методист
staff-choice-mentor = высшая, педагог-наставник
staff-choice-both = высшая, педагог-методист и педагог-наставник

staff-example-mark = пример
staff-example-surname = Ромашкина
staff-example-name = Вера
staff-example-patronymic = Павловна
staff-example-career = 2009
staff-example-category-on = 25.12.2023
staff-example-associations = РМО учителей математики; творческая группа наставников
