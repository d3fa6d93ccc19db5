# Questionnaires a methodist makes.
own-title = <b>My questionnaires as a methodist</b>
own-line = • { $title } — { $standing }
own-empty = There are none yet. Make the first one: fill in the template or copy a ready one.
own-is-draft = draft
own-is-changed = published, with changes
own-is-published = published
own-new = New from a file
own-copy = Copy a ready one
own-draft = <b>{ $title }</b> ({ $code })
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }, { $minutes } min · { $standing }
own-draft-unnamed = { $draft }
    Answers without names.
own-try = Try as…
own-publish = Publish
own-published = Done: campaigns can choose it now.
own-file = Download .xlsx
own-replace = Replace with a file
own-remove = Delete the draft
own-remove-sure = Delete the draft «{ $title }»?
own-remove-yes = Yes, delete
own-removed = The draft is deleted.
own-stays = A published questionnaire cannot be deleted: somebody may have answered it.
own-outdated = The programme's lists have changed and the questionnaire no longer fits. Download it, correct it and send it again.
own-names-stay = The questionnaire has been out, and whether it goes with names cannot be changed: people answered on other terms. Make a copy.
own-not-for-all = What is always open is seen by all educators, and you look after some of the schools. Put «no» there and open a campaign.
own-was-before = This questionnaire has had such a version before. Change something in it.
own-too-many = There are { $limit } drafts already. Delete some.
own-waiting = Send the file of the questionnaire: a table .xlsx as in the template, or .yaml.
own-template = Template .xlsx
own-template-file = Questionnaire template
own-template-sent = The template has an example and a sheet of explanations. Fill it in and send it here.
own-file-sent = Correct it and send it back: the button «Replace with a file».
own-wrong-file = A file .xlsx or .yaml of at most 1 MB is needed.
own-wrong = The questionnaire was not taken. What to correct ({ $count }):
own-problem = • { $text }
own-problem-at = { $place }: { $said }
own-more = …and { $count } more. All of them are in the file above.
own-problems-file = What to correct
own-pick-copy = Which questionnaire to copy?
own-copy-mark = (copy)
own-pick-branch = <b>{ $title }</b>
    Try it as whom?
own-pick-subject = <b>{ $title }</b>
    Which subject?
own-trial = 🧪 <b>Trial.</b> Answers are not kept.
own-tried = 🧪 <b>The trial is over.</b> People will read:

    { $thanks }
own-problem-heavy = the file is too big
own-problem-not-readable = the file cannot be read
own-problem-anchors = the signs & and * before words do not fit here
own-problem-no-sheets = the sheets «Анкета» and «Вопросы» are missing: begin with the template
own-problem-many-rows = the sheet «{ $sheet }» has more than { $limit } rows
own-problem-kind = there is no such kind of question: { $text }
own-problem-target = no such question or scale
own-problem-flag = «да» or «нет» is needed
own-problem-number = a number is needed
own-problem-condition = the condition cannot be read: write, for instance, «Q1 = yes»
own-problem-missing = a value is needed here
own-problem-area = no such area
own-problem-topic = no such topic
own-problem-earlier = the condition speaks of a question that is not there before
own-problem-no-option = that question has no such option
own-problem-twice = the code is there twice
own-problem-branch = groups of positions do not agree with the programme
own-problem-long = does not fit the screen: make it shorter
own-problem-few-options = at least two options are needed
own-problem-code = a code: Latin letters, digits and _, up to 32
own-problem-not-here = a question of this kind cannot have it
own-problem-other = does not fit ({ $detail })
