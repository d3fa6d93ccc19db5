deficit-moved-on = This has changed meanwhile. Please look again.
