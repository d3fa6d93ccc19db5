# Refusals, errors, messages out of place.
refusal-consent = The text of the consent has changed, so this has not been stored. Read the new text: once you agree, everything goes on where it was.
refusal-not-allowed = This is not open to every role. If you think you need it, ask a methodist.
refusal-not-found = This is no longer here. Please go back to the menu.
refusal-survey-closed = The survey «{ $title }» closed on { $until }. Your answers are stored; you find them in «My surveys».
refusal-survey-over = The survey «{ $title }» closed on { $until }. There is nothing left to answer.
refusal-unnamed-gone = These answers are not here any more: most likely the survey has closed. Go back to the menu.
refusal-not-finished = The result appears once you have sent the survey.
words-too-long = Too long: there is room for { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}. Shorten it and send it again.
apology = Something went wrong, and we know of it. Your answers are stored. Try again or go back to the menu.
apology-press-again = This could not be stored: the database was away for a moment. Please press the button again.
apology-send-again = This could not be stored: the database was away for a moment. Please send it again.
apology-for-now = The bot cannot store anything just now: there is a fault on the server, and we know of it. The last step was not kept, please repeat it later.
unknown-command = There is no such command. Everything there is stands in the menu.
other-wanted = The bot waits for something else here: look at the question above and answer in words. Or go back to the menu.
out-of-place = The bot has not asked anything just now, so it cannot tell where this belongs. Choose what you need:
unknown-button = This button belongs to an old message. Everything you need is in the menu.
