# Figures in words: on a screen and in a report the same.
figure-percent = { $number } %
figure-points = { $number } pp
