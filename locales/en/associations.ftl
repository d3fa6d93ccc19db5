# Associations: members, leaders, asking to be taken in.
command-association = My association: meetings, plan, people
association-is-closed = This association is closed. It can be looked at, not changed.
association-home = <b>Associations</b>
    Choose one to open.
association-none = You belong to none yet. Find yours and ask to be taken in.
association-mine = { $part ->
    [leader] ⭐ { $title }
    [deputy] ⭐ { $title }
    [secretary] ✍️ { $title }
   *[other] { $title }
}{ $waiting ->
    [0] {""}
   *[other]  · asking: { $waiting }
}
association-all = All associations
association-others = Other associations
association-open = Open the association
association-to-card = To the association
association-title = <b>{ $title }</b>
association-kind = { $kind }{ $school ->
    [none] {""}
   *[other] , { $school }
}
association-subject = Subject: { $subject }
association-closed = Closed.
association-leaders = { $leaders ->
    [none] No leader has been named yet.
   *[other] { $count ->
        [one] Leader: { $leaders }
       *[other] Leaders: { $leaders }
    }
}
association-deputies = { $count ->
    [one] Deputy: { $people }
   *[other] Deputies: { $people }
}
association-secretary = Secretary: { $person }
association-members = { $members ->
    [one] { $members } member
   *[other] { $members } members
}{ $materials ->
    [0] {""}
   *[other]  · materials: { $materials }
}
association-next = 📅 Next meeting: { $when }
    { $title }
association-no-next = No meeting has a day yet.
association-open-next = 📅 Next meeting
association-requests = 🙋 Asking: { $count }
association-to-requests = See who asks
association-plan = { $status ->
    [none] Plan of the year
    [draft] Plan · draft
    [proposed] Plan · being agreed on
    [returned] Plan · returned
   *[other] Plan · approved
}
association-people = Members · { $count }
association-leading = Who leads
association-settings = Settings
association-further = More…
association-leave = Leave the association
association-leave-ask = Leave “{ $title }”? You will not be invited to its meetings any more.
association-leave-sure = Yes, leave
association-left = You do not belong to “{ $title }” any more.
association-leader-stays = You are the leader. Let somebody else be named first, then you may leave.
association-offered = <b>Other associations</b> · { $count }
    { $subject ->
        [none] {""}
       *[other] Subject: { $subject }
    }{ $typed ->
        [none] {""}
       *[other] Found for “{ $typed }”
    }
    Type a part of the title to search.
association-offered-line = { $asked ->
    [1] ⏳ { $title }
   *[other] { $title }
}{ $school ->
    [none] {""}
   *[other] , { $school }
}
association-my-subject = Of my subject
association-every-subject = Of every subject
association-offered-one = <b>{ $title }</b>{ $school ->
    [none] {""}
   *[other] , { $school }
}
    { $members ->
        [one] { $members } member
       *[other] { $members } members
    }
    { $asked ->
        [1] ⏳ You have asked. The answer will come here.
       *[other] Would you like to take part? The leader will see that you ask.
    }
association-ask = Ask to be taken in
association-withdraw = Never mind
association-not-registered = Only those who are confirmed in the register may ask.
association-asker-gone = This person does not work here any more and cannot be taken in.
association-belongs-already = You belong to it already.
association-requests-title = <b>Asking to be taken in</b> · { $count ->
    [0] nobody now
   *[other] { $count }
}
association-applicant = { $place }. { $called }{ $subject ->
    [none] {""}
   *[other] , { $subject }
} — { $day }
association-accept = ✓ Accept { $place }
association-decline = ✕ Decline { $place }
association-accepted = Accepted
association-declined = Declined
association-told-asks = 🙋 { $called } asks to be taken into “{ $title }”.
association-told-accepted = You have been taken into “{ $title }”. Welcome!
association-told-declined = You have not been taken into “{ $title }” for now. You may ask the leader why.
association-told-added = You have been added to “{ $title }”.
association-told-removed = You do not belong to “{ $title }” any more.
association-told-closed = “{ $title }” is closed, so you have not been taken in.
association-told-leads = You lead “{ $title }” now.{ $meetings ->
    [0] {""}
    [one] {" "}{ $meetings } planned meeting is yours now.
   *[other] {" "}{ $meetings } planned meetings are yours now.
}
association-told-led = Somebody else leads “{ $title }” now. You stay a member. Thank you for your work!
association-told-deputy = You are a deputy leader of “{ $title }” now.
association-told-secretary = You are the secretary of “{ $title }” now: agendas and minutes are yours.
association-told-dismissed = You are a member of “{ $title }” now, without further duties.
association-list = <b>Associations</b> · { $count }{ $closed ->
    [1] {" "}· closed
   *[other] {""}
}{ $kind ->
    [none] {""}
   *[other] {" "}· { $kind }
}{ $typed ->
    [none] {""}
   *[other] {" "}· “{ $typed }”
}
    Type a part of the title to search.
association-list-line = { $title }{ $school ->
    [none] {""}
   *[other] , { $school }
} · { $members }
association-by-kind = By kind
association-closed-ones = Closed · { $count }
association-new = ➕ New
association-which-kind = What kind of association?
association-ask-title = What is it called? Write the full name, as in the order.
association-ask-school = At which school? Type a part of its name.
association-which-school = { $count ->
    [0] No such school. Type it another way.
   *[other] Choose a school.
}
association-title-unfit = A title has { $low } to { $high } characters. Write another one.
association-same = There is such an association already: “{ $title }”.
association-same-closed = There was such an association, and it is closed: “{ $title }”. It can be opened again from the list of closed ones.
association-made = Made “{ $title }”. Now add people and name a leader.
association-settings-text = <b>{ $title }</b>
    { $kind } · subject: { $subject ->
        [none] none
       *[other] { $subject }
    }{ $closed ->
        [1] {" "}· closed
       *[other] {""}
    }
