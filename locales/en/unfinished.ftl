# What was begun and not sent waits until somebody comes back to it.
unfinished-ask =
    ✏️ You began and did not finish: «{ $title }».
    Everything you have written is still there.
unfinished-go-on = Continue
unfinished-anew = Delete it and begin anew
unfinished-kept = Kept. Come back and go on from here.
