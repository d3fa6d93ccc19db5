# Заседания объединений: повестка, протокол, решения.
meeting-door = 📋 Повестка и протокол
meeting-is-cancelled = Это заседание отменили.
meeting-found = { $count ->
    [0] Никого не нашли. Напишите фамилию иначе.
   *[other] Кто именно? Если нужного человека нет, напишите фамилию полнее.
}
agenda-open = 📋 Повестка
agenda-title = <b>Повестка</b> · { $title }
    { $association }
    🗓 { $when }
agenda-line = { $number }. { $question }{ $speaker ->
    [none] { "" }
   *[other] { " " }— <i>{ $speaker }</i>
}
agenda-empty = { $own ->
    [yes] Вопросов пока нет. Добавьте их списком — по одному в строке.
   *[no] Повестки пока нет. Загляните позже.
}
agenda-add = ➕ Добавить вопросы
agenda-change = Изменить
agenda-ask-questions = Напишите вопросы — каждый с новой строки. Кто докладывает, напишите после тире:

    Итоги диагностики — Осокина
    План на полугодие
agenda-question-unfit = Вопрос — от { $low } до { $high } знаков. Напишите иначе.
agenda-speaker-unfit = Имя докладчика — от 2 до { $high } знаков. Напишите иначе.
agenda-too-many = { $most ->
    [one] В повестке помещается { $most } вопрос
    [few] В повестке помещается { $most } вопроса
   *[many] В повестке помещается { $most } вопросов
}. Уберите лишнее и пришлите снова.
agenda-which = Какой вопрос изменить?
agenda-question = <b>Вопрос { $number }</b>
    { $question }

    { $speaker ->
        [none] Докладчик не указан.
       *[other] Докладывает: { $speaker }
    }
agenda-up = ↑ Выше
agenda-down = ↓ Ниже
agenda-reword = Текст
agenda-speaker = Докладчик
agenda-remove = Убрать
agenda-remove-ask = Убрать вопрос?

    { $question }
agenda-remove-sure = Да, убрать
agenda-ask-wording = Напишите вопрос заново. Сейчас так:

    { $question }
agenda-ask-speaker = Кто докладывает? Напишите фамилию.

    { $question }
agenda-which-speaker = Кто докладывает? Выберите или напишите фамилию полнее.

    { $question }
agenda-guest = Гость: { $typed }
agenda-nobody = Без докладчика
agenda-no-guests = Здесь не хранят имён, поэтому гостя по имени записать нельзя.
agenda-type-again = Это старая кнопка. Откройте вопрос и напишите имя ещё раз.
agenda-told-speaker = 📋 Вы докладываете на заседании «{ $title }», { $day }, { $hour }.
    Вопрос: { $question }
minutes-open = Открыть протокол
minutes-begin = 📝 Протокол
minutes-door = { $signed ->
    [yes] 📝 Протокол № { $number }
   *[no] 📝 Протокол № { $number } · черновик
}
minutes-too-early = Протокол можно начать, когда заседание начнётся.
minutes-are-signed = Протокол подписан: его больше не меняют. Если нашлась ошибка, методист или координатор вернёт его на исправление.
minutes-are-empty = Подписывать пока нечего: нет ни вопросов, ни решений.
minutes-title = <b>Протокол № { $number }</b>{ $signed ->
    [yes] { " " }· ✓ подписан
   *[no] { " " }· черновик
}
minutes-of = { $association }, { $day }
minutes-parts = Председатель: { $chair ->
        [none] не указан
       *[other] { $chair }
    }
    Секретарь: { $secretary ->
        [none] не указан
       *[other] { $secretary }
    }
minutes-present = Присутствовали { $present } из { $members }{ $guests ->
    [0] { "" }
    [one] , { $guests } гость
    [few] , { $guests } гостя
   *[many] , { $guests } гостей
}.
minutes-no-quorum = ❗ Отмечена не больше чем половина состава. Кто был, отмечают на карточке мероприятия.
minutes-agenda = <b>Повестка</b> · записано { $heard } из { $count }
minutes-decided = <b>Решили</b>
minutes-more = …и ещё { $count }
minutes-heard = Что говорили
minutes-decisions = Решения · { $count }
minutes-who = Кто был
minutes-set-chair = Председатель
minutes-set-secretary = Секретарь
minutes-set-number = Номер
minutes-set-guests = Гости
minutes-facts = Номер, председатель, гости
minutes-facts-title = <b>Протокол № { $number }</b>
    Что изменить?
