# My data.
privacy =
    <b>My data</b>
    Stored: your profile (place of work, position, subject, first year, name), surveys — { $responses }, answers — { $answers }, your number in the messenger, the consent.

    { $consent }

    Your answers are seen by you, the methodist and the head of the centre. The school and the authority see only totals without names.
privacy-consent = Consent given on { $day } (version { $version }).
privacy-no-consent = There is no consent in force: nothing new about you is being stored.
privacy-nothing = Nothing about you is stored.
privacy-take-along = Take my data as a file
privacy-file-name = My data { $day }
privacy-leave = Withdraw and delete
privacy-leave-ask =
    <b>Withdraw the consent?</b>
    Your name, place of work, the link to your Telegram and everything you wrote in your own words will be deleted at once. The marks in surveys stay in the totals without your name. This cannot be undone.
privacy-leave-sure = Yes, withdraw and delete
privacy-left = Done. Your name, place of work, the link to your Telegram and your texts are deleted. If you need us again, send /start.
