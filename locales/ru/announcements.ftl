# Объявления: составить, отправить, проследить; и как их получают.
moment = { $day }, { $clock }
moment-unfit = Не получилось разобрать. Напишите, например: 15.12 10:30, завтра 9:00 или 15 декабря 15:00.
announcement-start =
    <b>Объявление</b>
    Пришлите его одним сообщением: текст, фото, альбом, файл, видео, голос. Или перешлите готовый пост.
    В тексте можно поставить %имя%, %школа% и %срок%: у каждого будет своё. Срок — анкеты, мероприятия, курсов или аттестации.
    Потом выберете, кому и когда.
announcement-place-name = имя
announcement-place-school = школа
announcement-place-deadline = срок
announcement-no-deadline = ⚠️ В тексте стоит %срок%, но непонятно, срок чего. Добавьте анкету или мероприятие либо отметьте в «Кому» курсы, аттестацию или «Не ответили на анкету».
announcement-places-stay = ⚠️ Под альбомом и под длинной подписью %имя%, %школа% и %срок% не заменятся. Пришлите подпись без них или слова отдельным объявлением.
announcement-undated = ⚠️ { $count ->
    [1] Для { $count } человека срок неизвестен: у него вместо %срок% будет прочерк.
    [one] Для { $count } человека срок неизвестен: у них вместо %срок% будет прочерк.
   *[other] Для { $count } человек срок неизвестен: у них вместо %срок% будет прочерк.
}
announcement-no-poll = Опрос Telegram бот не рассылает: у каждого оказалась бы своя копия, и сложить голоса было бы нельзя. Сделайте анкету из одного вопроса (/campaigns → «Свои анкеты») и откройте её кнопкой «Анкета» под объявлением: итоги бот посчитает сам.
announcement-questions-wait = { $count ->
    [one] Вас ждёт { $count } вопрос об объявлениях. Нажмите, чтобы ответить:
    [few] Вас ждут { $count } вопроса об объявлениях. Нажмите, чтобы ответить:
   *[many] Вас ждут { $count } вопросов об объявлениях. Нажмите, чтобы ответить:
}
announcement-history = Мои объявления
announcement-history-all = Все объявления
announcement-author = Прислал(а): { $called }
announcement-more = Ещё{ $count ->
    [0] {""}
   *[other] {" "}· { $count }
}
announcement-extras = <b>Ещё к объявлению</b> «{ $what }»
announcement-drop = Удалить черновик
announcement-dropped = Черновик удалён
announcement-history-title = <b>Объявления</b>
announcement-history-empty = Объявлений пока нет.
announcement-history-button = { $status ->
    [draft] ✏️ { $what }
    [scheduled] 🕓 { $what }
    [paused] ⏸ { $what }
    [cancelled] ✕ { $what }
   *[sending] ✓ { $what }
}
announcement-caption-too-long = Под вложением помещается { NUMBER($limit) } знаков, а здесь больше. Сократите слова. Убрать вложение можно так: «Ещё», «Убрать вложение».
announcement-without-words = { $kind ->
    [photo] фото
    [video] видео
    [animation] видео без звука
    [video_note] видеосообщение
    [voice] голосовое сообщение
    [album] альбом
    [document] документ{ $name ->
        [none] {""}
       *[other] {" "}«{ $name }»
    }
    [audio] аудио{ $name ->
        [none] {""}
       *[other] {" "}«{ $name }»
    }
    [sticker] стикер
    [contact] контакт
    [location] место на карте
   *[other] вложение
}
announcement-draft = <b>Черновик:</b> { $what }
    Чтобы заменить слова или добавить фото, пришлите новое сообщение.
