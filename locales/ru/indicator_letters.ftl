# Показатели: письма тем, кто подписался.
indicator-letter-digest = 📊 <b>Показатели на { $day }</b>
    С { $since } стало лучше: { $better }, хуже: { $worse }, без заметных изменений: { $same }.

    { $lines }{ $more ->
    [0] {""}
   *[other] {""}

    И ещё { $more }.
}
indicator-letter-alert = 🔔 <b>{ $count ->
    [one] Показатель изменился
   *[other] Показатели изменились
}</b>

    { $lines }{ $more ->
    [0] {""}
   *[other] {""}

    И ещё { $more }.
}
indicator-letter-line = { $mood ->
    [worse] ❗
    [lost] ❗
    [better] 👍
    [reached] 🎯
   *[same] ▫️
} { $title }: { $value }{ $counted ->
    [yes] {" "}({ $part } из { $whole })
   *[no] {""}
}{ $moved ->
    [up] , на { $change } больше
    [down] , на { $change } меньше
   *[no] {""}
}{ $planned ->
    [yes] . План — { $plan }
    [reached] . План выполнен
   *[no] {""}
}
indicator-letter-open = 📊 Открыть показатели
