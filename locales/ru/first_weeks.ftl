# Первые недели в школе.
first-weeks-open = 🧩 Первые недели
first-weeks-title =
    <b>Первые недели в школе · { $done } из { $count }</b>
    Отмечайте для себя, что уже узнали. Никто не проверяет.
first-weeks-line = { $done ->
    [1] ✅
   *[other] ○
} { $place }. { $title } — <i>спросите { $whom }</i>
first-weeks-tick = { $done ->
    [1] ✅ { $place }
   *[other] { $place }
}
