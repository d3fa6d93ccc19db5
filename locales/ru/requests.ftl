# Заявки на помощь: сторона тех, кто отвечает.
requests-title =
    <b>Заявки</b>
    { $waiting ->
        [0] Вас ничего не ждёт.
        [one] Ждёт { $waiting } заявка
        [few] Ждут { $waiting } заявки
       *[many] Ждут { $waiting } заявок
    }{ $free ->
        [0] {""}
       *[other] , ваших: { $own }, пока ничьих: { $free }
    }{ $overdue ->
        [0] {""}
       *[other] {" "}· просрочено: { $overdue }
    }{ $soon ->
        [0] {""}
       *[other] {" "}· скоро срок: { $soon }
    }
requests-shown = { $what ->
    [waiting] Ждут вас
    [mine] Мои
    [unassigned] Пока ничьи
    [closed] Закрытые
   *[all] Все открытые
}{ $topic ->
    [none] {""}
   *[other] {" "}· { $topic }
}: { $count }
requests-nothing = { $what ->
    [waiting] Можно перевести дух.
    [closed] Закрытых заявок пока нет.
   *[other] Таких заявок нет.
}
request-line = { $late ->
    [0] { $free ->
        [0] ▫️
       *[other] 🆕
    }
   *[other] 🔴
} <b>№ { $number }</b> · { $topic } · { $called } · { $wait }
request-number = № { $number }
request-waits = { $unit ->
    [hours] ждёт { $waited ->
        [0] меньше часа
       *[other] { $waited } ч
    } из { $whole }
   *[days] ждёт { $waited ->
        [0] меньше дня
        [one] { $waited } рабочий день
        [few] { $waited } рабочих дня
       *[many] { $waited } рабочих дней
    } из { $whole }
}
request-late = { $unit ->
    [hours] просрочена на { $late } ч
   *[days] просрочена на { $late ->
        [one] { $late } рабочий день
        [few] { $late } рабочих дня
       *[many] { $late } рабочих дней
    }
}
request-waits-for = { $state ->
    [answered] ждём слова педагога
    [closed] закрыта
    [withdrawn] отозвана
    [rejected] отклонена
    [snoozed] отложена
   *[other] в работе
}
requests-to-waiting = Ждут
requests-to-mine = Мои
requests-to-unassigned = Ничьи
requests-to-all = Все открытые
requests-to-closed = Закрытые
requests-to-topics = По теме
requests-to-bank = Готовые ответы
requests-to-groups = Групповые консультации
requests-to-duties = Кто на что отвечает
requests-to-figures = Цифры и журнал
requests-more = Ещё
requests-more-title = <b>Заявки: ещё</b>
requests-topic = { $title } · { $count }
requests-which-topic = По какой теме показать открытые заявки?
request-heading = <b>№ { $number } · { $topic }</b>
request-who = { $called }{ $subject ->
    [none] {""}
   *[other] , { $subject }
}
request-question = «{ $question }»
request-question-foreign = Вопрос и переписку видят те, кто отвечает.
request-attachments = 📎 { $count ->
    [one] { $count } вложение
    [few] { $count } вложения
   *[many] { $count } вложений
}
request-form = { $form ->
    [call] Просит: позвонить
    [in-person] Просит: встретиться
    [group] Просит: занятие для группы
   *[chat] Просит: ответить здесь
}
request-wanted-by = Хотелось бы до { $day }.
request-due = { $until ->
    [first] Первый ответ
   *[solution] Решение
}: до { $day }, { $clock }
request-snoozed = ⏳ Отложена до { $day }. Срок идёт.
request-grouped = 👥 Собрана в групповую консультацию.
request-results = Помощь, по мнению отвечавшего: { $methodist ->
    [full] полностью
    [partial] частично
   *[none] не получилось
}; по мнению педагога: { $asker ->
    [full] полностью
    [partial] частично
    [none] нет
   *[silent] пока не сказал
}.
request-lacking = Чего не хватило: «{ $comment }»
request-rejected-because = Отклонена: { $reason }
request-responsible = Отвечает: { $called }
request-helpers = Помогают: { $called }
request-more = Ещё
request-write-answer = ✍️ Написать ответ
request-claim = Взять и ответить
request-look = 📎 Посмотреть вложения
request-canned = Готовый ответ
request-pass = Передать
request-snooze = Отложить
request-wake = Вернуть в работу
request-note = Заметка для своих
request-done = Готово
request-read-back = Переписка
request-history = История заявки
request-helpers-button = Помощники
request-to-group = Собрать группу
request-reject = Отклонить
request-leave = Больше не помогаю
request-left = Вы больше не помогаете с заявкой № { $number }.
request-is-yours = Заявка ваша. Можно отвечать
request-taken-already = { $called } уже взял(а) эту заявку.
request-has-it-already = { $called } и так ведёт эту заявку.
request-is-over = Эта заявка уже закрыта.
request-helpers-title = { $count ->
    [0] Вам пока никто не помогает. Помощник увидит переписку и сможет отвечать вместе с вами.
   *[other] <b>Помощники</b>
        Нажмите, чтобы убрать.
}
request-remove-helper = ✕ { $called }
request-add-helper = Позвать коллегу
request-helper-added = Помогает { $called }
request-colleague = { $called } · { $count }
request-which-colleague = { $purpose ->
    [h] Кого позвать на помощь?
   *[p] Кому передать?
} { $found ->
    [0] Никого не нашлось. Напишите начало фамилии или имени.
   *[other] Цифра — сколько заявок у человека сейчас. Можно написать начало фамилии или имени.
}
request-ask-pass-reason = Передаём: { $called }
    Можно написать почему: причину увидят только коллеги.
