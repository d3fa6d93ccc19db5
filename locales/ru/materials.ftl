# Банк методических материалов.
command-materials = Материалы: найти готовое, поделиться своим
materials-title = <b>Материалы</b>{ $narrowed ->
    [none] {""}
   *[other] : { $narrowed }
} · { $count }
materials-line = • { $title } — { $kind }
materials-hint = <i>Чтобы найти, напишите слово из названия.</i>
materials-none = Здесь пока ничего нет.
materials-by-kind = Вид
materials-by-area = Область
materials-all = Все
materials-any = Любой вариант
materials-narrow-kind = Какой вид материала показать?
materials-narrow-area = Для какой области?
materials-own = Мои материалы
materials-mine = <b>Мои материалы</b> · { $count }
materials-mine-none = <b>Мои материалы</b>

    Есть разработка урока, памятка, презентация? Поделитесь: методист посмотрит и опубликует для всех.
materials-mine-line = { $status ->
    [published] ✅
    [returned] ❗
    [withdrawn] 📦
   *[other] ⏳
} { $title }
material-offer = ➕ Поделиться материалом
materials-waiting-door = Ждут рецензии: { $count }
materials-waiting = <b>Материалы ждут рецензии</b> · { $count }
materials-waiting-none = Всё проверено.
materials-waiting-line = • { $title }
material-title = 📄 <b>{ $title }</b>
material-about = { $kind } · { $area } · { $audience }
material-note = { $note }
material-author = { $author ->
    [none] Автор не указан
   *[other] Автор: { $author }
}
material-uses = { $count ->
    [0] Пока никто не отметил, что применил.
    [one] Применил { $count } человек.
    [few] Применили { $count } человека.
   *[many] Применили { $count } человек.
}
material-standing = { $status ->
    [returned] ❗ Методист просит исправить.
    [withdrawn] 📦 Снято с публикации.
   *[other] ⏳ Ждёт рецензии.
}
material-status-waiting = ждёт рецензии
material-status-published = опубликовано
material-status-returned = возвращено
material-status-withdrawn = снято с публикации
material-reason = Почему: { $reason }
material-get = Получить
material-use = Отметить: применяю
material-used = ✓ Применяю
material-link = Ссылка: { $source }
material-file = Файл: { $source }
material-lost = Telegram больше не отдаёт этот файл. Напишите методисту.
material-publish = Опубликовать
material-return = Вернуть
material-withdraw = Снять с публикации
material-accepted = Опубликовано
material-correct = Исправить
material-remove = Убрать
material-remove-ask = Убрать «{ $title }» совсем? Вернуть будет нельзя.
material-remove-sure = Да, убрать
material-removed = Убрано
material-ask-kind = Что это за материал?
material-ask-title = Как он называется?
material-ask-area = К чему он относится?
material-ask-audience = Кому пригодится?
material-ask-note = Что внутри и как с этим работать? Двух-трёх предложений хватит.
material-ask-source = Пришлите файл, фото или ссылку.
material-ask-name = Указать вас автором? Карточку видят все, кто пользуется банком.
material-for-all = Всем
material-name-named = Да, с моим именем
material-name-unnamed = Нет, без имени
material-will-be-named = Автора увидят все.
material-will-be-unnamed = Имя автора видит только методист.
material-send = Отправить на рецензию
material-sent = Отправлено. Методист посмотрит и опубликует или подскажет, что поправить.
material-published = Опубликовано: материал уже в банке.
material-change-kind = Вид
material-change-title = Название
material-change-area = Область
material-change-audience = Кому
material-change-note = Описание
material-change-source = Файл или ссылка
material-change-name = Автор
material-choose-button = Выберите кнопку под вопросом.
material-title-unfit = Название — от { $low } до { $high } знаков.
material-note-unfit = Описание — от { $low } до { $high } знаков.
material-source-unfit = Нужна ссылка целиком, вместе с https://, либо файл или фото.
material-other-unfit = Видео и голосовое банк не хранит. Загрузите запись туда, где есть ссылка, и пришлите её; файл или фото тоже подойдут.
material-draft-gone = Этот материал уже отправлен или отменён. Откройте «Мои материалы» ещё раз.
material-is-published = Материал уже в банке. Чтобы его исправить, попросите методиста снять его с публикации.
material-changed = Материал успели изменить или решить. Откройте его ещё раз.
material-is-yours = Это ваш собственный материал: попросите другого методиста его посмотреть.
material-ask-return = Что поправить в «{ $title }»? Автор увидит ваши слова.
material-ask-withdraw = Почему снимаем «{ $title }»? Автор увидит ваши слова.
material-reason-unfit = Причина — от { $low } до { $high } знаков.
material-notice-published = ✅ Ваш материал «{ $title }» опубликован. Спасибо, что делитесь!
material-notice-returned = Материал «{ $title }» просят поправить: { $reason }
material-notice-withdrawn = Материал «{ $title }» сняли с публикации: { $reason }
material-notice-open = Открыть
privacy-materials = Материалы, которые вы предложили: { $count }.
own-sheet-materials = Мои материалы
own-material-title = Название
own-material-kind = Вид
own-material-area = Область
own-material-note = Описание
own-material-source = Файл или ссылка
own-material-status = Состояние
own-material-reason = Почему