minutes-drop = Удалить черновик
minutes-drop-ask = Удалить черновик протокола № { $number }? { $decisions ->
        [0] { "" }
        [one] Записанное решение пропадёт.
       *[other] Записанные решения пропадут.
    } Повестка останется.
minutes-drop-sure = Да, удалить
minutes-dropped = Черновик удалён
minutes-stay = По этому протоколу уже раздали поручения: его можно исправить, но не удалить.
minutes-ask-chair = Кто вёл заседание? Напишите фамилию.
minutes-ask-secretary = Кто записывал? Напишите фамилию.
minutes-ask-number = Какой номер у протокола? Напишите число.
minutes-ask-guests = Сколько было гостей — тех, кто не состоит в объединении? Напишите число.
minutes-nobody = Не указывать
minutes-number-unfit = Нужно число не больше { $high }. Напишите ещё раз.
minutes-number-taken = Протокол № { $number } в этом учебном году уже есть. Выберите другой номер.
minutes-which-question = К какому вопросу записать, что говорили?
minutes-ask-heard = <b>{ $question }</b>

    { $said ->
        [none] Напишите коротко, что говорили.
       *[other] Записано так:
        { $said }

        Напишите заново. Чтобы убрать, отправьте «-».
    }
minutes-file = 📄 Документ
minutes-sign = ✓ Подписать
minutes-sign-ask = Подписать протокол № { $number }? Присутствовали { $present } из { $members }. { $decisions ->
    [0] Решений нет.
    [one] Записано { $decisions } решение.
    [few] Записаны { $decisions } решения.
   *[many] Записано { $decisions } решений.
}{ $without ->
    [0] { "" }
   *[other] { " " }Без ответственного: { $without }.
}

    После этого протокол не меняют, а ответственные получат поручения.
minutes-sign-sure = Да, подписать
minutes-signed = Подписано
minutes-return = Вернуть на исправление
minutes-return-ask = Вернуть протокол № { $number } на исправление? Он снова станет черновиком, это останется в журнале действий.
minutes-list-door = Протоколы
minutes-list = <b>Протоколы</b> · { $association } · { $count }
minutes-listed = { $signed ->
    [yes] ✓
   *[no] ✎
} № { $number } · { $day } · { $title }
minutes-register = 📄 Журнал за год
minutes-register-name = Протоколы { $years }
minutes-register-caption = Журнал протоколов за учебный год. Строк: { $count }.
minutes-file-name = Протокол № { $number } от { $day }
minutes-told-missing = 📝 { $day } прошло заседание «{ $title }», а подписанного протокола пока нет. Номер, дата и присутствующие подставятся сами.
minutes-told-returned = «{ $title }»: протокол № { $number } вернули на исправление. Он снова черновик; поправьте и подпишите заново.
minutes-sheet = Протоколы
minutes-column-association = Объединение
minutes-column-number = №
minutes-column-date = Дата
minutes-column-topic = Тема
minutes-column-present = Присутствовали
minutes-column-members = Состав
minutes-column-decisions = Решений
minutes-column-done = Выполнено
minutes-column-status = Состояние
minutes-status-signed = подписан
minutes-status-draft = черновик
minutes-paper-title = ПРОТОКОЛ № { $number }
minutes-paper-date = Дата
minutes-paper-place = Место
minutes-paper-topic = Тема
minutes-paper-chair = Председатель
minutes-paper-secretary = Секретарь
minutes-paper-present = Присутствовали
minutes-paper-count = { $present } из { $members }
minutes-paper-guests = Гостей
minutes-paper-agenda = ПОВЕСТКА ДНЯ
minutes-paper-question = { $question } (докладчик: { $speaker })
minutes-paper-heard = СЛУШАЛИ по вопросу { $number }:
minutes-paper-spoke = Докладчик: { $speaker }
minutes-paper-decided = РЕШИЛИ
minutes-paper-responsible = Ответственный: { $called }
minutes-paper-due = Срок: { $day }
decisions-open = Поручения
decisions-own-door = ✅ Мои поручения · { $count }
decisions-own = { $count ->
    [0] Поручений нет: всё выполнено.
   *[other] <b>Мои поручения</b> · { $count }
}
decisions-of-association = <b>Поручения</b> · { $association }
    { $count ->
        [0] Всё выполнено.
        [one] Ждёт { $count } поручение.
        [few] Ждут { $count } поручения.
       *[many] Ждут { $count } поручений.
    }{ $overdue ->
        [0] { "" }
       *[other] { " " }❗ Просрочено: { $overdue }.
    }
