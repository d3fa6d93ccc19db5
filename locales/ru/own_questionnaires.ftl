# Анкеты, которые методист делает сам.
own-title = <b>Мои анкеты методиста</b>
own-line = • { $title } — { $standing }
own-empty = Пока нет. Сделайте первую: заполните шаблон или скопируйте готовую.
own-is-draft = черновик
own-is-changed = опубликована, есть изменения
own-is-published = опубликована
own-new = Новая из файла
own-copy = Скопировать готовую
own-draft = <b>{ $title }</b> ({ $code })
    { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
       *[many] { $count } вопросов
    }, { $minutes } мин · { $standing }
own-draft-unnamed = { $draft }
    Ответы без имени.
own-try = Пройти как…
own-publish = Опубликовать
own-published = Готово: анкету можно выбрать в кампании.
own-file = Скачать .xlsx
own-replace = Заменить файлом
own-remove = Удалить черновик
own-remove-sure = Удалить черновик «{ $title }»?
own-remove-yes = Да, удалить
own-removed = Черновик удалён.
own-stays = Опубликованную анкету удалить нельзя: на неё могли ответить.
own-outdated = Справочники программы изменились, и анкета к ним не подходит. Скачайте её, поправьте и пришлите снова.
own-names-stay = Анкета уже выходила, и с именем или без — менять нельзя: люди отвечали на других условиях. Сделайте копию.
own-not-for-all = «Открыта всегда» видна всем педагогам, а вы ведёте часть школ. Поставьте «нет» и откройте анкету кампанией.
own-was-before = Такая версия этой анкеты уже была. Измените в ней хоть что-нибудь.
own-too-many = Черновиков уже { $limit }. Удалите лишние.
own-waiting = Пришлите файл анкеты: таблицу .xlsx по шаблону или .yaml.
own-template = Шаблон .xlsx
own-template-file = Шаблон анкеты
own-template-sent = В шаблоне есть пример и лист с пояснениями. Заполните и пришлите сюда.
own-file-sent = Поправьте и пришлите обратно: кнопка «Заменить файлом».
own-wrong-file = Нужен файл .xlsx или .yaml, не больше 1 МБ.
own-wrong = Анкета не принята. Что исправить ({ $count }):
own-problem = • { $text }
own-problem-at = { $place }: { $said }
own-more = …и ещё { $count }. Всё — в файле выше.
own-problems-file = Что исправить
own-pick-copy = Какую анкету скопировать?
own-copy-mark = (копия)
own-pick-branch = <b>{ $title }</b>
    Кем пройти?
own-pick-subject = <b>{ $title }</b>
    Какой предмет?
own-trial = 🧪 <b>Проба.</b> Ответы не сохраняются.
own-tried = 🧪 <b>Проба окончена.</b> Человек прочтёт:

    { $thanks }
own-problem-heavy = файл слишком велик
own-problem-not-readable = файл не читается
own-problem-anchors = знаки & и * перед словами здесь не подходят
own-problem-no-sheets = нет листов «Анкета» и «Вопросы»: начните с шаблона
own-problem-many-rows = на листе «{ $sheet }» больше { $limit } строк
own-problem-kind = такого вида вопроса нет: { $text }
own-problem-target = нет такого вопроса или шкалы
own-problem-flag = нужно «да» или «нет»
own-problem-number = нужно число
own-problem-condition = условие не понять: напишите, например, «Q1 = yes»
own-problem-missing = здесь должно быть значение
own-problem-area = нет такой области
own-problem-topic = нет такой темы
own-problem-earlier = условие говорит о вопросе, которого раньше нет
own-problem-no-option = у того вопроса нет такого варианта
own-problem-twice = код повторяется
own-problem-branch = группы должностей не сходятся с программой
own-problem-long = не поместится на экран: сократите
own-problem-few-options = нужно хотя бы два варианта
own-problem-code = код: латинские буквы, цифры и _, до 32 знаков
own-problem-not-here = у вопроса этого вида такого быть не может
own-problem-other = не подходит ({ $detail })
