# Кнопки, которые ведут куда-то из любого места.
back = ‹ Назад
place-menu = В меню
place-surveys = Мои анкеты
place-profile = Мой профиль
place-help = Помощь
place-language = Язык
place-programme = О программе
place-privacy = Мои данные
page-before = ‹
page-number = { $page } из { $pages }
page-after = ›