decisions-none = Решений пока нет.
decisions-too-many = { $most ->
    [one] В протоколе помещается { $most } решение
    [few] В протоколе помещается { $most } решения
   *[many] В протоколе помещается { $most } решений
}.
decisions-told-overdue = ❗ { $association }: { $count ->
    [one] просрочено { $count } поручение
    [few] просрочены { $count } поручения
   *[many] просрочено { $count } поручений
}.
decision-open = Открыть поручение
decision-add = ➕ Решение
decision-ask-new = Напишите решение. Ответственного и срок добавите следом.
decision-text-unfit = Решение — от { $low } до { $high } знаков. Напишите иначе.
decision-line = { $status ->
    [done] ✓
    [dropped] ✕
   *[open] { $number }.
} { $text }{ $responsible ->
    [none] { "" }
   *[other] { " " }— <i>{ $responsible }</i>
}{ $day ->
    [none] { "" }
   *[other] , до { $day }
}
decision-listed = { $late ->
    [yes] { "❗ " }
   *[no] { "" }
}{ $day ->
    [none] { $text }
   *[other] { $day } · { $text }
}
decision-card = <b>{ $text }</b>
    { $association }, протокол № { $number }, { $held }

    Ответственный: { $responsible ->
        [none] не указан
       *[other] { $responsible }
    }
    Срок: { $day ->
        [none] не указан
       *[other] { $day }
    }{ $late ->
        [yes] { " " }· ❗ прошёл
       *[no] { "" }
    }{ $status ->
        [done]
            { "" }
            ✓ Выполнено
        [dropped]
            { "" }
            ✕ Снято
       *[open] { "" }
    }{ $comment ->
        [none] { "" }
       *[other]
            { "" }
            { $comment }
    }
decision-edit-text = Текст
decision-edit-responsible = Ответственный
decision-edit-due = Срок
decision-ask-text = Напишите решение заново. Сейчас так:

    { $text }
decision-ask-responsible = Кто отвечает? Напишите фамилию.

    { $text }
decision-ask-due = К какому дню? Например: 15 ноября, через две недели. Без срока — отправьте «-».

    { $text }
decision-day-unfit = Срок не может быть раньше заседания или дальше двух лет. Напишите другой день.
decision-nobody = Без ответственного
decision-remove = Удалить
decision-remove-ask = Удалить решение?

    { $text }
decision-remove-sure = Да, удалить
decision-is-over = Это решение уже выполнено или снято.
decision-not-signed = Протокол ещё не подписан: поручение пока можно только изменить.
decision-finish = ✓ Сделано
decision-finish-plainly = Без комментария
decision-ask-comment = Что получилось? Напишите пару слов или отметьте без комментария.
decision-say-something = Напишите хотя бы несколько слов.
decision-drop = Снять
decision-ask-reason = Почему снимаем? Ответственный прочитает.
decision-told-given = ✅ Вам поручили: { $text }
    { $association }{ $day ->
        [none] { "" }
       *[other] , срок — { $day }
    }
decision-told-soon = ⏳ Срок поручения — { $day }: { $text }
    { $association }. Если готово, отметьте.
decision-told-due = ⏰ Сегодня срок поручения: { $text }
    { $association }. Если готово, отметьте.
decision-told-dropped = ✕ Поручение снято: { $text }
    { $association }. Причина: { $reason }
decision-told-removed = ✕ Поручения больше нет: { $text }
    { $association }. Его убрали, когда исправляли протокол.
