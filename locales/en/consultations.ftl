# Asking a methodist: the question, one's own requests, whether the help was complete.
consultation-moved-on = Something has changed about this request meanwhile. Open it again.
