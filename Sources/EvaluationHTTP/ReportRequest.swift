import EvaluationReports
import EvaluationStore
import Hummingbird
import RatingModel

/// What a query asks for: a unit, days, and the structure of units. Without days, this month; without a structure, as it was, so that
/// an address that somebody kept shows what it showed.
struct ReportRequest: Hashable, Sendable {
  let unit: UnitCode
  let period: ReportPeriod
  var basis = UnitStructure.Basis.asItWas
  /// Of a report with very many rows, from 1.
  var page = 1

  static func read(_ request: Request, _ clock: CentreClock) -> Result<ReportRequest, Problem> {
    let query = request.uri.queryParameters
    let month = PeriodPreset.thisMonth.days(on: clock.today)
    guard let unit = query["unit"].flatMap({ UnitCode(String($0)) }),
      let from = day(query["from"], otherwise: month.from),
      let through = day(query["through"], otherwise: month.through),
      let basis = UnitStructure.Basis(query["structure"], on: query["on"], today: clock.today),
      let page = page(query["page"])
    else { return .failure(.badRequest) }
    guard let period = ReportPeriod(from: from, through: through, zone: clock.zone) else {
      return .failure(.periodReversed)
    }
    guard period.days <= ReportPeriod.longestDays else { return .failure(.periodTooLong) }
    return .success(ReportRequest(unit: unit, period: period, basis: basis, page: page))
  }

  enum Problem: Error {
    case badRequest, periodReversed, periodTooLong

    var page: MessagePage.Kind {
      switch self {
      case .badRequest: .badRequest
      case .periodReversed: .periodReversed
      case .periodTooLong: .periodTooLong
      }
    }
  }

  /// `nil` only for a text that is no page's number.
  private static func page(_ text: Substring?) -> Int? {
    guard let text else { return 1 }
    return Int(text).flatMap { (1...99_999).contains($0) ? $0 : nil }
  }

  /// `nil` only for a text that is no day.
  private static func day(_ text: Substring?, otherwise: CivilDate) -> CivilDate? {
    text.map { CivilDate(String($0)) } ?? otherwise
  }
}
