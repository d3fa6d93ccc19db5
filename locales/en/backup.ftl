# Copies of the database: taken by administrators and the clock.
backup-begun = 💾 Copying the database and checking the copy. This takes from a few seconds to a couple of minutes.
backup-done = ✅ <b>The copy is ready and checked.</b>
    File: <code>{ $file }</code>
    Folder on the server: <code>{ $folder }</code>
    Size: { $size } MB · rows: { $rows } · tables: { $tables } · { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
backup-closed = 🔐 The file is closed with the server's passphrase. The bot does not send the file itself: it holds everybody's personal data.
backup-open = ⚠️ The file is not closed with a passphrase: whoever reads it reads everything. The bot does not send the file itself: it holds everybody's personal data.
backup-underway = A copy is being taken already. Please wait and look again.
backup-not-set = The server does not say where copies should go. Whoever looks after it should put a folder into BACKUP_FOLDER and restart the bot.
backup-failed-folder = ❌ No copy: the folder for copies is not there. Check BACKUP_FOLDER, and whether the disk is mounted.
backup-failed-exists = ❌ No copy: there is a file of that name already. Please try again.
backup-failed-full = ❌ No copy: the disk is full.
backup-failed-denied = ❌ No copy: the bot may not write into the folder for copies.
backup-failed-program = ❌ No copy: pg_dump is not installed on the server.
backup-failed-broken = ❌ No copy: it did not pass the check. The database or the disk may be damaged. The server's log says more.
backup-failed-away = ❌ No copy: the database or the disk does not answer. The server's log says more.
backup-failed-passphrase = ❌ No copy: the passphrase for copies does not fit. Check the settings of the server.
backup-letter-folder = ⚠️ <b>Tonight's copy of the database was not taken:</b> the folder for copies is not there. Check BACKUP_FOLDER, and whether the disk is mounted. The bot tries again in half an hour, and writes again only if something happens after a good copy.
backup-letter-exists = ⚠️ <b>Tonight's copy of the database was not taken:</b> there is a file of that name already. The bot tries again in half an hour.
backup-letter-full = ⚠️ <b>Tonight's copy of the database was not taken:</b> the disk is full. Please make room: the bot tries every half hour.
backup-letter-denied = ⚠️ <b>Tonight's copy of the database was not taken:</b> the bot may not write into the folder for copies. Please mend that: the bot tries every half hour.
backup-letter-program = ⚠️ <b>Tonight's copy of the database was not taken:</b> pg_dump is not installed on the server. The bot tries every half hour.
backup-letter-broken = ⚠️ <b>Tonight's copy of the database was not taken:</b> it did not pass the check. The database or the disk may be damaged. The server's log says more; earlier copies are in place.
backup-letter-away = ⚠️ <b>Tonight's copy of the database was not taken:</b> the database or the disk does not answer. The server's log says more.
backup-letter-passphrase = ⚠️ <b>Tonight's copy of the database was not taken:</b> the passphrase for copies does not fit. Check the settings of the server.
backup-restored = ♻️ <b>The database has been brought back from a copy.</b> The last entry of its journal: { $moment } (UTC). What was entered later has to be entered again.

    { $count ->
        [one] { $count } message of the bot was called off: it may have gone out
       *[other] { $count } messages of the bot were called off: they may have gone out
    } before the failure. If something important did not arrive, send it again.
