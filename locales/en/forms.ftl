# A form that is filled in a tap at a time.
form-changed = Something has changed here since. This is how it is now: check it and press again.