announcement-file-line = Вложение: { $file }
announcement-kind-line = Вид: { $kind }
announcement-link-line = Ссылка: { $link }
announcement-survey-line = Анкета: { $title }
announcement-to-nobody = Кому: пока никому
announcement-to-everybody = Кому: всем, кому вы можете написать{ $unwanted ->
    [none] {""}
   *[other] ; кроме: { $unwanted }
}
announcement-to = Кому: { $wanted ->
    [none] пока никому, отметьте ☑, кто нужен
   *[other] { $wanted }
}{ $unwanted ->
    [none] {""}
   *[other] ; кроме: { $unwanted }
}
announcement-size = { $people ->
    [one] { $people } человек
    [few] { $people } человека
   *[many] { $people } человек
}, получат { $gets }.{ $absent ->
    [0] {""}
   *[other] {" "}Ещё не в боте: { $absent }.
}{ $unreachable ->
    [0] {""}
   *[other] {" "}Заблокировали бота: { $unreachable }.
}{ $declined ->
    [0] {""}
   *[other] {" "}Отказались от таких: { $declined }.
}
announcement-nobody-such = Таких людей в боте пока нет.
announcement-alike = ⚠️ { $status ->
    [scheduled] Почти такой же текст уже ждёт отправки
   *[other] Почти такой же текст за последнюю неделю уже отправляли
}{ $called ->
    [none] {""}
   *[other] {" "}({ $called })
}. Проверьте, не повтор ли это.
announcement-to-audience = Кому · { $count }
announcement-to-kind = Вид
announcement-file-off = Убрать вложение
announcement-to-link = Ссылка
announcement-to-survey = Анкета
announcement-reading-off = ☐ Просить «Ознакомлен(а)»
announcement-reading-on = ☑ Просить «Ознакомлен(а)»
announcement-repeat-never = Повтор: нет
announcement-repeat-weekly = Повтор: каждую неделю
announcement-repeat-monthly = Повтор: каждый месяц
announcement-preview = Показать мне, как увидят
announcement-shown = Вот так это увидят
announcement-refused = Telegram такое не примет: { $error }
announcement-to-sending = Отправить…
announcement-which-kind = О чём объявление? От ненужных видов люди могут отказаться, от срочных — нет.
announcement-which-survey = Какую анкету открыть кнопкой?
announcement-no-survey = Без анкеты
announcement-audience = <b>Кому отправить</b>
announcement-facet =
    <b>{ $facet }</b>
    { $everybody ->
        [true] Сейчас — всем. Нажмите тех, кому не нужно ✕; второе нажатие вернёт.
       *[false] Одно нажатие — нужны ☑, второе — кроме них ✕, третье — всё равно.
    }
announcement-everybody = Всем
announcement-clear = Очистить
announcement-done = Готово
facet-role = Роль
facet-group = Должности
facet-subject = Предмет
facet-school = Школа
facet-association = Объединение
facet-young = Молодые специалисты
facet-category = Категория
facet-unanswered = Не ответили на анкету
young-yes = молодые специалисты
announcement-ask-link = Пришлите ссылку, она станет кнопкой. Чтобы убрать, отправьте «-».
announcement-bad-link = Это не похоже на ссылку. Она начинается с https:// и не содержит пробелов.
announcement-unknown-place = Непонятно, что подставить вместо %{ $place }%. Можно: { $places }. Поправьте и пришлите снова.
announcement-sending = <b>Отправить:</b> { $what }
announcement-quiet-now = Сейчас тихие часы. Уйдёт { $moment }.
announcement-now = Сейчас
announcement-in-digest = В ближайшей сводке · { $moment }
announcement-at = В другое время
announcement-ask-hour = Когда отправить? Например: 15.12 10:30, завтра 9:00 или 15 декабря 15:00.
announcement-bad-hour = Это время прошло или слишком далеко. Можно не дальше года.
announcement-nobody = Отправлять некому: выберите, кому, или подождите, пока люди войдут в бот.
announcement-gone-out = Это объявление уже ушло. Его можно исправить или скопировать.
announcement-is-draft = <b>Черновик:</b> { $what }
announcement-is-scheduled = <b>Ждёт своего часа:</b> { $what }
    Уйдёт { $due }.
