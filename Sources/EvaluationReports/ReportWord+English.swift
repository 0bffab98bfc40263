extension ReportWord {
  static let english: [ReportWord: String] = [
    englishIntegrity, englishSections, englishComparison, englishBelow, englishStructure,
  ]
  .reduce(
    englishReport
  ) {
    $0.merging($1) { own, _ in own }
  }

  private static let englishReport: [ReportWord: String] = [
    .reportTitle: "Ratings by clerk",
    .reportPeriod: "Period",
    .reportMade: "Made",
    .reportEmpty: "No session in this period yet.",
    .part: "Part",
    .partClerks: "Clerks",
    .partTotal: "Total",
    .partUndated: "Undated",
    .partKiosks: "Kiosks",
    .clerk: "Clerk",
    .counterRow: "Counter, no clerk counts",
    .totalRow: "Whole unit",
    .unregistered: "not registered",
    .served: "Served at",
    .undatedBetween: "Between",
    .dateOpen: "unknown",
    .unit: "Unit",
    .counter: "Counter",
    .code: "Code",
    .name: "Name",

    .sectionSessions: "Sessions and response rate",
    .sectionRatings: "Satisfaction",
    .sectionMarks: "Marks to look at",
    .sectionPresses: "Presses that are no rating, and corrections",
    .sectionUndated: "Undated sessions",
    .sectionKiosks: "State of the kiosks",
    .sectionFigures: "What the figures mean",
    .scaleVersion: "scale %1, version %2",
    .noteUndated:
      "The kiosk's clock was not set at the time of service. These sessions are in none of the tables above.",
    .noteMarks: "A marked session counts in full. One session may bear several marks.",
    .noteKioskElsewhere:
      """
    A kiosk without a place stands at none of these units now: only the journals that counted for them in this \
    period are listed.
    """,
    .sectionClerksBelow: "Clerks of the units below",
    .noteClerksBelow:
      "There are too many units below this one to name every clerk in one table. Choose a unit; the tables that follow have the clerks who served at this unit itself, the row “Whole unit” is of all. The files have every clerk.",
    .noteManyKiosks: "%1 kiosks stand here, too many to name each in a report: see the page of kiosks.",
    .notePresses: "These presses are kept and are no ratings; a correction replaces the level that was chosen before.",

    .sessions: "Sessions",
    .rated: "Rated",
    .declined: "Declined",
    .timedOut: "Timed out",
    .notInvited: "Not invited",
    .cancelled: "Cancelled",
    .unavailable: "Unavailable",
    .responseRate: "Response rate (%)",
    .coverage: "Coverage (%)",
    .waiting: "Waiting in a lot",

    .ratings: "Ratings",
    .levels: "Levels",
    .countsAsSatisfied: "counts as satisfied",
    .share: "share (%)",
    .satisfied: "Satisfied ratings",
    .satisfiedShare: "Satisfied share (%)",
    .lower: "Lower 95% limit (%)",
    .upper: "Upper 95% limit (%)",
    .interval: "95% interval",
    .sample: "Sample",
    .sampleTooSmall: "under 10",
    .sampleSmall: "10–29",
    .sampleSufficient: "30 or more",
    .sampleComparable: "100 or more",

    .marked: "Marked sessions",
    .markedRatings: "Marked ratings",
    .markOutsideHours: "Outside hours",
    .markUnknownClerk: "Clerk not in roster",
    .markOddDossierCode: "Odd dossier code",
    .markUndated: "Undated",
    .markSameDossier: "Same dossier",
    .markBurst: "Burst",
    .markCadence: "Cadence",
    .markFallback: "Fallback source",
    .markClerkInDoubt: "Clerk in doubt",

    .ambient: "No session",
    .early: "Before the invitation",
    .repeat: "Repeat",
    .superseded: "Superseded",
    .unsettled: "Unsettled",
    .simultaneous: "Simultaneous",
    .maintenance: "Maintenance",
    .raised: "Raised",
    .lowered: "Lowered",

    .kiosk: "Kiosk",
    .journal: "Journal",
    .lastHeard: "Last heard",
    .headAt: "Head countersigned",
    .newlyCovered: "Newly covered (entries)",
    .digest: "Digest",
    .digestMatches: "matches",
    .digestPending: "more to come",
    .digestDiffers: "differs",
    .digestNone: "nothing received",

    .unknown: "unknown",
    .withheld: "–",

    .defineSessions:
      """
    Citizens served at a counter, on the local day of the invitation to rate; without an invitation, of the \
    opening.
    """,
    .defineRated: "The citizen chose a level; a session has at most one rating.",
    .defineDeclined: "The citizen chose not to rate.",
    .defineTimedOut: "The citizen was invited and the time passed without a rating.",
    .defineNotInvited: "Ended by the next session or a restart before the citizen was invited.",
    .defineCancelled: "Withdrawn by the caller before there was an outcome.",
    .defineUnavailable: "No rating was made, and at some moment of the invitation none was possible.",
    .defineResponseRate: "Rated sessions divided by sessions, without those cancelled or unavailable.",
    .defineCoverage:
      "Sessions divided by the dossier steps that the one-stop software reports; “unknown” where no such figures came.",
    .defineWaiting:
      """
    Ratings taken whose level is not released yet: levels leave the kiosk in lots of five of the same clerk, the \
    rest at the end of the month, so that nobody can tell who pressed what.
    """,
    .defineRatings: "Ratings with a released level on this scale; different scales and versions are never added.",
    .defineLevel:
      "Ratings at this level, and from 30 ratings on the same scale their share of them, because it has no interval.",
    .defineSatisfied:
      "Ratings at the levels that the scale counts as satisfied (%1), divided by the ratings on the scale.",
    .defineInterval: "The 95% Wilson interval of the satisfied share; the wider it is, the less there is to compare.",
    .defineSample:
      """
    Under 10 ratings no percentage is given; of 10–29 only the satisfied share, to be read with its interval; from \
    30 every percentage stands; from 100, with enough response, it may be compared.
    """,
    .defineMarked: "Sessions with at least one of the marks below.",
    .defineMarkedRatings: "Rated sessions among those marked; take them off to see what is left without marks.",
    .defineOutsideHours: "Served outside the configured working hours.",
    .defineUnknownClerk: "The clerk is not in the kiosk's roster.",
    .defineOddDossierCode: "The dossier's code has none of the prescribed shapes; the session counts.",
    .defineUndated: "The kiosk's clock was not set at the time of service.",
    .defineSameDossier: "The same dossier and stage came before on that day.",
    .defineBurst: "More ratings within some minutes than configured.",
    .defineCadence: "Ratings at unusually even distances.",
    .defineFallback: "The usual source of sessions failed and the next one took over.",
    .defineClerkInDoubt: "Sources name different clerks: the rating counts for the counter and for no clerk.",
    .defineAmbient: "Pressed while there was no session.",
    .defineEarly: "Pressed after the opening and before the invitation.",
    .defineRepeat: "Pressed after the rating had become final, or the same level again.",
    .defineSuperseded: "The earlier press, replaced by the citizen within the correction window.",
    .defineUnsettled: "Pressed just as the offer changed, or held from one offer into another.",
    .defineSimultaneous: "Another key was down at the same time.",
    .defineMaintenance: "Pressed by a technician in maintenance mode.",
    .defineRaised:
      """
    Ratings that the citizen corrected towards the better end within the correction window; released with their \
    lot.
    """,
    .defineLowered:
      "Ratings that the citizen corrected towards the worse end within the correction window; released with their lot.",
    .defineLastHeard: "When the centre last received a batch of tallies from the kiosk.",
    .defineHeadAt: "When the centre countersigned the newest head: what is not countersigned yet cannot be older.",
    .defineNewlyCovered:
      """
    Journal entries that the latest receipt was the first to cover: until then only the kiosk itself protected \
    them. How many no receipt covers yet, the kiosk alone knows.
    """,
    .defineDigest:
      """
    The centre computes the digest of all tallies anew and compares it with the one that the kiosk signed: \
    “matches” means that nothing is missing and nothing was added.
    """,
  ]
}
