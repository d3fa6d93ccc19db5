# Разговоры людей через бот.
relay-from = ✉️ <b>{ $name }</b>{ $title ->
    [none] {""}
   *[other] {" "}· { $title }
}
relay-note-from = 📝 <b>{ $name }</b> · заметка, её видят только те, кто помогает{ $title ->
    [none] {""}
   *[other] {" "}· { $title }
}
relay-answer = Ответить
relay-note-answer = 📝 Ответить на заметку
relay-away = { $name } сейчас не получает сообщения бота. Ваше сообщение дойдёт, как только человек вернётся.
relay-not-entered = { $name } ещё не в боте. Ваше сообщение сохранено и дойдёт, когда человек войдёт.
relay-failed = ⚠️ Одно ваше сообщение не удалось передать: { $name } его не увидит. Пришлите его, пожалуйста, ещё раз или по-другому.
talk-banner = ✉️ Вы пишете: <b>{ $people }</b>
    { $title }
talk-note-banner = 📝 Заметка коллегам: <b>{ $people }</b>
    { $title }
    Тот, кто спрашивает, её не увидит.
talk-what-goes = Всё, что отправите ниже, уйдёт сюда: текст, фото, видео, файл, голос. Закончить можно кнопкой или командой /menu.
talk-not-here-yet = { $name } ещё не в боте: сообщения дождутся.
talk-readers = { $count ->
    [2] { $head ->
        [1] 🔒 Прочитать могут вы двое и руководитель центра.
       *[other] 🔒 Прочитать могут только вы двое.
    }
   *[other] { $head ->
        [1] 🔒 Прочитать могут только участники разговора и руководитель центра.
       *[other] 🔒 Прочитать могут только участники разговора.
    }
}
talk-of-pair = Наставничество
talk-end = Закончить разговор
talk-history = История
talk-again = Написать ещё
talk-to-note = 📝 Заметка коллегам
talk-to-everybody = Писать всем в разговоре
talk-to-request = К заявке № { $number }
talk-ended = Хорошо, разговор отложен: { $people }. Чтобы вернуться, нажмите «Написать ещё» или ответьте на любое сообщение из него.
talk-is-over = Этот разговор закрыт: { $title }. Писать в него больше нельзя, прочитать можно.
talk-is-left = Вы больше не участвуете в этом разговоре: { $title }.
talk-over = Этот разговор закрыт, писать в него больше нельзя.
talk-nothing-went = Сообщение никому не ушло.
talk-nobody = пока никого, сообщения дождутся
talk-and-more = { $names } и ещё { $count }
talk-part-asker = спрашивает
talk-part-helper = помогает
talk-part-mentor = наставник
talk-part-mentee = подопечный
talk-went-to = Ушло: { $people } · { $title }
talk-note-went-to = 📝 Заметка ушла: { $people } · { $title }
talk-note-to-nobody = 📝 Заметку сохранили, но прочитать её некому: кто вам писал, из разговора вышел, отвечаете только вы · { $title }
talk-unsendable = Такое сообщение передать нельзя, оно никому не ушло. Можно отправить текст, фото, видео, файл, голосовое, кружок, аудио, стикер, место или чужой контакт.
talk-own-contact = Свой номер бот не передаёт: здесь можно договориться обо всём без телефона. Контакт никому не ушёл.
drafts-where = { $count ->
    [1] Это сообщение пока никому не ушло: «{ $beginning }»
   *[other] Пока никому не ушло сообщений: { $count }. Первое: «{ $beginning }»
}
    Кому его отправить?
drafts-full = Больше { $count } сообщений сразу не получится: последнее не сохранено. Отправьте сначала эти.
drafts-nowhere = Никуда
drafts-went = { $count ->
    [one] ✓ Ушло { $count } сообщение: { $people } · { $title }
    [few] ✓ Ушло { $count } сообщения: { $people } · { $title }
   *[many] ✓ Ушло { $count } сообщений: { $people } · { $title }
}
drafts-dropped = Хорошо, никому не отправляем.
drafts-gone = Этот выбор уже сделан или устарел. Если сообщение ещё нужно отправить, пришлите его снова.
said-kind-text = текст
said-kind-photo = фото
said-kind-video = видео
said-kind-animation = анимация
said-kind-audio = аудио
said-kind-document = файл
said-kind-voice = голосовое
said-kind-video-note = кружок
said-kind-sticker = стикер
said-kind-location = место
said-kind-contact = контакт
talk-edit-late = Эта правка никому не ушла: разговор закрыт или вы в нём больше не участвуете.
talk-edit-other-kind = Замена текста на файл при правке не передаётся. Пришлите файл отдельным сообщением.
talk-edit-other-file = Файл при правке не заменяется: у собеседника остался прежний. Пришлите новый отдельным сообщением.
history-title = <b>{ $title }</b>
history-written-down = Это разговор других людей. Что вы его открыли, записано в журнале.
history-forgotten = Срок хранения прошёл: слова и файлы удалены.
history-empty = Здесь ещё ничего не написали.
history-heading = { $place }. { $note ->
    [1] 📝 {""}
   *[other] {""}
}<b>{ $name }</b> · { $day }, { $time }{ $edited ->
    [1] {" "}· изменено
   *[other] {""}
}
history-you = Вы
history-somebody = участник
history-file-gone = Telegram больше не хранит этот файл.
talk-write = ✉️ Написать
