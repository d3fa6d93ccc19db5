# Практики, которыми поделились.
command-practices = Мой опыт: рассказать о практике
practices-title = <b>Мой опыт</b> · { $count }
practices-none = <b>Мой опыт</b>
    Здесь собираются практики, которыми вы поделились: мастер-классы, открытые уроки, публикации. Расскажите о первой, это минута.
practices-line = • { $title } — { $day }, { $status }
practices-wait = 📥 Практики ждут: { $count }
practice-tell = ➕ Рассказать о практике
practice-correct = ✏️ Исправить
practice-share = 👥 Позвать соавтора
practice-leave = Я не автор
practice-leave-sure = Да, убрать меня
practice-leave-ask = Убрать вас из авторов практики «{ $theme }»? У остальных авторов она останется.
practice-remove = Убрать
practice-remove-sure = Да, убрать
practice-remove-ask = Убрать практику «{ $theme }» совсем? Вернуть будет нельзя.
practice-left = Убрали из вашего опыта
practice-stands = Состояние: { $status }
practice-came-back = Что поправить: { $reason }
practice-status-waiting = ждёт методиста
practice-status-confirmed = подтверждена
practice-status-returned = вернулась к вам
practice-ask-kind = Чем вы поделились?
practice-ask-theme = Какая тема? Напишите её, до 200 знаков. Если об этой теме вы уже рассказывали, выберите её из списка.
practice-ask-level = Какого уровня было мероприятие или издание?
practice-ask-day = Когда это было? Например, 15.10 или «вчера».
practice-ask-place = Где? Напишите мероприятие или издание.
practice-ask-proof = Чем это можно подтвердить? Пришлите фото сертификата, файл или ссылку, либо напишите номер сертификата, приказа, страницы издания.
practice-same-theme = та же тема: { $theme }
practice-summary = <b>{ $theme }</b>
    { $kind }, { $level }
    { $day }, { $place }
    Подтверждение: { $proof }
practice-authors = { $count ->
        [one] Автор: { $names }
       *[other] Авторы: { $names }
    }
practice-change-kind = Вид
practice-change-theme = Тема
practice-change-level = Уровень
practice-change-day = Дата
practice-change-place = Где
practice-change-proof = Подтверждение
practice-send = ✅ Отправить
practice-sent = Отправлено методисту
practice-share-screen = Перешлите эту ссылку соавтору практики «{ $theme }». Он увидит её и нажмёт «Я тоже автор».
    { $link }
    Присоединиться можно, пока практику не подтвердили.
practice-share-send = Отправить ссылку
practice-share-words = Мы вместе подготовили практику «{ $theme }». Отметьтесь, пожалуйста, как соавтор.
practice-invited = Вы тоже готовили эту практику? Тогда нажмите «Я тоже автор».
practice-join = Я тоже автор
practice-joined = Теперь вы тоже автор
practice-link-none = По этой ссылке практики нет. Попросите коллегу прислать её ещё раз.
practices-waiting = <b>Практики ждут</b> · { $count }
practices-waiting-none = Всё проверено.
practice-confirm = Подтвердить
practice-return = Вернуть
practice-confirmed = Подтверждено
practice-ask-reason = «{ $theme }». Что поправить? Авторы увидят ваши слова.
practice-notice-confirmed = Ваша практика «{ $theme }» подтверждена. Спасибо, что делитесь опытом!
practice-notice-returned = Практика «{ $theme }» вернулась к вам. Что поправить: { $reason }
practice-notice-open = Открыть
practice-ahead = Этот день ещё не наступил. Расскажите о практике, когда она состоится.
practice-choose-button = Выберите, пожалуйста, из кнопок.
practice-words-unfit = Нужно от { $low } до { $high } знаков. Напишите ещё раз.
practice-draft-gone = Эта форма уже закрыта. Начните заново, это недолго.
practice-unregistered = Сначала закончите регистрацию: без неё практику не к кому записать.
practice-authors-many = Авторов уже { $count }, больше добавить нельзя.
practice-confirmed-already = Практика уже подтверждена: её слова и авторы больше не меняются.
practice-changed = Практику уже изменили или проверили. Откройте её ещё раз.
practice-is-yours = Это ваша собственная практика: попросите другого методиста её подтвердить.
own-sheet-practices = Практики
own-practice-theme = Тема
own-practice-level = Уровень
own-practice-day = Дата
own-practice-place = Где
own-practice-proof = Подтверждение
own-practice-status = Состояние
privacy-practices = Практики, которыми вы поделились: { $count }.
practice-kept-waiting = ждёт
practice-kept-confirmed = подтверждена
practice-kept-returned = возвращена
