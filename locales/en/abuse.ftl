# Too fast, too big, blocked.
too-fast = Too fast, the bot cannot keep up. Wait { $seconds } s: whatever comes earlier is not stored.
too-fast-message = Too fast: this message has not been stored. Wait { $seconds } s and send it again. Whatever comes earlier is not stored.
too-fast-lost = { $count ->
    [one] While the bot caught its breath { $count } message of yours was not stored. Please send it again.
   *[other] While the bot caught its breath { $count } messages of yours were not stored. Please send them again.
}
file-too-big = The file is bigger than { $limit } MB, the bot does not open it. Split it or take pictures out.
blocked-told = The bot does not answer this account. If this is a mistake, tell your methodical service.
block-ask =
    <b>Block: { $who }?</b>
    The bot will stop answering this account. Everything stored stays, and access can be given back any day.
block-surely = Yes, block
block-done = Blocked
block-oneself = You cannot block yourself.
block-no-account = This person has not come to the bot yet: there is nothing to block.
block-above = This person cannot be blocked: their role is higher. Tell an administrator.
unblock = Unblock: { $who }
unblock-done = Unblocked
blocked-open = Blocked
blocked-list = <b>Blocked</b>
blocked-nobody = There is nobody.
blocked-line = { $who }: since { $day }
blocked-line-until = { $who }: since { $day }, until { $until }
blocked-stranger = Unknown account …{ $digits }
