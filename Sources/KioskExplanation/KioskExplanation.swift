// KioskExplanation: why a press did or did not count, told from the journal to a person.
//
// In:  the entries of a journal (`JournalContents`) and the session that is asked about.
// Out: `SessionStory`: what happened from the session's open to the next one, in order, each with the rule that applied;
//      `StoryText`: the same in Vietnamese or English. The words stand in `StoryWord+….swift`.
//
// What is promised: nothing here tells a level, nor whether a correction went up or down, for any session, released or
// not: who may read the journal's file is not thereby told the answer on a screen.
//
// Limits: says what the journal holds; whether the journal is what was written is for `kioskctl verify`.
