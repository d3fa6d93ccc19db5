# Помощь, программа, язык.
help =
    <b>Что умеет бот</b>
    📝 Анкеты: отвечать с телефона, прерываться и продолжать. Каждый ответ сохраняется сразу.
    👤 Профиль: исправить место работы, должность, предмет.
    🔒 Мои данные: что хранится; можно забрать или удалить.

    Команды: /menu — меню, /surveys — анкеты, /profile — профиль, /privacy — мои данные, /language — язык, /cancel — выйти из любого места.

    Если что-то пошло не так, отправьте /menu: ответы не пропадут.
programme =
    <b>{ $title }</b>
    { $since }–{ $until }, { $act }

    { $goal }

    { $assurance }
language-choose = <b>Язык</b>
    На каком языке вам писать? Сами анкеты — на русском.
language-after-consent = Язык можно выбрать после согласия: до него бот ничего о вас не запоминает.
language-russian = Русский
language-english = English
command-menu = Меню
command-surveys = Мои анкеты
command-profile = Мой профиль
command-help = Помощь
command-cancel = Выйти в меню
command-language = Язык
command-privacy = Мои данные
command-route = Мой маршрут
command-consult = Спросить методиста
command-mentor = Мой наставник
command-campaigns = Кампании: анкеты для многих
command-coverage = Охват: кто ответил
command-deficits = Реестр дефицитов
command-stats = Показатели программы
command-requests = Заявки на помощь
command-routes = Маршруты педагогов
command-mentees = Мои подопечные
command-mentorships = Наставничество
command-people = Люди: найти, поправить
command-staff = Мои педагоги: кто в боте
command-announce = Объявления
command-import = Загрузить список педагогов
command-invite = Приглашения
command-roles = Роли
command-handover = Передать дела
command-status = Состояние бота
command-audit = Журнал действий
command-backup = Копия базы данных
command-courses = Мои курсы
