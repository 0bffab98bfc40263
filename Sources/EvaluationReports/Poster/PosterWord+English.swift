extension PosterWord {
  static let english: [PosterWord: String] = [
    .title: "How people rated our service",
    .link: "Poster for the wall",
    .sessions: "services that could be rated",
    .answered: "were answered",
    .responseRate: "response rate",
    .satisfied: "of them satisfied",
    .satisfiedNumber: "%1 of %2",
    .atLeast: "%1 % or more",
    .responseSentence:
      "Of %1 services that could be rated, %2 were answered. We do not know what the others think.",
    .responseHidden:
      "The response rate is not told: too few services, or it would give away whether a few people answered.",
    .none: "Nobody rated in this period.",
    .tooFew:
      """
    There are fewer than %1 ratings in this period. No figure is told, so that nobody knows who answered what, and because so few \
    say nothing yet.
    """,
    .share: "%1 of %2 answers were satisfied: %3 %.",
    .interval: "With so many answers the true share probably lies between %1 % and %2 %.",
    .few: "%1 of %2 answers were satisfied. With fewer than %3 answers we tell no percentage.",
    .atLeastSentence:
      "Fewer than %1 of %2 answers were not satisfied, so %3 % or more were satisfied. A number as small as that is not told exactly, so that nobody is recognised.",
    .hidden: "The satisfied share of this period is not told: it would give away what a few people answered.",
    .levels: "Each answer",
    .levelsHidden: "Single answers are not told: one of them was chosen by a few people only.",
    .level: "Answer",
    .use: "What are ratings for?",
    .useText:
      "Ratings go to the centre; those in charge read them every month and every quarter to improve the service.",
    .privacyText:
      "Nobody knows who pressed what: the device records no citizen's name, and figures are read in groups only.",
    .tell: "Whom to tell?",
    .tellText:
      "If something was not right, or was good, please tell the person in charge of this office, or write on the National Public Service Portal.",
    .tellContact: "If something was not right, or was good: %1",
    .issued: "From the report number %1, issued on %2.",
    .corrected:
      "Correction sheet %1 came later; the difference is too small to be told without giving a few people away.",
    .notIssued: "Figures as of %1, not issued; they may still change.",
    .notIssuedMark: "Not issued",
    .older: "Other periods",
    .sheetA4: "A4",
    .sheetA3: "A3",
    .nothing: "No period has been issued yet.",
    .publicHint: "Public page",
  ]
}
