# Методические объединения: состав, руководители, просьбы о вступлении.
command-association = Моё объединение: встречи, план, люди
association-is-closed = Это объединение закрыто. Посмотреть его можно, изменить — нет.
association-home = <b>Объединения</b>
    Выберите, какое открыть.
association-none = Вы пока не состоите ни в одном. Найдите своё и попроситесь.
association-mine = { $part ->
    [leader] ⭐ { $title }
    [deputy] ⭐ { $title }
    [secretary] ✍️ { $title }
   *[other] { $title }
}{ $waiting ->
    [0] {""}
   *[other]  · просятся: { $waiting }
}
association-all = Все объединения
association-others = Другие объединения
association-open = Открыть объединение
association-to-card = К объединению
association-title = <b>{ $title }</b>
association-kind = { $kind }{ $school ->
    [none] {""}
   *[other] , { $school }
}
association-subject = Предмет: { $subject }
association-closed = Закрыто.
association-leaders = { $leaders ->
    [none] Руководитель пока не назначен.
   *[other] { $count ->
        [one] Руководитель: { $leaders }
       *[other] Руководители: { $leaders }
    }
}
association-deputies = { $count ->
    [one] Заместитель: { $people }
   *[other] Заместители: { $people }
}
association-secretary = Секретарь: { $person }
association-members = { $members ->
    [one] { $members } участник
    [few] { $members } участника
   *[many] { $members } участников
}{ $materials ->
    [0] {""}
   *[other]  · материалов: { $materials }
}
association-next = 📅 Следующая встреча: { $when }
    { $title }
association-no-next = Следующая встреча пока не назначена.
association-open-next = 📅 Следующая встреча
association-requests = 🙋 Просятся: { $count }
association-to-requests = Посмотреть просьбы
association-plan = { $status ->
    [none] План года
    [draft] План года · черновик
    [proposed] План года · на согласовании
    [returned] План года · вернули
   *[other] План года · утверждён
}
association-people = Участники · { $count }
association-leading = Кто ведёт
association-settings = Настройки
association-further = Ещё…
association-leave = Выйти из объединения
association-leave-ask = Выйти из объединения «{ $title }»? Приглашения на его встречи приходить перестанут.
association-leave-sure = Да, выйти
association-left = Вы больше не состоите в объединении «{ $title }».
association-leader-stays = Вы руководитель. Сначала пусть назначат другого, потом можно выйти.
association-offered = <b>Другие объединения</b> · { $count }
    { $subject ->
        [none] {""}
       *[other] По предмету: { $subject }
    }{ $typed ->
        [none] {""}
       *[other] По запросу «{ $typed }»
    }
    Чтобы найти, напишите часть названия.
association-offered-line = { $asked ->
    [1] ⏳ { $title }
   *[other] { $title }
}{ $school ->
    [none] {""}
   *[other] , { $school }
}
association-my-subject = По моему предмету
association-every-subject = По всем предметам
association-offered-one = <b>{ $title }</b>{ $school ->
    [none] {""}
   *[other] , { $school }
}
    { $members ->
        [one] { $members } участник
        [few] { $members } участника
       *[many] { $members } участников
    }
    { $asked ->
        [1] ⏳ Вы попросились. Ответ придёт сюда.
       *[other] Хотите участвовать? Руководитель увидит вашу просьбу.
    }
