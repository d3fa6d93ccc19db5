# Buttons that lead somewhere from anywhere.
back = ‹ Back
place-menu = Menu
place-surveys = My surveys
place-profile = My profile
place-help = Help
place-language = Language
place-programme = About the programme
place-privacy = My data
page-before = ‹
page-number = { $page } of { $pages }
page-after = ›
