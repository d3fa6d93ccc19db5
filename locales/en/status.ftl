# How the bot is: the screen of administrators and letters about failures.
status-title = <b>State of the bot</b>
status-running = Version { $version }, running since { $day }, { $time }
status-updates =
    { $way ->
        [webhook] Messages come through the webhook
       *[polling] Messages come by asking Telegram
    }, the last one { $ago }
status-clock =
    Clock: last tick { $ago }, { $failures ->
        [0] no failures
        [one] { $failures } failure since the start
       *[other] { $failures } failures since the start
    }
status-memory = Memory: { $size } MB
status-database =
    Database: { $kind ->
        [postgresql] PostgreSQL
       *[sqlite] SQLite
    }, { $size } MB, schema { $schema }
status-copy = Last copy of the database: { $day }, { $time }, { $size } MB
status-no-copy =
    { $why ->
        [unwanted] ⚠️ No copies of the database are taken: the server has no folder for them
        [away] ⚠️ The folder for copies of the database does not open
       *[not-yet] No copy of the database yet; the first one comes at night
    }
status-outbox =
    { $count ->
        [0] No letters wait
        [one] { $count } letter waits
       *[other] { $count } letters wait
    }
status-outbox-due =
    { $count ->
        [one] { $count } is due, for { $span }
       *[other] { $count } are due, the oldest for { $span }
    }
status-outbox-failed =
    { $count ->
        [0] No letter has failed today
        [one] { $count } letter could not be sent today
       *[other] { $count } letters could not be sent today
    }
status-errors =
    { $count ->
        [0] No errors in the last day
       *[other] <b>Errors in the last day: { $count }</b>
    }
status-error =
    • { $kind ->
        [update] an answer to somebody failed
        [unreadable] an update could not be read
        [job] a job of the clock failed
        [sender] the outbox could not be opened
        [letter] a letter could not be put into words
        [database] the database did not answer
        [redis] Redis did not answer
        [storage] the database stored nothing
       *[overdue] a job of the clock is late
    }: { $count }
status-amiss =
    ⚠️ { $part ->
        [schema] The schema of the database is not ready
        [database] The database does not answer
        [storage] The database stores nothing
        [updates] No messages are being received
        [sender] Letters are not being sent
        [redis] Redis does not answer, letters go out slower
       *[clock] The clock stands still
    }
status-never = not yet
status-now = just now
status-ago = { $span } ago
status-span =
    { $unit ->
        [days] { $count } d
        [hours] { $count } h
        [minutes] { $count } min
       *[seconds] { $count } s
    }
status-again = 🔄 Refresh
status-fresh = Refreshed

alert-update =
    ⚠️ <b>The bot could not answer</b>
    { $count ->
        [one] One message ended with an error; the person got an apology.
       *[other] { $count } messages ended with an error; people got an apology.
    } Details in the log: { $detail }.
alert-unreadable = ⚠️ Telegram has sent what the bot could not read. Such updates: { $count }. { $detail }
alert-job =
    ⚠️ <b>The clock failed</b>
    Failures: { $count }. The first: { $detail }. The bot tries again by itself; details in the log.
alert-sender = ⚠️ Letters are not being sent: the outbox could not be opened several times in a row. Not one is lost.
alert-letter = ⚠️ Letters that could not be put into words: { $count }. The first: { $detail }.
alert-database =
    🛑 <b>The database does not answer</b>
    The bot keeps trying. Meanwhile people see an apology.
alert-redis =
    ⚠️ <b>Redis does not answer</b>
    The bot works without it: people are answered, letters go out slower. Nothing is lost.
alert-redis-back = ✅ Redis answers again. It was away for about { $detail } min.
alert-overdue = ⚠️ A job of the clock has not been done for long: { $detail }. In all: { $count }.
alert-storage =
    🛑 <b>The bot cannot store anything</b>
    { $detail ->
        [full] The disk of the server is full. Make room: the bot goes on by itself, no restart is needed.
        [denied] The database can only be read: the disk, or the rights of the file. Let it be written and the bot goes on by itself.
        [busy] Another program has held the database for long. Close it and the bot goes on by itself.
        [gone] The file of the database was deleted or replaced. The bot stores nothing meanwhile, so that nothing is lost. Put the former file back and it goes on by itself; for another file stop the bot and start it again.
        [broken] The file of the database is damaged. Stop the bot and restore a copy.
       *[disk] The disk of the database does not answer. The bot keeps trying.
    }
    People are asked to repeat later.
alert-storage-back = ✅ The database stores again. It did not for about { $detail } min.
alert-database-back = ✅ The database answers again. It was away for about { $detail } min.
alert-telegram-back = ✅ Telegram answers again. It was away for about { $detail } min. Letters that waited go out by themselves.