request-pass-silently = Передать без пояснений
request-passed = Заявка № { $number } передана. Педагог об этом знает.
request-ask-snooze = До какого дня отложить? Нажмите или напишите, например: 25.11. Срок ответа не сдвинется.
request-snooze-tomorrow = До завтра
request-snooze-monday = До понедельника
request-day-outside = Отложить можно на завтра и дальше, но не больше чем на { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}.
request-ask-note = Напишите заметку. Её увидят только те, кто отвечает, педагогу она не придёт.
request-noted = Записали. Видят только свои.
request-ask-reject = Почему не получится помочь? Педагог увидит эти слова.
request-rejected = Заявка № { $number } отклонена. Педагог получит ваше пояснение.
request-ask-result = Получилось помочь?
request-result = { $result ->
    [full] Полностью
    [partial] Частично
   *[none] Не получилось
}
request-ask-summary = Одна строка для журнала: что сделали, какие материалы дали. До { $limit ->
    [one] { $limit } знака
   *[other] { $limit } знаков
}. Можно пропустить.
request-no-summary = Без записи
request-finished = Заявка № { $number } отмечена. Спросим педагога, всё ли получилось.
request-say-something = Нужен текст. Напишите его одним сообщением.
request-history-title = <b>История заявки № { $number }</b>
request-move-line = { $day }, { $clock } · { $who }: { $what }
request-move = { $change ->
    [asked] заявка отправлена
    [assigned] назначено, кто отвечает: { $whom }
    [taken] взято в работу
    [passed] передано: { $whom }
    [joined] помогает { $whom }
    [left] больше не помогает { $whom }
    [snoozed] отложено
    [woken] возвращено в работу
    [grouped] собрано в групповую консультацию
    [ungrouped] групповой консультации не будет
    [marked] отмечено: помощь оказана
    [judged] педагог: помощь не полная
    [confirmed] педагог сказал последнее слово
    [reopened] снова в работе
    [unanswered] закрыто: педагог не ответил
    [withdrawn] отозвано
    [rejected] отклонено
   *[other] изменено
}
request-open = Открыть заявку
request-write = Написать
request-told-taken = { $called } взял(а) вашу заявку № { $number } ({ $topic }).
request-told-passed = { $called } теперь отвечает по вашей заявке № { $number } ({ $topic }).
request-told-given = { $called } передаёт вам заявку № { $number }: { $topic }.{ $reason ->
    [none] {""}
   *[other] {" "}Почему: { $reason }
}
request-told-gone = { $called } теперь ведёт заявку № { $number } ({ $topic }).
request-told-joined = { $called } зовёт вас помочь с заявкой № { $number }: { $topic }.
request-told-rejected = С заявкой № { $number } ({ $topic }) помочь не получится: { $reason }
    Если вопрос остался, спросите по-другому: «Спросить методиста».
request-told-helper-rejected = Заявка № { $number } ({ $topic }) отклонена.
canned-choose = { $count ->
    [0] Готовых ответов по этой теме пока нет. Хороший ответ можно сохранить: «Ещё», потом «Сохранить мой ответ как готовый».
   *[other] <b>Готовый ответ</b>. 🌐 видят педагоги, цифра — сколько раз отправляли.
}
canned-button = { $public ->
    [0] {""}
   *[other] 🌐{" "}
}{ $title } · { $used }
canned-every = По всем темам
canned-shown = <b>{ $title }</b>

    { $text }
canned-send = Отправить как есть
canned-edit-first = Сначала изменить
canned-sent = Ответ отправлен
canned-copy = Нажмите на текст, он скопируется. Вставьте, поправьте и пришлите: уйдёт ваш вариант.
canned-copy-to-change = Нажмите на текст, он скопируется. Вставьте, поправьте и пришлите целиком.
canned-from-last = Сохранить мой ответ как готовый
canned-nothing-said = Сначала ответьте здесь: сохранить пока нечего.
canned-ask-title-for = { $text }

    Как назвать этот ответ? До { $limit ->
        [one] { $limit } знака
       *[other] { $limit } знаков
    }.
canned-ask-title = Как назвать ответ? До { $limit ->
    [one] { $limit } знака
   *[other] { $limit } знаков
}.
canned-ask-text = Теперь сам ответ, одним сообщением.
canned-bank = { $count ->
    [0] Готовых ответов пока нет. Напишите первый.
   *[other] <b>Готовые ответы</b>
        🌐 видят педагоги, когда спрашивают похожее. Цифра — сколько раз отправляли.
}
canned-new = ＋ Новый ответ
canned-which-topic = К какой теме относится ответ?
canned-template = <b>{ $title }</b>
    { $topic } · { $public ->
        [0] только для вас
       *[other] видят педагоги
    } · отправляли: { $used }, помогло без вопроса: { $helped }

    { $text }
canned-make-public = Показывать педагогам
canned-make-private = Оставить только себе
canned-rename = Название
canned-rewrite = Текст
canned-archive = Убрать в архив
canned-archive-ask = Убрать этот ответ? Его больше не будет в списках.
canned-archive-sure = Да, убрать
canned-archived = Убрали.
