# Сигналы анкет первых лет: только методистам.
signals-open = 🔔 Сигналы
signals-notice = 🔔 { $count ->
    [one] В анкетах первых лет { $count } сигнал, который никто не смотрел
    [few] В анкетах первых лет { $count } сигнала, которые никто не смотрел
   *[many] В анкетах первых лет { $count } сигналов, которые никто не смотрел
}. Школа их не видит.
signals-title =
    <b>Сигналы первых лет</b>
    Новых: { $unseen } · просмотрено: { $seen }
    <i>Видят только методисты. Ответов здесь нет.</i>
signals-none = { $seen ->
    [1] Просмотренных пока нет.
   *[other] Новых сигналов нет.
}
signals-line = { $place }. { $called }: { $signals }
signals-which = { $seen ->
    [1] Просмотренные
   *[other] Новые
}
signals-one = <b>{ $called }</b> · { $day }
signals-sign = • { $title }
signals-what-to-do = Лучше всего просто поговорить: спросите, чем помочь. Школе об анкете не говорите.
signals-see = Увидел(а)
signals-card = Карточка педагога
signals-marked = Отмечено
