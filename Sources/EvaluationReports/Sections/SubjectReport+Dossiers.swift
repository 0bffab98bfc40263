import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// What the one-stop software reports of the subject's dossiers: in time of what was returned, and beside it of what was received,
  /// as the decree has it.
  var dossierTable: ReportTable {
    let (dossiers, share) = (rules.dossiers, rules.dossiers?.inTime)
    let figures: [Figure] =
      [Self.figure(dossiers?.received), Self.figure(share?.of)] + Self.figures(share)
      + [Self.figure(dossiers?.onTime), Self.figure(dossiers?.complaints)]
    return ReportTable(
      "dossiers", .word(.tableDossiers), rows: .word(.subject),
      columns: [ReportTable.Column(["received"], .word(.receivedDossiers))] + Self.inTimeColumns
        + [ReportTable.Column(["complaints"], .word(.conductComplaints))],
      [ReportTable.Row("subject", subjectLabel, figures)], notes: [Self.onTimeNote],
      implied: share.map { [$0.of - $0.count] } ?? [])
  }

  /// What was returned, and in time; and the ratio of the decree.
  static var inTimeColumns: [ReportTable.Column] {
    [ReportTable.Column(["returned"], .word(.returnedDossiers))]
      + ShareFigures.columns(["inTime"], .word(.returnedInTime), share: .word(.returnedInTimeShare))
      + [ReportTable.Column(["onTimeRatio"], .word(.onTimeOfReceived))]
  }

  static var onTimeNote: ReportLabel { .phrase(.noteOnTimeRatio, [.text(OnTimeRatio.citation.source)]) }

  static func figure(_ count: Int?) -> Figure { count.map(Figure.count) ?? .unknown }

  static func figures(_ share: Share?) -> [Figure] {
    share.map { ShareFigures($0).figures } ?? [.unknown, .unknown, .unknown, .unknown]
  }

  /// Unknown where it was not reported; none where nothing was received.
  static func figure(_ ratio: OnTimeRatio?) -> Figure { ratio.map { Figure(percentage: $0.percent) } ?? .unknown }
}

extension DossierResults {
  /// `nil` where a figure that it takes was not reported.
  package var onTime: OnTimeRatio? {
    OnTimeRatio(
      received: received, early: finished?[.early], onTime: finished?[.onTime], late: finished?[.late])
  }
}
