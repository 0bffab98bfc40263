import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

/// An issued report of an invented office.
enum IssuedFacts {
  static func snapshot(
    _ facts: SubjectFacts, of subject: ReportScope? = nil, letter: ClosingLetter = letter
  ) throws -> ClosingSnapshot {
    let unit = NamedUnit(code: try facts.office.code("H56.14"), name: "Bộ phận Một cửa xã Tân Hà")
    let parent = NamedUnit(code: try facts.office.code("H56"), name: "Tỉnh <Bình> & \"Minh\"")
    let records = [
      UnitRecord(code: unit.code, name: unit.name ?? "", parent: parent.code, validity: .always),
      UnitRecord(code: parent.code, name: parent.name ?? "", parent: nil, validity: .always),
    ]
    return try ClosingSnapshot(
      try facts.report(), of: unit, below: parent, over: try period(),
      structure: ClosingStructure(records, within: UnitDays([unit.code])), letter: letter)
  }

  static let letter = ClosingLetter(
    place: "Tân Hà", symbol: "TTPVHCC", signerTitle: "Giám đốc", signer: "Trần Văn <Minh>",
    recipients: ["Văn phòng UBND tỉnh"])

  static func period(_ text: String = "2026-Q4") throws -> ClosingPeriod { try #require(ClosingPeriod(text)) }

  static func closing(_ snapshot: ClosingSnapshot, hash: String = String(repeating: "ab", count: 32)) throws -> Closing
  {
    var clerk: ClerkID?
    if case .clerk(let one, _) = snapshot.subject { clerk = one }
    return Closing(
      unit: snapshot.unit.code, clerk: clerk, number: ClosingNumber(year: 2027, serial: 3), period: snapshot.period,
      corrects: nil, issuedAt: WallTime(milliseconds: 1_799_143_200_000),
      issuedBy: try #require(AccountName("ha.nguyen")), hash: hash)
  }
}
