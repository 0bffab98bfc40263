extension ReportWord {
  /// What is said of the units below a unit.
  static let englishBelow: [ReportWord: String] = [
    .sectionBelow: "Units below",
    .tableBelowSessions: "Sessions and response rate by unit",
    .tableBelowDossiers: "Dossier results by unit",
    .tableBelowRatings: "Satisfaction by unit",
    .tableRanking: "Ranking by dossier results and satisfaction",
    .tableIncomplete: "Units that have not reported",
    .returnedDossiers: "Dossiers returned",
    .returnedInTime: "Returned early or on time",
    .returnedInTimeShare: "Returned early or on time (%)",
    .conductComplaints: "Complaints about conduct",
    .dossierResults: "Dossier results",
    .resultsMissing: "missing",
    .resultsReported: "reported",
    .placeBest: "Best possible place",
    .placeWorst: "Worst possible place",
    .rankingScore: "Ranking score (%)",
    .standingPlaced: "placed",
    .standingNoResults: "no dossier results",
    .standingTooFewDossiers: "too few dossiers to place",
    .standingTooFewOthers: "too few units to place",
    .noteBelow: "Each unit counts with all units below it, on the days on which it stood below this one.",
    .noteRanking:
      "%1 % of the score is the share of dossiers returned early or on time, %2 % the share of the satisfied. A place is a range: of two units that chance could change round neither stands before the other. Units with fewer than 30 ratings or 30 returned dossiers have no place.",
    .noteIncomplete: "%1 of %2 units have no session, or no dossier results, in the period.",
    .noteAllReported: "Every unit has sessions and dossier results in the period.",
    .noteResultsCutOff:
      "Dossier results of %1 periods lie only partly within the report's. A month cannot be divided, so they are left out.",
  ]
}
