# Indicators: letters to those who have subscribed.
indicator-letter-digest = 📊 <b>Indicators as of { $day }</b>
    Since { $since }, better: { $better }, worse: { $worse }, hardly changed: { $same }.

    { $lines }{ $more ->
    [0] {""}
   *[other] {""}

    And { $more } more.
}
indicator-letter-alert = 🔔 <b>{ $count ->
    [one] An indicator has changed
   *[other] Indicators have changed
}</b>

    { $lines }{ $more ->
    [0] {""}
   *[other] {""}

    And { $more } more.
}
indicator-letter-line = { $mood ->
    [worse] ❗
    [lost] ❗
    [better] 👍
    [reached] 🎯
   *[same] ▫️
} { $title }: { $value }{ $counted ->
    [yes] {" "}({ $part } of { $whole })
   *[no] {""}
}{ $moved ->
    [up] , { $change } more
    [down] , { $change } less
   *[no] {""}
}{ $planned ->
    [yes] . Target: { $plan }
    [reached] . On target
   *[no] {""}
}
indicator-letter-open = 📊 Open indicators