announcement-is-sending = <b>Отправляется:</b> { $what }
announcement-is-paused = <b>На паузе:</b> { $what }
announcement-is-done = <b>Отправлено:</b> { $what }
announcement-is-taken-back = <b>Удалено у всех:</b> { $what }
announcement-is-cancelled = <b>Отменено:</b> { $what }
announcement-counts = Дошло: { $sent }{ $left ->
    [0] {""}
   *[other] , осталось { $left }{ $seconds ->
        [0] {""}
       *[other] {" "}(около { $seconds } с)
    }
}{ $unreachable ->
    [0] {""}
   *[other] , заблокировали бота: { $unreachable }
}{ $failed ->
    [0] {""}
   *[other] , не принято: { $failed }
}
announcement-series = { $repeat ->
    [weekly] Повторяется каждую неделю.
   *[monthly] Повторяется каждый месяц.
} «Остановить повторы» — следующих не будет.
announcement-stop-series = Остановить повторы
announcement-series-stopped = Повторов больше не будет.
announcement-read-by = Ознакомились: { $count }
announcement-pause = ⏸ Пауза
announcement-resume = ▶️ Продолжить
announcement-refresh = Обновить
announcement-cancel = Отменить отправку
announcement-cancel-ask = Отменить отправку? Тем, кто ещё не получил, объявление не придёт.
announcement-cancel-sure = Да, отменить
announcement-cancelled = { $count ->
    [0] Отменено: больше никому не придёт.
    [one] Отменено: не придёт { $count } человеку.
   *[other] Отменено: не придёт { $count } людям.
}
announcement-unread = Не ознакомились · { $count }
announcement-remind = Напомнить им
announcement-reminded = { $count ->
    [0] Сегодня уже напоминали, или все ознакомились.
    [one] Напомним { $count } человеку.
   *[other] Напомним { $count } людям.
}
announcement-no-reading = Об этом объявлении не просили «Ознакомлен(а)», напоминать не о чем.
announcement-group-unreachable = Заблокировали · { $count }
announcement-group-failed = Не принято · { $count }
announcement-listed-unread = <b>Ещё не ознакомились</b>
announcement-listed-unreachable = <b>Заблокировали бота</b>
    Им можно сказать лично. Когда вернутся, следующие объявления дойдут.
announcement-listed-failed = <b>Telegram не принял</b>
announcement-person = · { $called }
announcement-correct = Исправить
announcement-ask-correction = Пришлите новый текст целиком. Он заменит прежний у всех, кто уже получил, и у тех, кто ещё ждёт.
announcement-corrected = Исправляем: { $count ->
    [0] уйдут новые слова
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[many] { $count } сообщений
}.
announcement-not-correctable = Исправить можно только слова: текст или подпись под одним вложением. Альбом — удалить у всех и отправить заново.
announcement-take-back = Удалить у всех
announcement-take-back-ask = Удалить объявление у всех? Telegram позволяет это в течение двух суток после отправки: что пришло раньше, останется.
announcement-too-old = Удалить уже нельзя: прошло больше двух суток, и Telegram этого не позволяет. Текст можно исправить.
announcement-fixed = { $rest ->
    [true] У { $count } удалить уже нельзя: прошло больше двух суток.
   *[other] Удалить у всех уже нельзя: прошло больше двух суток, и Telegram этого не позволяет.
}
announcement-take-back-sure = Да, удалить у всех
announcement-taken-back = { $count ->
    [0] Удалять больше нечего.
    [one] Удаляем: { $count } сообщение.
    [few] Удаляем: { $count } сообщения.
   *[many] Удаляем: { $count } сообщений.
}
announcement-taken-back-already = Это объявление уже удалили у всех.
announcement-copy = Отправить ещё раз или похожее
announcement-kind-policy = Документы
announcement-kind-methods = Методика
announcement-kind-literature = Новинки
announcement-kind-event = События
announcement-kind-contest = Конкурсы
announcement-kind-grant = Гранты
announcement-kind-discussion = Обсуждения
announcement-kind-course = Курсы
announcement-kind-urgent = Срочно
announcement-kind-internal = Служебное
announcement-open-link = Открыть ссылку
announcement-open-event = Подробнее
announcement-open-survey = Пройти анкету
announcement-have-read = Ознакомлен(а)
announcement-thanks = Спасибо, отметили
announcement-read-done = ✓ Ознакомлен(а)
announcement-reminder = Вас просили ознакомиться с объявлением{ $what ->
    [none] {""}
   *[other] {" "}«{ $what }»
}: оно выше в чате. Если прочитали, нажмите кнопку.
announcement-below = К объявлению выше:
announcement-digest =
    <b>Сводка за { $day }</b>
    { $list }

    Нажмите, чтобы прочитать целиком.
