# Отчёты: годовой, к слушанию, школы, реестры, сводка, шаблон.
command-report = Отчёты: годовой, к совету, реестры, сводка
report-home = <b>Отчёты</b> · { $year } учебный год
    { $whole ->
        [1] Данные на { $day } В годовом отчёте и сводке только числа: ни одного имени, группы меньше пяти человек скрыты.
       *[other] Данные вашей школы на { $day }
    }
report-make-annual = 📄 Годовой публичный отчёт
report-make-interim = 📄 К слушанию на совете
report-make-table = Показатели (CSV)
report-make-registers = 🗂 Все реестры одной книгой
report-home-past = <i>Год закончен.{ $whole ->
    [1] {" "}Показатели такие, какими были тогда; маршруты, темы и списки людей бот помнит только нынешними, в отчёте это сказано. Реестры есть только за текущий год.
   *[other] {" "}Показатели такие, какими были тогда; списки людей бот помнит только нынешними.
}</i>
report-make-school = 📄 Отчёт школы{ $title ->
    [none] {""}
   *[other] : { $title }
}
report-to-checklist = ☑️ Чек-лист{ $title ->
    [none] {" "}руководителя
   *[other] : { $title }
}
report-to-summary = Короткая сводка
report-to-template = Шаблон отчёта
report-to-reports = ‹ К отчётам
report-other-year = { $year } год
report-gathering = Собираю: { $done } из { $of }…
    Можно заниматься своими делами: файл придёт сюда. Если его долго нет, попросите отчёт ещё раз.
report-already = Один отчёт уже собирается. Как будет готов, можно просить следующий.
report-made = Готово, файл ниже.
report-failed = Отчёт собрать не получилось, мы уже знаем. Попробуйте ещё раз немного позже.
report-interrupted = Пока собирался отчёт, бота перезапустили. Если файла ниже нет, попросите его ещё раз.
report-caption = { $kind ->
    [annual] Годовой отчёт
    [interim] Отчёт к слушанию
    [school] Отчёт школы
   *[other] Показатели таблицей
} за { $year } учебный год.{ $missing ->
    [0] {""}
    [one] {" "}В { $missing } разделе данных нет, там написано почему.
   *[other] {" "}В { $missing } разделах данных нет, там написано почему.
}
report-caption-registers = { $count ->
    [one] { $count } лист
    [few] { $count } листа
   *[many] { $count } листов
}. В книге персональные данные: храните её там, где хранится список кадров. Что вы её взяли, записано в журнал действий.
report-file = { $kind ->
    [annual] Годовой отчёт
    [interim] Отчёт к слушанию
    [school] Отчёт школы
    [registers] Реестры
   *[other] Показатели
} { $year }, { $day }
report-title = { $kind ->
    [annual] Публичный отчёт о методической работе
    [interim] Отчёт к слушанию на методическом совете
    [school] Отчёт школы о методической работе
   *[other] Показатели
}{ $year ->
    [none] {""}
   *[other] , { $year } учебный год
}
report-as-of = Данные на { $day }
report-template-line = { $year } учебный год, данные на { $day }
# Чек-лист руководителя.
report-checklist = <b>Чек-лист руководителя</b> · { $title }
    На { $day }:
report-checklist-line = { $mark } { $name }: { $fact }
report-checklist-legend = <i>✅ есть · 🟡 в работе · ○ нет · ✏️ бот этого не знает, отметьте сами</i>
report-checked = Есть { $done } из { $count }.
report-check-coordinator = Назначен координатор
report-check-list = Список педагогов сверен
report-check-mentoring = Приказ о наставничестве
report-check-plan = План школьного объединения
report-check-diagnostics = Диагностика, не меньше 90 %
report-check-routes = Маршруты согласованы
report-check-courses = План курсов
report-check-attestation = План аттестации
report-check-meetings = Участие во встречах РМО
report-check-young = Молодые педагоги опрошены
report-check-recommendations = Рекомендации исполнены
report-standing-done = есть
report-standing-begun = в работе
report-standing-no = нет
report-standing-not-needed = не требуется
report-standing-unknown = отметьте сами
report-people = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
report-of = { $part } из { $whole }
# Сводка.
report-summary = <b>Методическая работа: { $year } учебный год</b>
    На { $day }:
