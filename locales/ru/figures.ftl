# Числа в словах: на экране и в отчёте одинаково.
figure-percent = { $number } %
figure-points = { $number } п. п.
