import EvaluationStore
import ForwardingContract
import RatingModel

/// A problem or a warning of dossier results; the codes are those of `evaluationd import-results`.
struct ResultFinding: Encodable {
  let code: String
  /// The row's place from 1, or the line of the file; null where all are to blame.
  @Nulled var row: Int?
  @Nulled var column: String?
  let message: String
  let hint: String

  init(_ problem: ResultProblem) {
    code = problem.code
    row = problem.line
    column = problem.column
    (message, hint) = (problem.message, problem.hint)
  }
}

/// What came of dossier results, or would come.
struct ResultAnswer: Encodable {
  struct Part: Encodable {
    let unit: String
    let period: String
  }

  /// `taken`, `repeated` or `preview`.
  let status: String
  /// Number in the register; null of a preview.
  @Nulled var number: Int64?
  let rows: Int
  /// Units and periods that the rows name.
  let parts: Int
  /// Of earlier imports, those that do not stand any longer; at most ``ResultPreview/mostReplaced``, none where it is repeated.
  let replaced: [Part]
  let replacedCount: Int
  let warnings: [ResultFinding]
  let warningCount: Int

  /// - Parameter number: `nil` of a preview.
  init(_ preview: ResultPreview, number: Int64?) {
    status = number == nil ? "preview" : "taken"
    self.number = number
    (rows, parts, replacedCount) = (preview.rows, preview.parts, preview.replacedCount)
    replaced = preview.replaced.map { Part(unit: $0.unit.text, period: $0.period.description) }
    warnings = preview.warnings.map(ResultFinding.init)
    warningCount = preview.warningCount
  }

  init(repeated entry: ResultEntry, replaced count: Int) {
    status = "repeated"
    number = entry.number
    (rows, parts, replacedCount) = (entry.rows, entry.parts, count)
    (replaced, warnings, warningCount) = ([], [], entry.warnings)
  }
}

/// A refusal with every problem that was found.
struct RefusedResults: Encodable {
  let code: String
  let message: String
  let hint: String
  let retry: Bool
  let problems: [ResultFinding]

  init(_ refusal: Refusal, _ problems: ResultRefusal) {
    (code, message, hint, retry) = (refusal.code, refusal.message, refusal.hint, refusal.retry)
    self.problems = problems.problems.map(ResultFinding.init)
  }
}

/// Figures that stand, added up.
struct ResultItem: Encodable {
  let unit: String
  @Nulled var period: String?
  @Nulled var clerk: String?
  @Nulled var procedure: String?
  @Nulled var stage: String?
  @Nulled var received: Int?
  @Nulled var carriedOver: Int?
  @Nulled var early: Int?
  @Nulled var onTime: Int?
  @Nulled var late: Int?
  @Nulled var complaints: Int?
  @Nulled var complaintsAnnulled: Int?
  @Nulled var conductComplaints: Int?
  @Nulled var conductAnnulled: Int?
  /// Figures that only some of the rows tell: the least that they can be.
  let partial: [String]

  init(_ sum: ResultSum) {
    unit = sum.unit.text
    period = sum.period?.description
    clerk = sum.clerk?.description
    procedure = sum.procedure?.text
    stage = sum.stage?.rawValue
    received = sum[.received].total
    carriedOver = sum[.carriedOver].total
    early = sum[.early].total
    onTime = sum[.onTime].total
    late = sum[.late].total
    complaints = sum[.complaints].total
    complaintsAnnulled = sum[.complaintsAnnulled].total
    conductComplaints = sum[.conductComplaints].total
    conductAnnulled = sum[.conductAnnulled].total
    partial = ResultFigure.allCases.filter { sum[$0].isPartial }.map(\.rawValue)
  }

  /// What the store orders sums by.
  var key: [String] { [unit, period ?? "", clerk ?? "", procedure ?? "", stage ?? ""] }
}
