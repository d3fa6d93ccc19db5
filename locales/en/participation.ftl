participation-open = 🎓 What I took part in
participation-title = <b>What I took part in · { $year }</b>
    { $count ->
        [0] Events: 0
       *[other] Events: { $count }, academic hours: { $hours }
    }
participation-none = Nothing is confirmed for this year yet. It appears when the organiser notes who was there.
participation-line = { $place }. { $day } · <b>{ $title }</b>
    { $kind }{ $level ->
        [none] { "" }
       *[other] { " " }· { $level }
    } · { $role }{ $hours ->
        [0] { "" }
       *[other] { " " }· { $hours } h
    }
participation-role-listener = took part
participation-role-spoke = spoke
participation-role-organised = organised
participation-before = ‹ { $year }
participation-after = { $year } ›
participation-take = ⬇️ Table of all years
participation-sheet-own = Taking part
participation-file-own = taking-part-{ $day }
participation-caption-own = { $count ->
    [one] { $count } event
   *[other] { $count } events
}, for your portfolio.
participation-source-self = said by themselves
participation-source-leader = noted by the organiser
participation-source-code = code at the event
participation-source-import = list
participation-elsewhere = held by others
participation-column-year = School year
participation-column-date = Date
participation-column-title = Event
participation-column-kind = Kind
participation-column-level = Level
participation-column-role = Role
participation-column-hours = Academic hours
participation-column-holder = Held by
participation-column-source = Noted by
participation-column-person = Who
participation-column-position = Position
participation-column-school = Place of work
participation-column-elsewhere = Where
participation-column-confirmed = Confirmed by
participation-to-register = Register of taking part
participation-register = <b>Register of taking part · { $year }</b>
    { $count ->
        [one] { $count } confirmed line
       *[other] { $count } confirmed lines
    }. A table: who, where, in which role.
participation-useful = Useful: { $percent } % — marks of 4 and 5 were given by { $count } of { $people }.
participation-useful-none = There is too little feedback yet to show a total.
participation-sheet = Register of taking part
participation-file = register-of-taking-part-{ $day }
participation-caption = { $count ->
    [one] { $count } line.
   *[other] { $count } lines.
}
