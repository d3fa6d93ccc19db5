pair-with-mentor = 🤝 <b>Your mentor: { $called }</b>
pair-with-mentees = 🤝 <b>You are the mentor of { $called }</b>
pair-term = Together from { $since } to { $until }
pair-goal = Goal: { $goal }
pair-not-live = This pair is not at work now: nothing can be written in it.
pair-write = ✉️ Write
pair-read-back = Earlier messages
pair-stops = Working together ends on { $day }.
pair-ends-soon = { $days ->
    [0] Today is the last day.
    [one] { $days } day is left.
   *[other] { $days } days are left.
}
