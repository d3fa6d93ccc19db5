# Состояние бота: экран администратора и письма о сбоях.
status-title = <b>Состояние бота</b>
status-running = Версия { $version }, работает с { $day }, { $time }
status-updates =
    { $way ->
        [webhook] Сообщения приходят через вебхук
       *[polling] Сообщения приходят по опросу Telegram
    }, последнее { $ago }
status-clock =
    Расписание: последний запуск { $ago }, { $failures ->
        [0] сбоев не было
        [one] { $failures } сбой с начала работы
        [few] { $failures } сбоя с начала работы
       *[many] { $failures } сбоев с начала работы
    }
status-memory = Память: { $size } МБ
status-database =
    База: { $kind ->
        [postgresql] PostgreSQL
       *[sqlite] SQLite
    }, { $size } МБ, схема { $schema }
status-outbox =
    { $count ->
        [0] Писем в очереди нет
        [one] В очереди { $count } письмо
        [few] В очереди { $count } письма
       *[many] В очереди { $count } писем
    }
status-outbox-due =
    { $count ->
        [one] Уже пора отправить { $count }, ждёт { $span }
       *[other] Уже пора отправить { $count }, самое давнее ждёт { $span }
    }
status-outbox-failed =
    { $count ->
        [0] Сегодня все письма ушли
        [one] Сегодня не удалось отправить { $count } письмо
        [few] Сегодня не удалось отправить { $count } письма
       *[many] Сегодня не удалось отправить { $count } писем
    }
status-errors =
    { $count ->
        [0] Ошибок за сутки нет
       *[other] <b>Ошибок за сутки: { $count }</b>
    }
status-error =
    • { $kind ->
        [update] ответ человеку не получился
        [unreadable] сообщение Telegram не прочиталось
        [job] сбой по расписанию
        [sender] очередь писем не открылась
        [letter] письмо не составилось
        [database] база не отвечала
       *[overdue] дело по расписанию опоздало
    }: { $count }
status-amiss =
    ⚠️ { $part ->
        [schema] Схема базы ещё не готова
        [database] База не отвечает
        [updates] Сообщения не приходят
        [sender] Письма не отправляются
       *[clock] Расписание стоит
    }
status-never = ещё не было
status-ago = { $span } назад
status-span =
    { $unit ->
        [days] { $count } дн.
        [hours] { $count } ч
        [minutes] { $count } мин
       *[seconds] { $count } с
    }
status-again = 🔄 Обновить
status-fresh = Обновлено

alert-update =
    ⚠️ <b>Бот не смог ответить</b>
    { $count ->
        [one] Одно сообщение закончилось ошибкой, человек получил извинение.
        [few] { $count } сообщения закончились ошибкой, люди получили извинение.
       *[many] { $count } сообщений закончились ошибкой, люди получили извинение.
    } Подробности в журнале работы: { $detail }.
alert-unreadable = ⚠️ Telegram прислал то, что бот не смог прочитать. Таких сообщений: { $count }. { $detail }
alert-job =
    ⚠️ <b>Сбой по расписанию</b>
    Сбоев: { $count }. Первый: { $detail }. Бот попробует снова сам, подробности в журнале работы.
alert-sender = ⚠️ Письма не отправляются: очередь не открывается уже несколько раз подряд. Письма не потеряны.
alert-letter = ⚠️ Не удалось составить письма: { $count }. Первое: { $detail }.
alert-database =
    🛑 <b>База данных не отвечает</b>
    Бот пробует снова. Пока её нет, люди видят извинение.
alert-overdue = ⚠️ Дело по расписанию давно не выполнялось: { $detail }. Всего таких: { $count }.
alert-database-back = ✅ База данных снова отвечает. Её не было около { $detail } мин.
alert-telegram-back = ✅ Telegram снова отвечает. Его не было около { $detail } мин. Письма, которые ждали, уходят сами.
