# Signals of the questionnaires of the first years: for methodists alone.
signals-open = 🔔 Signals
signals-notice = 🔔 { $count ->
    [one] The questionnaires of the first years hold { $count } signal nobody has seen
   *[other] The questionnaires of the first years hold { $count } signals nobody has seen
}. Schools do not see them.
signals-title =
    <b>Signals of the first years</b>
    New: { $unseen } · seen: { $seen }
    <i>Only methodists see them. There are no answers here.</i>
signals-none = { $seen ->
    [1] Nothing has been seen yet.
   *[other] There are no new signals.
}
signals-line = { $place }. { $called }: { $signals }
signals-which = { $seen ->
    [1] Seen
   *[other] New
}
signals-one = <b>{ $called }</b> · { $day }
signals-sign = • { $title }
signals-what-to-do = The best thing is to talk: ask how to help. Say nothing of the questionnaire to the school.
signals-see = Seen
signals-card = Card of the educator
signals-marked = Noted