association-ask = Попроситься
association-withdraw = Передумать
association-not-registered = Проситься могут те, кого уже подтвердили в списке педагогов.
association-asker-gone = Этот человек здесь больше не работает: принять его нельзя.
association-belongs-already = Вы уже в этом объединении.
association-requests-title = <b>Просятся в объединение</b> · { $count ->
    [0] сейчас никто
   *[other] { $count }
}
association-applicant = { $place }. { $called }{ $subject ->
    [none] {""}
   *[other] , { $subject }
} — { $day }
association-accept = ✓ Принять { $place }
association-decline = ✕ Отказать { $place }
association-accepted = Приняли
association-declined = Отказали
association-told-asks = 🙋 { $called } просится в объединение «{ $title }».
association-told-accepted = Вас приняли в объединение «{ $title }». Добро пожаловать!
association-told-declined = В объединение «{ $title }» пока не приняли. Можно спросить руководителя, почему.
association-told-added = Вас включили в объединение «{ $title }».
association-told-removed = Вы больше не состоите в объединении «{ $title }».
association-told-closed = Объединение «{ $title }» закрыто, поэтому вашу просьбу не приняли.
association-told-leads = Теперь вы ведёте объединение «{ $title }».{ $meetings ->
    [0] {""}
    [one] {" "}К вам перешла { $meetings } назначенная встреча.
    [few] {" "}К вам перешли { $meetings } назначенные встречи.
   *[many] {" "}К вам перешли { $meetings } назначенных встреч.
}
association-told-led = Объединение «{ $title }» теперь ведёт другой человек. Вы остаётесь участником. Спасибо за работу!
association-told-deputy = Вы теперь заместитель руководителя в объединении «{ $title }».
association-told-secretary = Вы теперь секретарь объединения «{ $title }»: ведёте повестки и протоколы.
association-told-dismissed = В объединении «{ $title }» вы теперь участник, без дополнительных обязанностей.
association-list = <b>Объединения</b> · { $count }{ $closed ->
    [1] {" "}· закрытые
   *[other] {""}
}{ $kind ->
    [none] {""}
   *[other] {" "}· { $kind }
}{ $typed ->
    [none] {""}
   *[other] {" "}· «{ $typed }»
}
    Чтобы найти, напишите часть названия.
association-list-line = { $title }{ $school ->
    [none] {""}
   *[other] , { $school }
} · { $members }
association-by-kind = По видам
association-closed-ones = Закрытые · { $count }
association-new = ➕ Новое
association-which-kind = Какое объединение создаём?
association-ask-title = Как оно называется? Напишите полностью, как в приказе.
association-ask-school = В какой школе? Напишите часть названия.
association-which-school = { $count ->
    [0] Такой школы не нашли. Напишите иначе.
   *[other] Выберите школу.
}
association-title-unfit = Название — от { $low } до { $high } знаков. Напишите иначе.
association-same = Такое объединение уже есть: «{ $title }».
association-same-closed = Такое объединение было и закрыто: «{ $title }». Его можно открыть снова — в списке закрытых.
association-made = Создали «{ $title }». Теперь добавьте людей и назначьте руководителя.
association-settings-text = <b>{ $title }</b>
    { $kind } · предмет: { $subject ->
        [none] не указан
       *[other] { $subject }
    }{ $closed ->
        [1] {" "}· закрыто
       *[other] {""}
    }
association-rename = Название
association-set-subject = Предмет
association-ask-new-title = Сейчас: «{ $title }». Как назвать?
association-which-subject = <b>{ $title }</b>
    Какой предмет?
association-no-subject = Без предмета
association-close = Закрыть объединение
association-reopen = Открыть снова
association-close-ask = Закрыть «{ $title }»?
    Участников: { $members }, назначенных встреч: { $meetings }, просьб: { $requests }.
    Люди, планы и протоколы останутся, открыть можно снова. Назначенные встречи сами не отменятся, просьбам откажем.
association-close-sure = Да, закрыть
association-to-members = К участникам
association-members-title = <b>{ $title }</b> · участников: { $count }{ $typed ->
    [none] {""}
   *[other] {" "}по запросу «{ $typed }»
}
    Чтобы найти, напишите часть фамилии или код.
association-member-line = { $part ->
    [leader] ⭐ { $called }
    [deputy] ⭐ { $called } · заместитель
    [secretary] ✍️ { $called } · секретарь
   *[other] { $called }
}
association-member = <b>{ $called }</b>
    { $title }: { $part ->
        [leader] руководитель
        [deputy] заместитель
        [secretary] секретарь
       *[other] участник
    }
