event-feedback-asked = «{ $title }», { $day }. Насколько это было полезно? 1 — не пригодится, 5 — очень.
    Два нажатия, без имени.
event-feedback-give = 💬 Отзыв
event-feedback-count = 💬 Отзывы · { $count }
event-feedback-useful = <b>{ $title }</b>
    Насколько это было полезно? 1 — не пригодится, 5 — очень.
    Ответ без имени: организатор увидит только общие итоги, и только если ответов не меньше { $fewest }.
event-feedback-applied = <b>{ $title }</b>
    Полезно: { $mark } из 5. Примените в работе?
event-feedback-applied-3 = Да
event-feedback-applied-2 = Отчасти
event-feedback-applied-1 = Нет
event-feedback-words = Спасибо, ответ принят ✓
    Хотите добавить пару слов? Напишите одним сообщением, до { $limit } знаков. Имён лучше не называть.
event-feedback-enough = Без слов
event-feedback-thanks = Спасибо, отзыв принят ✓ Он помогает готовить следующие встречи.
event-feedback-to-event = К мероприятию
event-feedback-empty = Пустое сообщение. Напишите пару слов или нажмите «Без слов».
event-feedback-given = Ваш отзыв уже есть. Спасибо!
event-feedback-early = Спросим об этом, когда мероприятие пройдёт.
event-feedback-closed = Отзывы уже собраны. Спасибо, что хотели ответить.
event-feedback-title = <b>Отзывы</b> · { $title }
event-feedback-not-asked = Бот сам спросит участников, когда мероприятие пройдёт и будет отмечено, кто был.
event-feedback-answered = Ответили: { $count } из { $people }
event-feedback-later = Итоги появятся { $day }, если ответов будет не меньше { $fewest }: до этого по ним можно узнать человека.
event-feedback-few = Ответов меньше { $fewest } — итоги не показываем, чтобы никого не узнали.
event-feedback-average = <b>Полезность: { $mean } из 5</b>
event-feedback-share = Оценили на 4 и 5: { $count } из { $people }
event-feedback-applied-title = <b>Применят в работе</b>
event-feedback-shown-why = Ответы без имён, показываем от { $fewest }. Больше их не станет.
event-feedback-words-count = Своими словами · { $count }
event-feedback-said = <b>Своими словами</b>
    В случайном порядке, без имён и времени.
event-feedback-quoted = «{ $words }»
