# Главное меню.
menu-greeting = <b>{ $name }, добрый день</b>
menu-greeting-nameless = <b>Добрый день</b>
menu-survey-waits = 📝 Анкета «{ $title }»: { $left ->
    [one] остался { $left } вопрос
    [few] осталось { $left } вопроса
   *[many] осталось { $left } вопросов
}, до { $until }.
menu-survey-ready = 📝 Анкета «{ $title }» заполнена. Осталось отправить.
menu-survey-new = 📝 Анкета «{ $title }» ждёт вас: { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}, можно с перерывами.
menu-nothing-waits = Все анкеты заполнены. Спасибо!
menu-continue = Продолжить анкету · { $minutes } мин
menu-send = Проверить и отправить
menu-begin = Пройти анкету · { $minutes } мин