announcement-digest-line = { $number }. { $kind ->
    [policy] 📜
    [methods] 🧩
    [literature] 📚
    [event] 📅
    [contest] 🏆
    [grant] 💰
    [discussion] 💬
    [course] 🎓
    [urgent] ❗
   *[internal] 📌
} { $title }
announcement-digest-line-gone = { $number }. ✕ объявление отозвали
announcement-digest-more = Ещё ›
announcement-digest-back = ‹ К сводке
announcement-digest-gone = Это объявление отозвали: оно больше не действует.
announcement-digest-empty = Этой сводки больше нет.
announcement-ask-back = Спросить
announcement-why = Почему мне?
announcement-origin = Прислал(а): { $called }{ $role ->
    [none] {""}
   *[other] , { $role }
}. Вид: { $kind }.
    { $why ->
        [everybody] Его отправили всем, кому отправитель может написать.
        [none] Вы подходили под список, который выбрал отправитель.
       *[other] Вы подходите под список, который выбрал отправитель. { $why }.
    }
announcement-decline = Не присылать «{ $kind }»
announcement-ask = Напишите вопрос одним сообщением. Ответит тот, кто прислал объявление.
announcement-asked = Вопрос отправлен ✓ Ответ придёт сюда.
announcement-question-unfit = Нужен текст, не длиннее { $limit ->
    [one] { $limit } знака
   *[other] { $limit } знаков
}.
announcement-question =
    <b>Вопрос об объявлении</b>{ $what ->
        [none] {""}
       *[other] {" "}«{ $what }»
    }, { $called }:
    { $text }
announcement-answer = Ответить
announcement-answer-to =
    { $called } спрашивает:
    { $text }

    Напишите ответ одним сообщением.
announcement-answer-sent = Ответ отправлен ✓
announcement-answered =
    <b>Ответ на ваш вопрос</b>, { $called }:
    { $text }

    Вы спрашивали: { $question }
notifications =
    <b>Уведомления</b>
    Срочные и ваши собственные сроки приходят всегда.
    { $hour ->
        [0] Пишем с утра, как всем.
       *[other] Пишем не раньше { $hour }:00.
    }{ $declined ->
        [0] {""}
       *[other] {" "}Отказались от видов: { $declined }.
    }
notifications-kinds = Что присылать
notifications-hours = Не раньше какого часа
notifications-leave = Пауза на отпуск или болезнь
notifications-about-kinds = <b>Что присылать</b>
    ☑ — присылать, ☐ — не нужно.
notifications-about-hours = <b>Не раньше какого часа писать?</b>
notifications-about-leave = <b>Пауза</b>
    На это время бот сам ничего не пришлёт. Всё дождётся вас.
notifications-paused = Пауза до { $day } включительно.
notifications-hour = { $hour ->
    [0] как у всех
   *[other] с { $hour }:00
}
notifications-pause = { $days ->
    [one] Пауза { $days } день
    [few] Пауза { $days } дня
   *[many] Пауза { $days } дней
}
notifications-resume = Снять паузу
notifications-always = Срочные объявления приходят всем.
audience-open-saved = Сохранённые
audience-save = Сохранить набор
audience-ask-title = Как назвать этот набор? Например: физики и математики.
audience-title-unfit = Название — до { $limit ->
    [one] { $limit } знака
   *[other] { $limit } знаков
}. Напишите короче.
audience-too-many = Наборов уже { $limit }. Удалите ненужный и сохраните снова.
audience-saved = <b>Сохранённые наборы</b>
    { $count ->
        [0] Пока нет ни одного. Соберите, кому писать, и нажмите «Сохранить набор».
       *[other] Нажмите на название, чтобы взять набор.
    }
audience-forget = ✕ Удалить
facet-course_due = Курс по сроку
facet-attestation_due = Аттестация по сроку
