event-after = После встречи
event-after-title = <b>После встречи</b> · { $title }
event-after-people = { $count ->
    [0] Пока не отмечено, кто участвовал.
   *[other] Участвовали: { $count }
}
event-after-mark-first = Отметьте, кто был: от этого зависят сертификаты и отзывы.
event-materials-count = 📎 Материалы · { $count }
event-materials-title = <b>Материалы</b> · { $title } · { $count }
event-materials-empty = Здесь пока пусто. Нажмите «Добавить» и пришлите презентацию, конспект, запись или ссылку: участники получат их в одно нажатие.
event-materials-add = ➕ Добавить
event-materials-tell = Разослать участникам · { $count }
event-materials-sent = { $count ->
    [0] Всем, кого можно известить, уже написали. Добавите новое — можно будет разослать снова.
    [one] Напишем { $count } участнику. Вечером и в выходной не тревожим.
   *[other] Напишем { $count } участникам. Вечером и в выходной не тревожим.
}
event-materials-ask = Пришлите документ, фото, видео или ссылку. Название возьмём из подписи или имени файла.
event-materials-ask-more = Пришлите ещё или нажмите «Готово».
event-materials-done = Готово
event-materials-added = Добавили ✓ { $title }
event-materials-ask-title = Как это назвать? Напишите одной строкой.
event-materials-plain = Оставить «{ $title }»
event-material-document = Документ
event-material-photo = Фото
event-material-video = Видео
event-material-link = Ссылка
event-materials-one = <b>{ $title }</b>
event-materials-link = { $link }
event-materials-get = Получить
event-materials-remove = Удалить
event-materials-remove-ask = Удалить «{ $title }»? У кого уже есть — останется, больше никто не получит.
event-materials-remove-sure = Да, удалить
event-materials-removed = Удалили.
event-materials-take = Нажмите — бот пришлёт.
event-materials-none = Материалов нет.
event-materials-lost = Файла больше нет в Telegram. Попросите организатора прислать его снова.
event-materials-unfit = Не получилось. Нужен документ, фото, видео или одна ссылка, которая начинается с https://.
event-materials-title-needed = Название не может быть пустым. Напишите несколько слов.
event-materials-full = Уже { $high } — больше не помещается. Удалите лишнее.
event-materials-closed = К этому мероприятию материалов не добавить: его нет в плане.
event-materials-nobody = Разослать пока некому: отметьте, кто участвовал.
event-materials-gone-by = Этот файл уже сохранён или вы начали заново. Откройте «Материалы» ещё раз.
event-materials-told = 📎 Материалы «{ $title }»: { $count ->
    [one] { $count } файл или ссылка
    [few] { $count } файла и ссылки
   *[many] { $count } файлов и ссылок
}. Забрать — в одно нажатие.
event-materials-open = Посмотреть
event-certificate-take = 🎓 Сертификат
event-certificate-all = 🎓 Сертификаты · { $count }
event-certificate-drawn = Рисуем, секунду…
event-certificate-file = сертификат-{ $number }.pdf
event-certificates-file = сертификаты-{ $number }.pdf
event-certificate-caption = Ваш сертификат: «{ $title }».
event-certificate-by-hand = Ваш сертификат: «{ $title }». Имя впишите от руки: здесь имён не храним.
event-certificates-caption = Сертификаты: «{ $title }», { $count ->
    [one] { $count } лист
    [few] { $count } листа
   *[many] { $count } листов
}. Распечатайте, подпишите и раздайте.
event-certificate-none = Сертификат будет, когда мероприятие пройдёт. За мероприятия, которые проводят другие, его выдают они сами.
event-certificate-nobody = Пока не отмечено, кто участвовал. Отметьте — и сертификаты будут готовы.
event-certificate-heading = Сертификат
event-certificate-confirms-listener = Подтверждаем участие в мероприятии
event-certificate-confirms-spoke = Подтверждаем выступление на мероприятии
event-certificate-confirms-organised = Подтверждаем организацию мероприятия
event-certificate-title = { $kind } «{ $title }»
event-certificate-where = { $place }
event-certificate-online = Онлайн
event-certificate-holder = Проводит: { $holder }
event-certificate-hours = { $count ->
    [one] { $count } академический час
    [few] { $count } академических часа
   *[many] { $count } академических часов
}
event-certificate-number = № { $number }
event-certificate-name-line = фамилия, имя, отчество
event-certificate-signature = Руководитель
