extension PictureWord {
  static let english: [PictureWord: String] = [
    .percent: "%1%",
    .levelsSummary: "Bars divided by level for %1 rows. The count and share of each level stand in the table.",
    .levelShare: "%1 (%)",
    .noRatings: "no ratings yet",
    .fewerThan: "fewer than %1 ratings",
    .noteBars: "Thick bar: %2 ratings or more. Thin bar: %1 to %3 ratings, counts only. Fewer than %1 ratings: no bar.",
    .noteRounded: "Shares are rounded to one decimal, so they may not add up to exactly 100%.",
    .noteRowsBeyond: "%1 more rows are not in this picture and its table.",
    .moment: "Time",
    .trendSummary:
      """
    Satisfied share with its 95% interval at %1 times, of which %2 have enough ratings for a share: lowest %3, \
    highest %4.
    """,
    .trendSummaryNone: "Of %1 times, none has enough ratings for a satisfied share yet.",
    .legendSolid: "%1 ratings or more",
    .legendHollow: "%1 to %2 ratings: small sample",
    .legendBand: "95% interval",
    .legendNoPoint: "n: number of ratings. Fewer than %1 ratings: no point.",
    .legendNoFigure: "A dash in row n: no figures (which is not the same as 0).",
    .noteAxis: "The axis of shares begins at %1, not at 0.",
    .notePointsBefore: "%1 earlier times are not in this picture and its table.",
    .weekday: "Day of the week",
    .countsSummary: "Ratings by day of the week and hour: %1 cells with figures, at most %2 ratings in one cell.",
    .sharesSummary:
      """
    Satisfied share by day of the week and hour: %1 cells have enough ratings for a share, lowest %2, highest %3.
    """,
    .mapSummaryNone: "No cell has enough ratings for a figure yet.",
    .legendBelow: "below %1",
    .legendFromTo: "%1 to below %2",
    .legendFrom: "%1 or more",
    .legendZero: "0",
    .legendAbsent: "no figures",
    .legendFew: "fewer than %1 ratings: only the number n",
    .legendHidden: "fewer than %1 ratings: number not told",
    .noteCounts:
      """
    The darker the cell, the more ratings. 0 means that there were none; a dash means that there are no figures.
    """,
    .noteShares:
      """
    The darker the cell, the lower the satisfied share. The upper number is the satisfied share (%), the lower one \
    (n) the number of ratings. Small differences between cells may be chance.
    """,
    .groupShare: "all %1",
    .funnelSummary:
      """
    Satisfied share by number of ratings for %1 points: %2 within the 95% limits, %3 between the two limits, %4 \
    beyond the 99.8% limits. Share of all: %5.
    """,
    .funnelSummaryNone: "No point has enough ratings to be compared yet.",
    .legendOther: "%2, %1 ratings or more",
    .legendOtherSmall: "%3, %1 to %2 ratings: small sample",
    .unnamed: "not named",
    .legendLimits: "%1 limits",
    .place: "Place among the limits",
    .placeWithin: "within the 95% limits",
    .placeBelowNarrow: "below the 95% limit",
    .placeBelowWide: "below the 99.8% limit",
    .placeAboveNarrow: "above the 95% limit",
    .placeAboveWide: "above the 99.8% limit",
    .noteFunnel:
      """
    By chance alone about 1 point in 20 lies beyond the 95% limits and 1 in 500 beyond the 99.8% limits. A point \
    beyond them is worth a look; it proves nothing.
    """,
    .noteWidened: "The limits have been widened %1 times because results differ by more than chance.",
    .noteTooFew: "%1 points with fewer than %2 ratings are not drawn; their ratings count in the share of all.",
    .noteSubjectTooFew: "Only %1 ratings so far, fewer than %2, so not drawn: %3.",
    .noteOthersBeyond:
      """
    %1 more points are not in this picture and its table; points beyond the limits are drawn first.
    """,
  ]
}
