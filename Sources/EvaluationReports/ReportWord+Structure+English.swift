extension ReportWord {
  /// What is said of the structure of units, of counters, and of dossiers against the decree.
  static let englishStructure: [ReportWord: String] = [
    .structure: "Structure of units",
    .structureTaken: "With the past of: %1",
    .structurePartial: "Without the days on which units stood below others, outside the reader's own.",
    .noteBelowOnDay:
      "Each unit counts with all units below it by the structure of the chosen day, the pasts of those merged into them among them.",
    .tableApart: "Figures of no unit of this structure",
    .noteApart:
      "What a unit counted before it was split cannot be divided among its successors; what ended without a successor, or does not exist yet on the chosen day, stands apart too. All of it is in the totals, and none of it is ranked.",
    .sectionCounters: "Counters of the unit",
    .noteCounters:
      "Each counter counts with every clerk who sat there. A counter is mostly one clerk: only who may read the figures of clerks sees this table.",
    .tableCounterSessions: "Sessions and response rate by counter",
    .tableCounterOutcomes: "How sessions ended, by counter",
    .tableCounterRatings: "Satisfaction by counter",
    .kiosksThere: "Kiosks there now",
    .tableDossiers: "Dossier results",
    .receivedDossiers: "Dossiers received",
    .onTimeOfReceived: "On time of those received (%)",
    .noteOnTimeRatio:
      "On time of those received, after %1: dossiers returned early or on time, divided by those received in the period. What is still open lowers it; what was carried over from before may lift it above 100 %. The other share is of the dossiers returned.",
  ]
}
