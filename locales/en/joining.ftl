# Requests of those who came without an invitation; a new phone.
join-waiting = The school has not confirmed you yet: nothing depends on it.
join-declined = The school has not confirmed you. The reason: «{ $reason }»
    If that is a mistake, correct «My profile» and ask once more.
join-ask-again = Ask once more
join-ask = Ask the school to confirm me
joins-open = Requests · { $count }
joins = <b>Requests</b>
    { $count ->
        [0] Nobody is waiting now.
        [one] { $count } person came without an invitation and waits to be confirmed.
       *[other] { $count } people came without an invitation and wait to be confirmed.
    }
join-card = <b>Request · { $called }</b>
join-card-place = Place of work: { $place }
join-card-typed-place = Place of work: { $place } (typed by hand, not in the list)
join-card-work = { $kind ->
    [bare] Position: { $position }
   *[other] Position: { $position } ({ $subject })
}
join-card-asked = Asked on { $day }
join-card-ask = Do they work with you? If they are in the list of the school already, join them with that entry: answers and account go over to it.
join-approve = Yes, they work with us
join-bind = In the list already
join-decline = Decline
join-approved = ✅ { $called }: in the list of the school now.
join-decline-ask = <b>{ $called }: why decline?</b>
    Write one sentence. The person will read it and can ask once more.
join-declined-done = { $called }: declined, the person will see the reason in the menu.
join-reason-unfit = The reason has to be in words, not longer than { $high } characters. Write it again.
join-decided-already = This request has been decided about. Open the list again.
join-candidate-taken = This entry has an account of its own. Choose another, or press «New phone» on the person's card first.
join-candidates = <b>Who in the list is { $called }?</b>
    Here are those not in the bot yet, the most alike first. You can write a surname or a code.
join-candidates-none = There are none: everybody of the list is in the bot.
join-bind-ask = <b>Is this one person?</b>
    Request: { $applicant }
    In the list: { $candidate }

    Account, consents and answers go over to the entry of the list. They cannot be parted again.
join-bind-both = Both have the survey «{ $title }»: the fuller one stays, the other is deleted.
join-bind-sure = Yes, one person
join-bound = ✅ { $called }: in the bot under their own entry of the list now.
release-ask = <b>New phone · { $called }</b>
    The old Telegram account will not open the bot for this person any more. Answers stay, and a new invitation lets them in. Let it go?
release-sure = Yes, let it go
release-done = ✅ { $called }: the old account is let go. A new invitation is needed now.
release-invite = Issue an invitation
release-own = Your own account cannot be let go like this: ask a colleague or the methodical service.
release-of-the-centre = This person has a role outside the school. The methodical service lets go of their account.
release-no-account = This person has no account now: there is nothing to let go, they can be invited at once.
join-notice = { $called } asks to be confirmed as working at your place. Do you know them?
join-notice-look = See the requests
join-approved-notice = You are confirmed ✓ You are on the list of your school now.
join-declined-notice = You are not confirmed yet: { $reason }
    Correct your profile and ask again: the button is in the menu.
