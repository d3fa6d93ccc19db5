# Meeting and consent.
greeting =
    <b>Hello! This is the bot of your methodical service.</b>
    Here you can find out where help would be useful and get it: from your phone, at a time that suits you.
greeting-go-on = Continue
consent =
    <b>{ $title }</b>
    Version { $version } of { $since }

    { $text }
consent-agree = I agree
consent-decline = I do not agree
consent-download = Download the consent
consent-file-name = Consent, version { $version }
consent-given = ✅ You agreed on { $day } (version { $version }). You can withdraw any day: «My data».
consent-declined =
    All right. Nothing about you has been stored.
    You can read about the programme and about the bot. If you change your mind, the consent waits here.
consent-back = Back to the consent
consent-changed = The text of the consent has changed. Until you agree to the new one you can read, and nothing new about you is stored.
consent-missing = There is no consent in force. Until there is one you can read, and nothing new about you is stored.
consent-read = Read and agree
consent-declined-reader =
    All right. Nothing new about you will be stored, and what was stored before can be read.
    You can take it along or delete it under «My data». If you change your mind, the new text waits here.
