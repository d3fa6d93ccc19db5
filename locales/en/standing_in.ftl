# Answers for somebody without a messenger.
standing-in-open = Answer for this person
standing-in-paper = The person's consent on paper comes first.
standing-in-consent =
    <b>{ $called }</b>
    To write down answers for somebody you need their consent on paper, version { $version }. The text is under “My data”.
    Keep the signed sheet at school: here it is only noted that it exists and who said so.
standing-in-signed = The consent is signed
standing-in-choose =
    <b>{ $called }</b>
    { $count ->
        [0] All surveys are handed in.
       *[other] Which survey? Write the answers down as the person says them. It will be seen that you did.
    }
standing-in-has-account = This person is in the bot and answers for themselves.
standing-in-no-position = Say on the card which position the person has first: the questions depend on it.
standing-in-for = ✍️ For: { $called }
standing-in-entered-by = Written down from your words by: { $called }
standing-in-submitted =
    Handed in: { $called } ✓
    The person reads the result in the bot, or hears it from a methodist.
