# Главное меню.
menu-greeting = { $part ->
    [morning] <b>{ $name }, доброе утро</b>
    [day] <b>{ $name }, добрый день</b>
   *[evening] <b>{ $name }, добрый вечер</b>
}
menu-greeting-nameless = <b>Здравствуйте</b>
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
menu-survey-asked = 📝 Анкета «{ $title }» ждёт вас до { $until }: { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}, можно с перерывами.
menu-all-done = Все анкеты заполнены. Спасибо!
menu-nothing-waits = Сейчас ничего не ждёт.
menu-more = <b>Ещё</b>
menu-sharing = <b>Обмен опытом</b>
    Готовое от коллег и то, чем поделились вы.
menu-settings = <b>Настройки</b>
menu-continue = Продолжить анкету · { $minutes } мин
menu-send = Проверить и отправить
menu-begin = Пройти анкету · { $minutes } мин
menu-work = <b>Другая работа</b>
menu-route-step = 🧭 { $title } — { $late ->
    [1] срок был { $day }
   *[other] до { $day }
}
menu-requests-wait = 📥 Заявки · { $count }
