# Анкеты.
survey-progress = Вопрос { $number } из { $total } · ещё около { $minutes ->
    [one] { $minutes } минуты
   *[other] { $minutes } минут
}
survey-option = { $number }. { $text }
survey-hint-most = Можно отметить до { $most }.
survey-hint-number = Напишите число от { $low } до { $high }.
survey-hint-text = Ответ напишите сообщением, не длиннее { $length } знаков.
survey-hint-own-words = Можно добавить своими словами: напишите сообщением, не длиннее { $length } знаков.
survey-your-words = Вы написали: «{ $text }»
survey-your-number = Ваш ответ: { $number }
survey-done = Готово · { $count }
survey-skip = Пропустить
survey-next = Дальше ›
survey-seen = Понятно
survey-pause = Пауза
survey-to-answers = ‹ К ответам
survey-review = <b>{ $title }</b>
    Проверьте ответы.
survey-review-submitted = <b>{ $title }</b>
    Анкета отправлена. Ответы можно поправить.
survey-review-missing = { $count ->
    [one] Без ответа { $count } обязательный вопрос.
    [few] Без ответа { $count } обязательных вопроса.
   *[many] Без ответа { $count } обязательных вопросов.
}
survey-review-ready = Всё заполнено. Отправить?
survey-review-locked = <b>{ $title }</b>
    Ваши ответы. Изменить их можно после нового согласия.
survey-review-closed = <b>{ $title }</b>
    Анкета закрыта, ответы сохранены.
survey-line = { $number }. { $brief } — <b>{ $answer }</b>
survey-line-missing = { $number }. { $brief } — ❗ нет ответа
survey-quoted = «{ $text }»
survey-skipped = пропущено
survey-submit = Отправить
survey-go-on = Ответить на оставшиеся
survey-pick-answer = Изменить ответ
survey-picking = <b>Какой ответ изменить?</b>
    Нажмите номер вопроса.
survey-result = Результат
survey-introduction = <b>{ $title }</b>

    { $intro }

    <i>{ $assurance }</i>
survey-begin = Начать
survey-later = Позже
survey-decline = Не хочу участвовать
survey-declined = Хорошо, не будем. Передумаете — анкета здесь.
survey-paused = <b>Пауза.</b> Ответы сохранены, продолжить можно в любой день до { $until }.
survey-resume = Продолжить
survey-list = <b>Мои анкеты</b>
survey-list-empty = Сейчас анкет нет.
survey-listed-open = 📝 <b>{ $title }</b>
    { $left ->
        [0] всё заполнено, осталось отправить
        [one] остался { $left } вопрос, около { $minutes } мин, до { $until }
        [few] осталось { $left } вопроса, около { $minutes } мин, до { $until }
       *[many] осталось { $left } вопросов, около { $minutes } мин, до { $until }
    }
survey-listed-new = ○ <b>{ $title }</b>
    { $summary }
survey-listed-asked = ○ <b>{ $title }</b>
    { $summary }; до { $until }
survey-listed-done = ✅ <b>{ $title }</b>
    вы ответили, спасибо; ответы без имени
survey-listed-declined = ○ <b>{ $title }</b>
    вы решили не участвовать; можно передумать
survey-listed-submitted = ✅ <b>{ $title }</b>
    отправлена; ответы можно менять до { $until }
survey-listed-closed = 🗂 <b>{ $title }</b>
    закрылась { $until } { $year } года, ответы сохранены
survey-open-open = Продолжить: { $title }
survey-open-new = { $title }
survey-open-done = ✓ { $title }
survey-done-unnamed = Вы уже ответили, спасибо. Ответы без имени, поэтому открыть и изменить их нельзя.
survey-open-declined = { $title }
survey-open-submitted = Результат: { $title }
survey-open-closed = Ответы { $year } года: { $title }
survey-notice = <i>{ $text }</i>
survey-notice-old-button = Это старая кнопка — вот текущий вопрос.
survey-notice-missing = { $count ->
    [one] Остался { $count } обязательный вопрос — вот он.
    [few] Осталось { $count } обязательных вопроса — вот первый.
   *[many] Осталось { $count } обязательных вопросов — вот первый.
}
survey-notice-words-only = Фото, голос и файлы здесь не подойдут: ответ нужен словами.
survey-notice-buttons-only = Фото, голос и файлы здесь не подойдут: выберите кнопку под вопросом.
survey-notice-not-an-option = Такого варианта сейчас нет — вот текущий вопрос.
survey-notice-too-many = Можно отметить не больше { $limit }. Снимите лишнее.
survey-notice-out-of-bounds = Нужно целое число от { $low } до { $high }.
survey-notice-not-a-number = Нужно число цифрами, от { $low } до { $high }.
survey-notice-too-long = Получилось длинно: помещается { $limit ->
    [one] { $limit } знак
    [few] { $limit } знака
   *[many] { $limit } знаков
}. Сократите, пожалуйста.
survey-notice-empty = Сообщение пустое. Напишите ответ словами.
survey-notice-going-on = Продолжаем: напишите ответ сообщением или нажмите кнопку.
survey-notice-text-expected = Здесь нужно написать ответ сообщением.
survey-notice-choice-expected = Здесь ответ выбирают кнопкой под вопросом.
survey-notice-mandatory = На этот вопрос нужно ответить.
survey-notice-not-shown = Этот вопрос теперь не относится к вам — вот текущий.
result-title = <b>{ $title }</b>
result-strengths = <b>Ваши опоры:</b> { $areas }.
result-zones = <b>Зона помощи:</b> { $zones }.
result-zone-topics = { $zone } ({ $topics })
result-no-zones = Выраженных затруднений не видно.
result-attention = Стоит присмотреться: { $areas }.
result-unclear = Пока мало ответов: { $areas }.
result-chart = Что получается увереннее
result-reviewed-by = Ответы посмотрим до { $day }.
result-until = Ответы можно менять до { $until }.
result-answers = Посмотреть ответы
survey-unnamed-introduction = <b>{ $title }</b>

    { $intro }

    <i>Ответы хранятся не под вашим именем, поэтому найти их потом нельзя. Отвечайте прямо в этом сообщении, до { $until }. Если потеряете его, начните заново: начатое раньше не засчитается.</i>
survey-unnamed-paused = <b>Пауза.</b> Продолжить можно только отсюда: по имени эти ответы не найти.
survey-unnamed-ready = Всё заполнено. После отправки изменить ответы уже нельзя. Отправить?
survey-unnamed-thanks = <b>{ $title }</b>
    { $thanks }

    Ответы ушли без имени, изменить их уже нельзя.
survey-unnamed-gone = Ответы ушли без имени, изменить их уже нельзя.
survey-unnamed-again = Если это ответ на вопрос анкеты без имени, нажмите под вопросом «Продолжить» и отправьте ещё раз.
