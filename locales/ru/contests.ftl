# Конкурсы глазами участников и школ.
command-contests = Конкурсы: участвовать, мои результаты
contests-title = <b>Открыт приём</b> · { $count }
contests-none = Сейчас приём заявок не идёт. Когда откроется, конкурс появится здесь.
contests-line = { $sign ->
    [in] ✅
   *[open] •
} { $title } · { $stage } · { $left ->
    [0] последний день
    [one] остался { $left } день
    [few] осталось { $left } дня
   *[many] осталось { $left } дней
}
contests-own = Мои участия
contests-keep = Вести конкурсы
contests-ours = Наши участники
contest-asked = ❗ Вас выдвигают: { $title }
contest-stage-school = школьный этап
contest-stage-municipal = муниципальный этап
contest-stage-regional = региональный этап
contest-stage-federal = федеральный этап
contest-title = 🏆 <b>{ $title }</b>
contest-fact-about = { $about }
contest-fact-window = Заявки: с { $since } по { $until }
contest-fact-until = Заявки: до { $until } включительно
contest-fact-trials = Испытания: с { $since } по { $until }
contest-fact-trials-edge = { $edge ->
    [since] Испытания начнутся { $day }
   *[until] Испытания закончатся { $day }
}
contest-fact-results = Итоги: { $day }
contest-fact-nominations = Номинации ({ $count }):
    { $titles }
contest-fact-regulations = { $form ->
    [link] Положение: ссылка
   *[file] Положение: файл
}
contest-standing = { $standing ->
    [ahead] Приём ещё не начался.
    [open] { $left ->
        [0] Сегодня последний день приёма.
        [one] До конца приёма { $left } день.
        [few] До конца приёма { $left } дня.
       *[many] До конца приёма { $left } дней.
    }
    [judged] Приём закончился, итоги ещё впереди.
    [closed] Конкурс завершён.
    [cancelled] ✕ Конкурс отменён.
   *[elsewhere] Конкурс проходит не у нас, здесь хранится только результат.
}
contest-own-line = { $nomination ->
    [none] Вы: { $status }
   *[other] Вы, «{ $nomination }»: { $status }
}
contest-own-helper = Помогает: { $called }
contest-entry-result = { $status ->
    [nominated] ждём ответа
    [submitted] заявка подана
    [participant] участник
    [laureate] лауреат
    [winner] победитель
   *[declined] не участвует
}{ $place ->
    [0] { "" }
   *[other] , { $place } место
}
contest-entry-claim = { $result } (ждёт подтверждения)
contest-entry-rejected = результат не подтверждён
contest-enter = Участвовать
contest-entered = Заявка принята
contest-declined = Отмечено: вы не участвуете
contest-which-nomination = <b>{ $title }</b>
    В какой номинации?
contest-choose-nomination = Выбрать номинацию
contest-withdraw = { $title ->
    [none] Отозвать заявку
   *[other] Отозвать: { $title }
}
contest-withdraw-ask = Отозвать заявку на «{ $title }»? До конца приёма её можно подать снова.
contest-withdraw-sure = Да, отозвать
contest-withdrawn = Заявка отозвана
contest-helper = { $title ->
    [none] Кто помогает
   *[other] Кто помогает: { $title }
}
contest-helper-ask = Кто помогает вам готовиться? Ему придёт короткое сообщение.
contest-helper-nobody = Здесь можно указать наставника или того, кто отвечал на ваши заявки. Пока таких нет: попросите помощи в подготовке.
contest-helper-is = { $part ->
    [mentor] { $called } · наставник
   *[consultant] { $called } · консультант
}
contest-helper-none = Никто
contest-regulations = 📄 Положение
contest-help = Нужна помощь в подготовке
contest-nominate = Выдвинуть педагога
contest-keep = Вести этот конкурс
contests-own-title = <b>Мои участия</b> · { $count }
contests-own-none = <b>Мои участия</b>
    Пока ничего нет. Если вы участвовали в конкурсе не у нас, внесите результат.
contests-own-year = <b>{ $year }</b>
contests-own-line = • { $title } ({ $stage }): { $cancelled ->
    [1] конкурс отменён
   *[0] { $status }
}
contest-unregistered = Сначала вашу школу нужно подтвердить: участвовать могут педагоги из списка. Попросите координатора школы.
contest-is-not-open-ahead = Приём заявок ещё не начался.
contest-is-not-open-judged = Приём заявок закончился.
contest-is-not-open-closed = Этот конкурс завершён.
contest-is-not-open-cancelled = Этот конкурс отменён.
contest-nominations-changed = Номинации изменились. Откройте конкурс и выберите снова.
contest-nomination-taken = В этой номинации вы уже есть, или результат уже известен.
contest-has-result = Результат уже есть: изменить заявку нельзя.
# Выдвижение
contest-candidates = <b>{ $title }</b>
    { $typed ->
    [none] Кого выдвигаете? Напишите фамилию или код.
   *[other] Нашлось по «{ $typed }»: { $count }
}
contest-nominate-ask = Выдвинуть: { $called }
    «{ $title }»
    { $has ->
    [1] Выберите номинацию. Человек получит письмо и решит, участвовать ли.
   *[0] Человек получит письмо и решит, участвовать ли.
}
contest-nominate-own = Номинацию выберет участник
contest-nominate-sure = Да, выдвинуть
contest-nominated = Письмо отправим
contest-has-declined = Этот человек отказался участвовать. Если передумает, пусть подаст заявку через «Конкурсы».
contest-has-answered = Ответ уже есть или приём закончился: снять выдвижение нельзя.
contest-ours = <b>Наши участники, { $year }</b> · { $count }
contest-ours-none = <b>Наши участники, { $year }</b>
    Пока никого. Откройте конкурс с идущим приёмом и выдвиньте педагога.
