# Coverage: how many have answered, and who has not.
coverage-list = <b>Coverage</b>
    Which survey?
coverage-none = <b>Coverage</b>
    There has been no campaign yet.
coverage-title = <b>{ $title }</b> · on { $day }
coverage-is-open = Open until { $until }.
coverage-is-paused = Paused, closes on { $until }.
coverage-is-closed = Closed on { $until }.
coverage-figures = <b>{ $whole }.{ $tenth } %</b> ({ $part } of { $all })
coverage-growth = {" "}· in a week { $sign ->
    [minus] −
   *[plus] +
}{ $whole }.{ $tenth }
coverage-few = There are too few people to show figures.
coverage-states = Begun: { $begun }. Not opened yet: { $silent }. Declined: { $declined }.{ $waiting ->
    [0] {""}
   *[other] {" "}Waiting their turn: { $waiting }.
}{ $unreachable ->
    [0] {""}
   *[other] {" "}Without a messenger: { $unreachable }.
}
coverage-unnamed = Not answered yet: { $silent }. Declined: { $declined }.{ $waiting ->
    [0] {""}
   *[other] {" "}Waiting their turn: { $waiting }.
}{ $unreachable ->
    [0] {""}
   *[other] {" "}Without a messenger: { $unreachable }.
}
coverage-worst = Worst: { $worst }
coverage-note-names = <i>Who is missing is seen by name by methodists and schools, each their own. Nobody sees answers here.</i>
coverage-note-numbers = <i>Figures only: neither names nor answers.</i>
coverage-to-missing = Who is missing · { $count }
coverage-by-school = By school
coverage-by-association = By association
coverage-by-position = By position
coverage-to-picture = Picture
coverage-to-file = Table .xlsx
coverage-table = <b>{ $title }</b>, { $by }
coverage-line = · { $cell }
coverage-cell = { $title } — { $whole }.{ $tenth } % ({ $part } of { $all })
coverage-cell-hidden = { $title } — too few people to show
coverage-hidden = <i>Groups of fewer than five people are not shown; sometimes a neighbour is hidden for their sake.</i>
coverage-no-groups = There is nothing to show yet.
coverage-rest = of no group
coverage-bar = { $part } of { $all }
coverage-chart = How many have answered
coverage-caption = { $title }: coverage
coverage-nothing-to-draw = There is nothing to draw yet.
coverage-missing = <b>{ $title }</b>
    Not answered yet: { $count } (◐ have begun). Whoever declined is not named here.
coverage-person = { $called }
coverage-person-begun = ◐ { $called }
coverage-person-away = { $called } · no messenger
coverage-file-name = Coverage { $day }
coverage-sheet-schools = By school
coverage-sheet-missing = Who is missing
coverage-heading-group = School
coverage-heading-asked = In all
coverage-heading-finished = Answered
coverage-heading-percent = Percent
coverage-heading-person = Who
coverage-heading-place = School
coverage-heading-messenger = Has a messenger
coverage-heading-begun = Has begun
coverage-few-people = fewer than five
coverage-percent = { $whole }.{ $tenth }
coverage-yes = yes
coverage-no = no
