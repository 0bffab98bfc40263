extension ReportWord {
  /// What is said of integrity: states of journals, events, and a sentence for each.
  static let englishIntegrity: [ReportWord: String] = [
    .partEvents: "Event",
    .sectionEvents: "Integrity events that touch these figures",
    .noteEvents:
      "Each row says which figures may be short or wrong, and who looked into it. Events are never removed; they are closed with a written reason only.",
    .continuity: "Continuity",
    .keptBack: "Tallies kept back",
    .openEvents: "Open events",
    .continuityShown: "goes on",
    .continuityUnproven: "not proven",
    .continuityAbandoned: "not taken any more",
    .eventNumber: "Event number",
    .eventKind: "What happened",
    .eventFirst: "From entry",
    .eventLast: "To entry",
    .inDoubt: "Entries in doubt",
    .eventTimes: "Times",
    .eventSince: "Since",
    .eventLatest: "Latest",
    .eventState: "Handling",
    .eventEnded: "Ended",
    .closedBy: "Closed by",
    .reason: "Reason",
    .eventOpen: "open",
    .eventSettled: "ended by itself, not judged yet",
    .eventClosed: "closed",
    .forked: "Journal forked",
    .rolledBack: "Journal put back to an older state",
    .versionFell: "Tally fell to an older version",
    .tallyConflict: "Two counts for one version",
    .scaleConflict: "Scale changed under its version",
    .questionConflict: "Question changed under its version",
    .digestMismatch: "The two sides' tallies differ",
    .countAltered: "Counts changed in the centre's data base",
    .centreBehind: "Centre lost what it had taken",
    .journalReplaced: "Journal replaced, nobody said why",
    .setAside: "Kiosk set its journal aside",
    .journalCopied: "Journal copied to another kiosk",
    .defineContinuity:
      "Whether the kiosk has shown that its journal still goes on from the entry that the centre countersigned.",
    .defineKeptBack:
      "Tallies that the centre could not take, one by one, and that the kiosk keeps back; it tries again once a day.",
    .defineOpenEvents: "Integrity events of this journal that nobody has ended.",
    .defineInDoubt:
      "How many journal entries nobody can be sure were counted rightly; an entry is one thing at the counter, such as a press. “Unknown”: nobody can tell.",
    .defineEventState:
      "“Open”: somebody must look into it. “Ended by itself”: both sides agree again, or it was explained. “Closed”: somebody answers for the written reason.",
    .defineForked:
      "Where the centre countersigned one entry the kiosk has another: a copied disk, or a journal written anew.",
    .defineRolledBack:
      "The journal ends before an entry that the centre countersigned: a disk restored from an old copy, or a journal cut off.",
    .defineVersionFell:
      "A tally came with a lower version than was taken before, in a batch that goes on from the newest entry.",
    .defineTallyConflict: "Two different counts came for one version; the one that was taken first stands.",
    .defineScaleConflict: "The same version of a scale came with other content; what came first stands.",
    .defineQuestionConflict:
      "The same version of a question came with other content; what came first stands.",
    .defineDigestMismatch:
      "Everything that differed was sent again and the tallies still differ, or the centre has tallies that the kiosk denies.",
    .defineCountAltered:
      "Counts in the centre's data base are no longer those that were taken from the kiosk: something else changed them. The kiosk sends its own again, and those take their place.",
    .defineCentreBehind:
      "The kiosk has receipts for entries that the centre knows no more: the centre was restored from an older backup. Ends by itself once both agree.",
    .defineJournalReplaced:
      "The kiosk began a new journal and did not say what became of the former one: what was not countersigned of it nobody knows.",
    .defineSetAside:
      "The kiosk reports that its former journal was damaged or given up and that it began a new one.",
    .defineJournalCopied:
      "A kiosk sent the journal of another one that still serves: a copied disk. The batch was refused.",
  ]
}
