# Пара наставничества глазами её участников.
pair-with-mentor = 🤝 <b>Ваш наставник: { $called }</b>
pair-with-mentees = 🤝 <b>Вы наставник: { $called }</b>
pair-term = Вместе с { $since } по { $until }
pair-goal = Цель: { $goal }
pair-result = Итог: { $result }
pair-not-live = Эта пара сейчас не работает: писать в ней нельзя.
pair-is-over = Работа вместе закончена. Итог можно скачать.
pair-waits-order = Вы согласились. Ждём приказ школы.
pair-waits-first-day = Приказ есть. Начинаете { $day }.
pair-write = ✉️ Написать
pair-read-back = Переписка
pair-open = Открыть
pair-stops = Работа вместе заканчивается { $day }.
pair-ends-soon = { $days ->
    [0] Сегодня последний день.
    [one] До конца остался { $days } день.
    [few] До конца осталось { $days } дня.
   *[other] До конца осталось { $days } дней.
}
pair-longer = Продлить
pair-finish = Завершить: цель достигнута
pair-stop = Остановить
pair-stop-withdraw = Не останавливать
pair-stop-withdrawn = Работаете дальше
pair-ask-longer = <b>Продлить: { $called }</b>
    До какого дня?
pair-longer-months = { $months ->
    [0] До конца учебного года, { $day }
    [one] На { $months } месяц, до { $day }
    [few] На { $months } месяца, до { $day }
   *[other] На { $months } месяцев, до { $day }
}
pair-longer-until = Продлили до { $day }
pair-ask-result = <b>Итог: { $called }</b>
    Что получилось? Напишите итог одной-двумя фразами. Вместе вы работаете до последнего дня.
pair-ask-why-stop = <b>Остановить: { $called }</b>
    Почему останавливаете? Напишите коротко: причину прочитают другая сторона и те, кто ведёт пары. По закону на это есть три рабочих дня, до них можно передумать.
pair-summary = Итог в .docx
pair-no-summary = Итог появится, когда работа вместе закончится.
pairs-mentees = { $count ->
    [0] <b>Подопечных пока нет.</b>
   *[other] <b>Мои подопечные</b>
}
pairs-mentors = { $count ->
    [one] <b>Мой наставник</b>
   *[other] <b>Мои наставники</b>
}
pairs-line = { $called }{ $waiting ->
    [consent] {" "}· ждут вашего слова
    [order] {" "}· ждём приказ
    [first_day] {" "}· скоро начнёте
    [ending] {" "}· скоро конец, что дальше?
    [stopping] {" "}· заканчивается
    [silent] {" "}· давно нет записей
   *[nothing] {""}
}
pairs-past = Завершённые · { $count }
pairs-past-title = <b>Завершённые</b> · { $count }
pairs-no-mentor = <b>Наставника у вас сейчас нет.</b>
    Если он нужен, скажите: подобрать коллегу рядом обычно нетрудно.
pairs-who-keeps = { $called ->
    [none] Пары подбирают методисты центра.
   *[other] В вашей школе пары { $count ->
        [1] подбирает
       *[other] подбирают
    }: { $called }
}
pair-summary-name = Наставничество { $number }, итог
pair-summary-title = Итог наставничества
pair-summary-plan = выполнено { $done } из { $steps }
pair-summary-order = № { $number } от { $day }
pair-summary-journal = Что сделано
pair-summary-column-day = Дата
pair-summary-column-kind = Вид
pair-summary-column-topic = Тема
pair-summary-column-result = Результат