association-add = ➕ Добавить людей
association-ask-whom = Кого добавить в «{ $title }»? Напишите часть фамилии или код.
association-add-own-subject = Все учителя: { $subject }
association-add-subject = Все учителя предмета…
association-candidates = По запросу «{ $typed }»: { $count ->
    [0] никого. Попробуйте иначе.
   *[other] выберите человека.
}
association-added = Добавили: { $called }. Можно написать следующую фамилию.
association-add-ask = Добавить в «{ $title }» всех, кто преподаёт предмет «{ $subject }»? { $count ->
    [0] Добавлять некого: все уже здесь.
    [one] Добавится { $count } человек.
    [few] Добавится { $count } человека.
   *[many] Добавится { $count } человек.
}
association-add-sure = Добавить · { $count }
association-added-many = Добавили: { $count }.
association-remove = Убрать из объединения
association-remove-ask = Убрать из объединения «{ $title }»: { $called }?
association-remove-sure = Да, убрать
association-removed = Убрали
association-leads-still = Сначала снимите обязанности руководителя или заместителя, потом можно убрать.
association-leading-text = <b>{ $title }</b>
    Руководитель: { $leaders ->
        [none] не назначен
       *[other] { $leaders }
    }
    Заместитель: { $deputies ->
        [none] нет
       *[other] { $deputies }
    }
    Секретарь: { $secretary ->
        [none] нет
       *[other] { $secretary }
    }
association-change-leader = Сменить руководителя
association-name-leader = Назначить руководителя
association-name-deputy = Заместитель
association-name-secretary = Секретарь
association-choose = { $purpose ->
    [leader] Кто будет руководить?
    [deputy] Кто будет заместителем?
   *[other] Кто будет секретарём?
} { $title }
    { $count ->
        [0] Участников пока нет.
       *[other] Выберите из участников
    } или напишите часть фамилии.
association-name-ask = { $purpose ->
    [leader] Руководитель
    [deputy] Заместитель
   *[other] Секретарь
} объединения «{ $title }» — { $called }?{ $old ->
    [none] {""}
   *[other] {" "}Сейчас руководит { $old }: останется участником, назначенные встречи перейдут.
}
association-name-sure = Да, назначить
association-named = { $purpose ->
    [leader] Руководитель
    [deputy] Заместитель
   *[other] Секретарь
}: { $called }.{ $meetings ->
    [0] {""}
   *[other] {" "}Встреч перешло: { $meetings }.
}
association-dismiss = Снять: { $called }
association-dismiss-ask = Снять обязанности в объединении «{ $title }»: { $called }? Участником человек останется.
association-dismiss-sure = Да, снять
association-dismissed = Обязанности сняли, участником человек остался.
association-to-gaps = Где нет плана / встречи
association-gaps = <b>Где нет плана или встречи</b> · { $count ->
    [0] всё в порядке
   *[other] { $count }
}
association-gap = • { $title }{ $school ->
    [none] {""}
   *[other] , { $school }
}: { $plan ->
    [none] нет плана
    [draft] план не отправлен
   *[other] {""}
}{ $quarters ->
    [none] {""}
   *[other] {" "}нет встречи: { $quarters }
}
association-remind = 🔔 Напомнить руководителям
association-reminded = { $count ->
    [0] Напоминать некому.
   *[other] Напомнили: { $count }. Чаще раза в день не повторяем.
}{ $alone ->
    [0] {""}
   *[other] {" "}Без руководителя: { $alone }.
}
association-told-gaps = «{ $title }»: { $plan ->
    [1] ещё нет плана на год.
   *[other] {""}
}{ $quarters ->
    [none] {""}
   *[other] {" "}Не было встречи: { $quarters }.
} Пожалуйста, загляните.
association-clock-plan = Пора составить план встреч на { $year }: «{ $title }». Можно взять прошлогодний и поправить.
association-clock-summary = { $count ->
    [one] { $count } объединение
    [few] { $count } объединения
   *[many] { $count } объединений
} без плана на год.
association-table = ⬇️ Выполнение планов
association-sheet = Планы объединений
association-file-name = планы-объединений-{ $years }
association-file-caption = { $count ->
    [one] { $count } объединение.
    [few] { $count } объединения.
   *[many] { $count } объединений.
}
association-column-title = Объединение
association-column-kind = Вид
association-column-school = Школа
association-column-leaders = Руководитель
association-column-status = План
association-column-planned = Запланировано
association-column-held = Проведено
association-column-moved = Перенесено
association-column-missed = Не проведено
association-column-attendance = В среднем присутствовали
association-column-topics = Проведённые темы
association-column-analysis = Анализ руководителя
