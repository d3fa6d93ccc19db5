pair-with-mentor = 🤝 <b>Ваш наставник: { $called }</b>
pair-with-mentees = 🤝 <b>Вы наставник: { $called }</b>
pair-term = Вместе с { $since } по { $until }
pair-goal = Цель: { $goal }
pair-not-live = Эта пара сейчас не работает: писать в ней нельзя.
pair-write = ✉️ Написать
pair-read-back = История переписки
pair-stops = Работа вместе заканчивается { $day }.
pair-ends-soon = { $days ->
    [0] Сегодня последний день.
    [one] До конца остался { $days } день.
    [few] До конца осталось { $days } дня.
   *[other] До конца осталось { $days } дней.
}
