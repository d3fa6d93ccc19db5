# Leaving a form that is filled in.
form-leave-ask = Leave without saving? Everything you have written here will be lost.
form-leave-stay = ‹ Go back, lose nothing
form-leave-out = Leave, do not save
