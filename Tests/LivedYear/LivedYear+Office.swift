import EvaluationReports
import EvaluationStore
import RatingModel
import SyntheticNation

/// What people do in a year beside serving.
extension LivedYear {
  /// In whose name reports are issued and forms are entered.
  static let account: AccountName = {
    guard let name = AccountName("van.phong") else { preconditionFailure("the name is one") }
    return name
  }()

  var actor: AuditActor { .commandLine(claimedBy: "van.phong") }

  var root: UnitCode { nation.root }

  func letter(of unit: UnitCode) -> ClosingLetter {
    let name = nation.units.last { $0.code == unit }?.name ?? unit.text
    let place = name.components(separatedBy: " xã ").last?.components(separatedBy: " phường ").last ?? name
    return ClosingLetter(
      place: place, symbol: "TTPVHCC", signerTitle: "Giám đốc",
      recipients: ["Văn phòng Ủy ban nhân dân tỉnh", "Trung tâm Phục vụ hành chính công tỉnh"])
  }

  /// A password that nobody has: its key is no password's.
  func addAccount() async throws {
    let time = StoreFilling.morning(of: nation.plan.first)
    let account = Account(
      name: Self.account,
      password: PasswordHash(
        salt: Self.bytes(16), rounds: 16_384, blockSize: 8, parallelism: 1, key: Self.bytes(32)),
      role: .head, roots: [root], disabled: false, createdAt: time)
    if let refusal = try await store.add(account, by: actor) { throw YearFailure.accountRefused(refusal.code) }
  }

  private static func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: .min ... .max) } }

  /// With what the procedures are called, and which units became which.
  func importRegistry() async throws {
    guard try await store.units().isEmpty else { throw YearFailure.notEmpty }
    let successions = Dictionary(grouping: nation.successions, by: \.successor)
    let units = nation.units.map { unit in
      UnitRecord(
        code: unit.code, name: unit.name, parent: unit.parent, validity: unit.validity,
        predecessors: successions[unit.code]?.flatMap(\.predecessors) ?? [])
    }
    let change = RegistryImport(
      units: units, counters: nation.counters, clerks: nation.clerks, procedures: YearProcedures.records)
    _ = try await store.importRegistry(change, at: StoreFilling.morning(of: nation.plan.first)).get()
  }

  /// Month by month, as the one-stop software exports them, on the third of the next one.
  func importResults(_ dossiers: DossierLedger) async throws {
    for month in dossiers.months {
      let period = RollUpPeriod(.month, holding: month)
      guard period.last <= nation.plan.last, let next = period.next?.first,
        let day = CivilDate(year: next.year, month: next.month, day: 3)
      else { continue }
      let rows = dossiers.rows(of: month, uncovered: cast.uncovered)
      let digest = ResultTable.digest(of: .init("\(nation.plan.seed) \(period)".utf8))
      let batch = ResultImport(rows: rows, name: "ket-qua-\(period).csv", digest: digest)
      _ = try await store.importResults(batch, by: .account(Self.account), at: StoreFilling.morning(of: day)).get()
    }
  }

  /// Ten working days before the end, some forms each.
  func enterPaper() async throws {
    let days = nation.plan.days.filter(WorkCalendar.isWorkingDay).suffix(10)
    for (number, day) in days.enumerated() {
      let counts = [6 + number % 4, 3 + number % 3, number == 4 ? 1 : 0]
      let forms = zip(Wording.scale.levels.map(\.name), counts)
      let subject = PaperSubject(
        unit: cast.paper, clerk: nil, day: day, scale: Wording.scale.id, version: Wording.scale.version)
      _ = try await store.enter(
        NewPaperEntry(subject: subject, forms: Dictionary(uniqueKeysWithValues: forms)), by: Self.account, actor,
        on: day, at: StoreFilling.evening(of: day)
      ).get()
    }
  }
}

/// Why a year could not be filled.
package enum YearFailure: Error, Hashable, Sendable {
  case accountRefused(String)
  /// The store holds a registry already.
  case notEmpty
}