report-summary-line = • { $title }: { $value }
report-summary-end = Спасибо всем, кто отвечал на анкеты, учился и учил.
report-summary-none = Показателей со значениями пока нет.
report-announce = 📣 Сделать объявлением
report-drafted = Черновик объявления готов. Кому и когда его отправить, решите там: пока никто ничего не получил.
report-to-draft = Открыть черновик
# Шаблон.
report-template = <b>Шаблон годового отчёта</b>
    { $day ->
        [none] Сейчас отчёт собирается по шаблону бота.
       *[other] Сейчас в работе ваш шаблон, принят { $day }
    }
    Скачайте шаблон, поправьте в Word заголовки и слова вокруг мест в двойных квадратных скобках и пришлите файл .docx сюда, до { $limit } МБ. Место раздела стоит отдельной строкой; лишние разделы можно убрать.
    Свой шаблон бывает только у годового отчёта. Отчёт к слушанию и отчёт школы бот собирает по порядку разделов: поправьте готовый файл в Word. Сводка — это текст, её слова меняются в черновике объявления.
report-template-take = Скачать шаблон
report-template-drop = Вернуть шаблон бота
report-template-drop-sure = Да, вернуть
report-template-drop-ask = Ваш шаблон здесь не сохранится. Вернуть шаблон бота?
report-template-dropped = Теперь отчёт собирается по шаблону бота.
report-template-file = Шаблон годового отчёта
report-template-caption = Места в двойных квадратных скобках бот заполнит сам. Где угодно в тексте можно написать { $places }, а ещё код показателя: вместо него встанет значение.
report-template-taken = Шаблон принят: { $count ->
    [one] { $count } раздел
    [few] { $count } раздела
   *[many] { $count } разделов
}. Следующий годовой отчёт соберётся по нему.
report-template-ask = Пришлите файл .docx, пожалуйста.
report-template-broken = Этот файл не открывается как документ Word. Сохраните его в формате .docx и пришлите ещё раз.
report-template-unknown = Такого места бот не знает: { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}. Проверьте написание: все места есть в шаблоне, который можно скачать.
report-template-crowded = Место раздела должно стоять отдельной строкой, не в таблице и не в колонтитуле: { $names }.
report-template-empty = В файле нет ни одного места для раздела. Скачайте шаблон и посмотрите, как они выглядят.
report-template-programs = В файле есть макросы или вложенные файлы. Сохраните его как обычный документ .docx и пришлите ещё раз.
report-template-linked = Файл берёт картинку или текст из другого места. Вставьте их в сам документ и пришлите ещё раз.
report-place-programme = программа
report-place-municipality = муниципалитет
report-place-year = учебный год
report-place-day = дата
report-place-stage = этап
report-place-centre = центр
# Разделы и места для них.
report-section-passport = Паспорт программы
report-mark-passport = паспорт
report-section-staff = Кадры
report-mark-staff = кадры
report-section-diagnostics = Диагностика
report-mark-diagnostics = диагностика
report-section-routes = Индивидуальные маршруты
report-mark-routes = маршруты
report-section-courses = Обучение и курсы
report-mark-courses = обучение
report-section-consultations = Консультации
report-mark-consultations = консультации
report-section-mentoring = Молодые педагоги и наставничество
report-mark-mentoring = наставничество
report-section-associations = Методические объединения
report-mark-associations = объединения
report-section-events = Мероприятия
report-mark-events = мероприятия
report-section-contests = Конкурсы, практики, материалы
report-mark-contests = конкурсы
report-section-satisfaction = Удовлетворённость
report-mark-satisfaction = удовлетворённость
report-section-indicators = Показатели: база, план, факт, динамика
report-mark-indicators = показатели
report-section-roadmap = Дорожная карта
report-mark-roadmap = дорожная карта
report-section-external = Внешние данные: ВПР, ГИА
report-mark-external = внешние данные
report-section-recommendations = Адресные рекомендации и корректировка
report-mark-recommendations = рекомендации
report-section-worst = Где хуже всего
report-section-hindrances = Что мешает
report-section-checklist = Чек-лист руководителя
# Слова отчёта.
report-few = не показано
report-no-data = нет данных
report-missing = Нет данных: { $why }
report-ratio = { $share } ({ $part } из { $whole })
report-until = { $value } к { $day }
report-other-way = считали иначе
report-act = { $act } от { $day }
report-term = { $since } — { $until }
report-educators = Педагогов: { $count }.
report-young = Из них молодых специалистов: { $count }.
report-routes = Маршрутов: { $count }.
report-progress = Пройдено в среднем { $percent }.
report-courses = Пройдено курсов: { $count }, всего часов: { $hours }.
report-pairs = Работает пар: { $count }.
report-events = Проведено мероприятий: { $count }, подтверждённых участий: { $came }.
report-materials = Материалов мероприятий добавлено за год: { $count }.
report-reached = План выполнен по { $reached } из { $aimed } показателей, у которых он есть.
report-fact-title = Программа
report-fact-act = Утверждена
report-fact-council = Рассмотрена
report-fact-customer = Заказчик
report-fact-developer = Разработчик
report-fact-term = Срок
report-fact-year = Год программы
report-fact-stage = Этап
report-fact-goal = Цель
report-asked = Обращений за год
report-answered = Получили ответ
report-first-in-time = Первый ответ в срок
report-solved-in-time = Решены в срок
report-full-help = Помощь в полном объёме
report-minutes = Подписанных протоколов
report-turnout = Явка на заседания
report-decision-open = Решений в работе
report-decision-done = Решений исполнено
report-decision-dropped = Решений снято
report-decision-overdue = Решений просрочено
report-mean-index = Средний индекс
report-level-unknown = не указан
report-level-organization = школа
report-level-municipal = муниципалитет
report-lacks-diagnostics = Не прошли диагностику
report-lacks-route = С дефицитами, но без маршрута
report-lacks-course = Без курса за последние годы
report-lacks-mentor = Молодые без наставника по приказу
report-lacks-meeting = Четверти РМО без встречи с протоколом
report-lacks-plan = Объединения без плана
report-late-requests = Заявки, на которые не успели ответить
report-grid-indicators = Показатели
report-grid-passport = О программе
report-grid-tasks = Задачи
report-grid-category = С первой и высшей категорией, по группам должностей
report-grid-covered = Прошли диагностику, по группам должностей
report-grid-areas = С дефицитами, по областям
report-grid-topics = Самые частые темы
report-grid-corporate = Общие трудности объединений
report-grid-routes = Маршруты по состояниям
report-grid-dynamics = Вход и выход: что изменилось у прошедших обе диагностики
report-grid-courses = Пройденные курсы
report-grid-plan-of-courses = План-заявка на { $year } год
report-grid-providers = Где учились чаще всего
report-grid-consultations = Консультации в цифрах
report-grid-consultation-topics = О чём спрашивали
report-grid-pairs = Формы наставничества
report-grid-journal = Записи в журналах пар
report-grid-adaptation = { $title }
report-grid-associations = Объединения
report-grid-plans = Планы объединений
report-grid-meetings = Заседания и решения
report-grid-events = По видам
report-grid-levels = По уровням
report-grid-contests = Конкурсы по этапам
report-grid-practices = Практики, которыми поделились, по видам
report-grid-materials = Материалы банка по видам
report-grid-all = Все показатели
report-grid-roadmap = Пункты дорожной карты
report-grid-lagging = Дальше всего от плана
report-grid-schools = { $title }: школы, где ниже всего
report-grid-hindrances = Что пока не сделано
report-grid-checklist = Чек-лист
report-why-unused = этим модулем муниципалитет не пользуется.
report-why-staff = список педагогов в бот ещё не загружен.
report-why-diagnostics = анкету диагностики в этом году ещё не заполняли.
report-why-routes = маршрутов этого года ещё нет.
report-why-dynamics = выходная диагностика ещё не проводилась, сравнить не с чем.
report-why-courses = подтверждённых курсов за учебный год нет.
report-why-consultations = за учебный год ни о чём не спрашивали.
report-why-pairs = действующих пар нет.
report-why-adaptation = анкету первых лет в этом году ещё не проводили или ответили меньше пяти человек.
report-why-associations = объединения в бот ещё не внесены.
report-why-meetings = подписанных протоколов за учебный год нет.
report-why-events = мероприятий за учебный год нет.
report-why-contests = конкурсов за учебный год нет.
report-why-practices = о практиках и материалах известно не всё.
report-why-satisfaction = анкету «Обратная связь» ещё не проводили, или ответило меньше половины.
report-why-roadmap = в этом году у дорожной карты ещё нет пунктов, срок которых пришёл.
report-why-external = эти числа вносит отдел образования с документом или ссылкой, внесены не все.
report-why-recommendations = адресные рекомендации и решение о корректировке вписывает методическая служба.
report-why-worst = отстающих от плана показателей нет, или планов нет.
report-why-hindrances = по данным бота, всё в срок.
report-column-indicator = Показатель
report-column-value = Значение
report-column-day = На дату
report-column-fact = Сведения
report-column-said = Значение
report-column-number = №
report-column-task = Задача
report-column-group = Группа должностей
report-column-area = Область
report-column-with-deficit = С дефицитом
report-column-topic = Тема
report-column-people = Человек
report-column-association = Объединение
report-column-improvement = Стало легче
report-column-no-change = Как было
report-column-worsening = Стало труднее
report-column-row = Пункт
report-column-due = Срок
report-column-done = Сделано
report-column-reason = Почему исправлено
report-roadmap-overdue = просрочено
report-roadmap-soon = скоро срок
report-roadmap-ahead = срок впереди
report-roadmap-late = сделано позже срока
report-roadmap-done = сделано в срок
report-roadmap-before = сделано до утверждения программы
report-column-state = Состояние
report-column-kind = Вид
report-column-courses = Курсов
report-column-hours = Часов
report-column-requests = Заявок
report-column-provider = Организация
report-column-type = Тип
report-column-form = Форма
report-column-pairs = Пар
report-column-entries = Записей
report-column-level = Уровень
report-column-associations = Объединений
report-column-plan = План
report-column-held = Проведено
report-column-cancelled = Отменено
report-column-came = Участий
report-column-stage = Этап
report-column-contests = Конкурсов
report-column-winners = Победителей
report-column-laureates = Призёров
report-column-young = Из них молодых
report-column-baseline = База
report-column-since-year = За год
report-column-lacks = До плана
report-column-school = Школа
report-column-what = Что
report-column-count = Сколько
report-heading-who = Педагог
report-heading-school = Школа
report-heading-position = Должность
report-heading-subject = Предмет
report-heading-career = В профессии с
report-heading-category = Категория
report-heading-granted = Дата категории
report-heading-entered = Заходил(а) в бота
report-heading-title = Название
report-heading-kind = Вид
report-heading-level = Уровень
report-heading-members = Участников
report-heading-contest = Конкурс
report-heading-stage = Этап
report-heading-nomination = Номинация
report-heading-result = Результат
report-heading-confirmed = Подтверждён
report-heading-young = Молодой педагог
report-heading-helper = Помогает
report-heading-day = Отправлено
report-heading-words = Текст
report-sheet-people = Педагоги
report-sheet-associations = Объединения
report-sheet-announcements = Объявления
report-people-now = Темы и объединения посчитаны по людям, которые работают сейчас: прежних списков бот не хранит.
report-routes-now = Состояние маршрутов — на сегодня: как было в последний день того года, бот не хранит.
report-csv-code = Код
report-csv-title = Показатель
report-csv-unit = Единица
report-csv-day = На дату
report-csv-part = Числитель
report-csv-whole = Знаменатель
report-csv-value = Значение
report-csv-baseline = База
report-csv-plan = План
report-csv-until = План к дате
report-csv-change = За год
report-csv-state = Состояние
report-csv-told = есть
report-csv-few = не показано: меньше пяти человек
report-csv-empty = нет данных
report-unit-share = процент
report-unit-count = штук
report-unit-points = число
report-plan-and-fact = План и факт
report-fact-and-plan = { $fact } · план { $plan }
report-few-people = людей слишком мало, чтобы показать
report-few-note = «Не показано»: людей меньше пяти, или по этому числу можно было бы узнать о такой группе.
report-column-participants = Участников
place-practices-sheet = Практики
place-materials-sheet = Материалы
place-roadmap-sheet = Дорожная карта
sharing-heading-theme = Тема
sharing-heading-kind = Вид
sharing-heading-level = Уровень
sharing-heading-held = Дата
sharing-heading-where = Где
sharing-heading-authors = Авторы
sharing-heading-state = Состояние
sharing-heading-proof = Подтверждение
sharing-heading-title = Название
sharing-heading-area = Область
sharing-heading-audience = Кому
sharing-heading-author = Автор
sharing-heading-decided = Решено
sharing-heading-uses = Применяют
sharing-heading-source = Файл или ссылка
sharing-heading-row = Пункт
sharing-heading-due = Срок
sharing-heading-done = Сделано
sharing-heading-document = Чем подтверждается
sharing-heading-reason = Почему исправлено
