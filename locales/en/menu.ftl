# The main menu.
menu-greeting = { $part ->
    [morning] <b>Good morning, { $name }</b>
    [day] <b>Good day, { $name }</b>
   *[evening] <b>Good evening, { $name }</b>
}
menu-greeting-nameless = <b>Hello</b>
menu-survey-waits = 📝 Survey «{ $title }»: { $left ->
    [one] { $left } question left
   *[other] { $left } questions left
}, until { $until }.
menu-survey-ready = 📝 Survey «{ $title }» is filled in. It only needs to be sent.
menu-survey-new = 📝 Survey «{ $title }» is waiting: { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, pauses are fine.
menu-survey-asked = 📝 Survey «{ $title }» is waiting until { $until }: { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, pauses are fine.
menu-all-done = All surveys are filled in. Thank you!
menu-nothing-waits = Nothing is waiting now.
menu-more = <b>More</b>
menu-sharing = <b>Sharing</b>
    What colleagues have made, and what you have shared.
menu-settings = <b>Settings</b>
menu-continue = Continue the survey · { $minutes } min
menu-send = Check and send
menu-begin = Take the survey · { $minutes } min
menu-work = <b>Other work</b>
menu-route-step = 🧭 { $title } — { $late ->
    [1] was due on { $day }
   *[other] by { $day }
}
menu-requests-wait = 📥 Requests · { $count }