contest-ours-contest = <b>{ $title }</b> · { $stage }
contest-our-status = Сейчас: { $status }
contest-take-back = Снять выдвижение
contest-take-back-ask = Снять выдвижение? { $called }, «{ $title }»
contest-take-back-sure = Да, снять
contest-taken-back = Выдвижение снято
# Результаты не у нас
contest-claim = ➕ Результат не у нас
contest-claim-other = ➕ За педагога
contest-claim-whose = { $called }
contest-claim-people = Чей результат внести? { $typed ->
    [none] Напишите фамилию или код.
   *[other] Нашлось по «{ $typed }»: { $count }
}
contest-claim-ask-contest = Какой конкурс? Выберите или напишите название.
contest-claim-ask-kind = Что это за конкурс?
contest-claim-ask-stage = Какой этап?
contest-claim-ask-day = Когда подвели итоги? Например: 12.02.2026.
contest-claim-ask-result = Какой результат?
contest-claim-ask-place = Какое место?
contest-claim-ask-proof = Чем это подтвердить? Пришлите фото диплома, файл или ссылку на итоги, либо напишите, где они опубликованы.
contest-claim-summary = <b>{ $title }</b>{ $about ->
    [none] { "" }
   *[other] { " " }({ $about })
}
    Результат: { $result }
contest-claim-day = Итоги: { $day }
contest-claim-proof = Подтверждение: { $proof }
contest-claim-send = Отправить методисту
contest-claim-change-result = Другой результат
contest-claim-change-proof = Другое подтверждение
contest-claim-sent = Отправлено. Засчитаем, когда методист подтвердит.
contest-claim-ahead = Этот день ещё впереди. Результат вносят, когда он известен.
contest-proof-unfit = Напишите от { $low } до { $high } знаков: ссылку или где опубликовано.
# Письма
contest-notice-open = Открыть
contest-notice-yes = Да, участвую
contest-notice-no = Нет
contest-notice-nominated = 🏆 Вас выдвигают на конкурс «{ $title }»{ $nomination ->
    [none] .
   *[other] , номинация «{ $nomination }».
} Участвуете? Ответить можно до { $until }.
contest-notice-goes-on = 🏆 Поздравляем! Ваш результат открывает следующий этап: «{ $title }»{ $nomination ->
    [none] .
   *[other] , номинация «{ $nomination }».
} Участвуете? Ответить можно до { $until }.
contest-notice-waits = Конкурс «{ $title }» ждёт вашего ответа: приём заявок до { $until }.{ $nomination ->
    [none] { "" }
   *[other] { " " }Номинация «{ $nomination }».
} Участвуете?
contest-notice-ending = Приём на «{ $title }» заканчивается: последний день — { $until }. Успейте выдвинуть педагогов.
contest-notice-moved = У конкурса «{ $title }» новые дни. Заявки до { $until }, остальное — в карточке.
contest-notice-cancelled = Конкурс «{ $title }» отменён: { $reason }
contest-notice-helper = Вас назвали помощником в подготовке к конкурсу «{ $title }». Спасибо вам.
contest-notice-result = Итоги конкурса «{ $title }»{ $nomination ->
    [none] { "" }
   *[other] , номинация «{ $nomination }»
}. Ваш результат: { $result ->
    [winner] победитель
    [laureate] лауреат
   *[participant] участник
}{ $place ->
    [0] { "" }
   *[other] , { $place } место
}. { $result ->
    [participant] Спасибо, что участвовали.
   *[other] Поздравляем!
}
contest-notice-corrected = В итогах конкурса «{ $title }» исправили ваш результат{ $nomination ->
    [none] { "" }
   *[other] { " " }(«{ $nomination }»)
}: { $result ->
    [winner] победитель
    [laureate] лауреат
    [participant] участник
   *[submitted] результата нет
}{ $place ->
    [0] { "" }
   *[other] , { $place } место
}. Извините за неточность.
contest-notice-rejected = Результат конкурса «{ $title }» пока не подтверждён: { $reason }. Исправьте и внесите снова.
contest-notice-results-due = Сегодня или раньше должны быть итоги конкурса «{ $title }», а их пока нет.
contest-notice-mark = Внести итоги