association-rename = Title
association-set-subject = Subject
association-ask-new-title = Now: “{ $title }”. What should it be called?
association-which-subject = <b>{ $title }</b>
    Which subject?
association-no-subject = No subject
association-close = Close the association
association-reopen = Open again
association-close-ask = Close “{ $title }”?
    Members: { $members }, planned meetings: { $meetings }, people asking: { $requests }.
    People, plans and minutes stay, and it can be opened again. Planned meetings are not called off by this; whoever asks is declined.
association-close-sure = Yes, close
association-to-members = To the members
association-members-title = <b>{ $title }</b> · members: { $count }{ $typed ->
    [none] {""}
   *[other] {" "}for “{ $typed }”
}
    Type a part of a surname or a code to search.
association-member-line = { $part ->
    [leader] ⭐ { $called }
    [deputy] ⭐ { $called } · deputy
    [secretary] ✍️ { $called } · secretary
   *[other] { $called }
}
association-member = <b>{ $called }</b>
    { $title }: { $part ->
        [leader] leader
        [deputy] deputy
        [secretary] secretary
       *[other] member
    }
association-add = ➕ Add people
association-ask-whom = Whom to add to “{ $title }”? Type a part of a surname or a code.
association-add-own-subject = All teachers: { $subject }
association-add-subject = All teachers of a subject…
association-candidates = For “{ $typed }”: { $count ->
    [0] nobody. Try another way.
   *[other] choose a person.
}
association-added = Added: { $called }. You may type the next surname.
association-add-ask = Add everybody who teaches “{ $subject }” to “{ $title }”? { $count ->
    [0] There is nobody to add: all are here already.
    [one] { $count } person will be added.
   *[other] { $count } people will be added.
}
association-add-sure = Add · { $count }
association-added-many = Added: { $count }.
association-remove = Take out
association-remove-ask = Take out of “{ $title }”: { $called }?
association-remove-sure = Yes, take out
association-removed = Taken out
association-leads-still = Take the duties of a leader or a deputy away first.
association-leading-text = <b>{ $title }</b>
    Leader: { $leaders ->
        [none] not named
       *[other] { $leaders }
    }
    Deputy: { $deputies ->
        [none] none
       *[other] { $deputies }
    }
    Secretary: { $secretary ->
        [none] none
       *[other] { $secretary }
    }
association-change-leader = Change the leader
association-name-leader = Name a leader
association-name-deputy = Deputy
association-name-secretary = Secretary
association-choose = { $purpose ->
    [leader] Who will lead?
    [deputy] Who will be a deputy?
   *[other] Who will be the secretary?
} { $title }
    { $count ->
        [0] There are no members yet.
       *[other] Choose a member
    } or type a part of a surname.
association-name-ask = { $purpose ->
    [leader] The leader
    [deputy] A deputy
   *[other] The secretary
} of “{ $title }” is { $called }?{ $old ->
    [none] {""}
   *[other] {" "}{ $old } leads now: stays a member, planned meetings go over.
}
association-name-sure = Yes
association-named = { $purpose ->
    [leader] Leader
    [deputy] Deputy
   *[other] Secretary
}: { $called }.{ $meetings ->
    [0] {""}
   *[other] {" "}Meetings that went over: { $meetings }.
}
association-dismiss = Release: { $called }
association-dismiss-ask = Take the duties in “{ $title }” away: { $called }? They stay a member.
association-dismiss-sure = Yes
association-dismissed = The duties are taken away; they stay a member.
association-to-gaps = Without a plan or a meeting
association-gaps = <b>Without a plan or a meeting</b> · { $count ->
    [0] all is well
   *[other] { $count }
}
association-gap = • { $title }{ $school ->
    [none] {""}
   *[other] , { $school }
}: { $plan ->
    [none] no plan
    [draft] the plan is not sent
   *[other] {""}
}{ $quarters ->
    [none] {""}
   *[other] {" "}no meeting: { $quarters }
}
association-remind = 🔔 Remind the leaders
association-reminded = { $count ->
    [0] There is nobody to remind.
   *[other] Reminded: { $count }. Not more than once a day.
}{ $alone ->
    [0] {""}
   *[other] {" "}Without a leader: { $alone }.
}
association-told-gaps = “{ $title }”: { $plan ->
    [1] there is no plan for the year yet.
   *[other] {""}
}{ $quarters ->
    [none] {""}
   *[other] {" "}No meeting: { $quarters }.
} Please have a look.
association-clock-plan = It is time for the plan of meetings for { $year }: “{ $title }”. You can start from last year's.
association-clock-summary = { $count ->
    [one] { $count } association
   *[other] { $count } associations
} without a plan for the year.
association-table = ⬇️ What became of plans
association-sheet = Plans of associations
association-file-name = plans-of-associations-{ $years }
association-file-caption = { $count ->
    [one] { $count } association.
   *[other] { $count } associations.
}
association-column-title = Association
association-column-kind = Kind
association-column-school = School
association-column-leaders = Leader
association-column-status = Plan
association-column-planned = Planned
association-column-held = Held
association-column-moved = Moved
association-column-missed = Not held
association-column-attendance = Present on average
association-column-topics = Topics held
association-column-analysis = Leader's analysis
