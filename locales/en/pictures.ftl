# Words on pictures and beside them.
groups-to-picture = Picture by subject
groups-picture = <b>Difficulties by subject and area</b>
    The darker, the more of those whose difficulty is confirmed and still open.
groups-nothing-to-draw = There is nothing to draw yet: too few have answered.
picture-percent = { $percent }%
picture-less = <1%
picture-more = >99%
picture-few = few
picture-of = { $percent } ({ $part } of { $whole })
picture-from-to = { $before } → { $after }
picture-everybody = All
picture-no-subject = no subject
picture-no-school = no school
picture-rest = The others: { $count }
picture-more-few = { $count ->
    [one] { $count } more school: too few people to show a number.
   *[other] { $count } more schools: too few people to show numbers.
}
picture-deficits = Difficulties by subject and area
picture-deficits-note = Educators with a confirmed difficulty among those who have answered. “Few”: the number is left out so that nobody can be recognised.
picture-coverage = { $title }: by school
picture-topics = Consultations by topic
picture-topics-note = Numbers of requests. “Few”: fewer than five people have asked, or the number would give another one away.
picture-waits = How fast answers came
picture-wait-hours = within 4 hours
picture-wait-day = within a day
picture-wait-three_days = within three days
picture-wait-longer = longer
picture-wait-none = no answer
picture-seasons = The year by months
picture-season-events = Events
picture-season-courses = Courses
picture-season-consultations = Consultations
picture-change = Difficulties at the beginning and at the end of the year
picture-change-before = at the beginning of the year
picture-change-after = at the end of the year
