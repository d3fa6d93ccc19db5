# Группа объединения в Telegram.
association-group-door = 💬 Группа в Telegram
association-group-none = <b>Группа в Telegram</b> · { $association }
    Добавьте бота в группу объединения: он будет писать туда о новых встречах, переносах и отменах и напоминать накануне. Больше ничего: чужих сообщений бот не читает и на них не отвечает.

    Нажмите кнопку и выберите группу. Ссылка работает час и только у вас.
association-group-add = Добавить бота в группу
association-group-look = Проверить, получилось ли
association-group-again = Подключить снова
association-group-linked = <b>Группа в Telegram</b> · { $association }
    Подключена: «{ $title }», { $day }.
    Сюда бот пишет о новых встречах, переносах и отменах и напоминает накануне. Записываются люди в самом боте.
association-group-lost = <b>Группа в Telegram</b> · { $association }
    ⚠️ С { $day } бот не может писать в группу «{ $title }»: его убрали или ему запретили писать. Верните его — или подключите другую группу.
association-group-unlink = Отключить группу
association-group-unlinked = Группа отключена
association-group-hello = Готово: здесь будут новости о встречах объединения «{ $association }». Записаться и спросить можно в самом боте.
association-group-not-yours = Подключить группу может только руководитель объединения — по своей ссылке из бота.
association-group-code-old = Эта ссылка уже не работает: она действует час. Возьмите новую в боте.
association-group-taken = Эта группа уже подключена к другому объединению.
association-group-second = У этого объединения уже есть группа. Сначала отключите её в боте.
association-group-is-lost = ⚠️ Бот больше не может писать в группу «{ $title }» ({ $association }): его убрали или запретили писать. Люди по-прежнему получат всё в самом боте.
association-group-is-back = Бот снова может писать в группу «{ $title }» ({ $association }).
association-group-open-event = Открыть в боте
association-group-told-published = 📅 <b>Новая встреча:</b> «{ $title }»
    { $day }, { $hour }{ $place ->
        [none] { "" }
        [online] {" "}· онлайн
       *[other] {" "}· { $place }
    }
association-group-told-repeated = 🔁 <b>Будет повторяться:</b> «{ $title }»
    Первый раз { $day }, { $hour }, потом ещё { $more ->
        [one] { $more } встреча
        [few] { $more } встречи
       *[many] { $more } встреч
    }. Даты — в боте.
association-group-told-moved = ⏰ <b>Перенесли:</b> «{ $title }»
    Было: { $was }, { $before }
    Теперь: { $day }, { $hour }{ $place ->
        [none] { "" }
        [online] {" "}· онлайн
       *[other] {" "}· { $place }
    }{ $more ->
        [0] { "" }
       *[other] {" "}— и следующие встречи тоже
    }
association-group-told-place = 📍 <b>Новое место:</b> «{ $title }»
    { $day }, { $hour }{ $place ->
        [none] {" "}· место уточняют
        [online] {" "}· онлайн, ссылка в боте
       *[other] {" "}· { $place }
    }
association-group-told-cancelled = ✖️ <b>Отменили:</b> «{ $title }», { $day }, { $hour }{ $more ->
        [0] { "" }
       *[other] {" "}— и следующие встречи тоже
    }
association-group-told-tomorrow = 🔔 <b>Напоминаем:</b> «{ $title }»
    { $day }, { $hour }{ $place ->
        [none] { "" }
        [online] {" "}· онлайн
       *[other] {" "}· { $place }
    }
