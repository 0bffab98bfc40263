import Foundation
import GRDB
import RatingModel

/// What the tables keep of where things are and what they mean: boots and their anchors, configurations, scales, questions,
/// the journal's own name. A kiosk that starts goes by them, and no digest covers them.
struct MemoryWalk {
  private struct Boot: Equatable {
    let first: Int64
    var anchor: Anchor?
  }

  private var journal: JournalID?
  private var boots: [BootID: Boot] = [:]
  private var configurations: Set<Int64> = []
  private var cuts: Set<Int64> = []
  /// Canonical JSON, by id and version.
  private var scales: [String: String] = [:]
  private var questions: [String: String] = [:]
  /// Entries up to this one were passed over: what they said is not known.
  private let passedOver: Int64

  /// - Parameter base: Where the walk begins in a journal that was pruned.
  init(base: WalkBase?) {
    passedOver = base?.cut.through ?? 0
    journal = base?.fold.journal
  }

  mutating func take(_ entry: Entry) {
    switch entry.payload {
    case .boot(let payload):
      journal = journal ?? payload.journal
      boots[entry.boot] = boots[entry.boot] ?? Boot(first: entry.sequence)
    case .anchor(let payload):
      // Its boot's first entry may have been passed over.
      boots[entry.boot, default: Boot(first: entry.sequence)].anchor = Anchor(
        sequence: entry.sequence, mono: entry.mono, wall: payload.wall)
    case .configuration(let configuration):
      configurations.insert(entry.sequence)
      let scale = configuration.scale
      scales["\(scale.id)/\(scale.version)"] = Self.text(scale)
      for question in configuration.secondStep?.questions ?? [] {
        questions["\(question.id)/\(question.version)"] = Self.text(question)
      }
    case .cut: cuts.insert(entry.sequence)
    default: break
    }
  }

  /// The first difference of each kind is named.
  func check(_ db: Database, _ verification: inout Verification) throws {
    func find(_ text: String) { verification.find(.memoryDiffers, text) }
    if try MetaTable.text(.journal, db) != journal?.description {
      find("The journal's name is not the one that its entries bear.")
    }
    if try !areBootsRight(db) { find("What is kept of boots and their anchors is not what the entries say.") }
    let kept = try Int64.fetchSet(db, sql: "SELECT seq FROM configuration WHERE seq > ?", arguments: [passedOver])
    if kept != configurations { find("The configurations are kept elsewhere than their entries lie.") }
    if try JournalSchema.hasCuts(db) { try checkCuts(db, &verification) }
    if try !isRight("SELECT id, version, definition FROM scale", scales, db) {
      find("What is kept of scales is not what was configured.")
    }
    if try JournalSchema.hasQuestions(db),
      try !isRight("SELECT id, version, definition FROM question", questions, db)
    {
      find("What is kept of questions is not what was configured.")
    }
  }

  /// By them entries are pruned: what is kept of them must be what their entries say.
  private func checkCuts(_ db: Database, _ verification: inout Verification) throws {
    let kept = try CutTable.all(db)
    for cut in kept {
      guard case .cut(let payload)? = try? EntryTable.entry(cut.entry, db)?.payload, payload.through == cut.through,
        payload.hash == cut.hash.hexadecimal, cut.archivedThrough.map({ $0 >= cut.entry }) ?? true,
        try payload.tallies == CutTable.digest(of: CutTable.tallies(of: cut, db))
      else {
        return verification.find(.cutDiffers, at: cut.entry, "What is kept of the cut is not what its entry says.")
      }
    }
    let isPruned = try EntryTable.first(db) ?? 0 > 1
    let missing = cuts.subtracting(kept.map(\.entry)).filter { !isPruned || $0 > kept.first?.entry ?? .max }
    if let entry = missing.min() { verification.find(.cutDiffers, at: entry, "The cut is not kept.") }
  }

  private func areBootsRight(_ db: Database) throws -> Bool {
    var missing = boots
    let rows = try Row.fetchCursor(db, sql: "SELECT boot, first FROM boot ORDER BY first")
    while let row = try rows.next() {
      let first: Int64 = try row.decode(forColumn: "first")
      guard let boot = BootID(try row.decode(forColumn: "boot")) else { return false }
      // Of a boot that began before the base only what came after it is known.
      guard first > passedOver else {
        guard let known = missing.removeValue(forKey: boot) else { continue }
        guard try known.anchor == nil || known.anchor == BootTable.anchor(of: boot, db) else { return false }
        continue
      }
      guard try missing.removeValue(forKey: boot) == Boot(first: first, anchor: BootTable.anchor(of: boot, db)) else {
        return false
      }
    }
    return missing.isEmpty
  }

  private func isRight(_ sql: String, _ expected: [String: String], _ db: Database) throws -> Bool {
    var missing = expected
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      let (id, version): (String, Int64) = (try row.decode(forColumn: "id"), try row.decode(forColumn: "version"))
      let definition: String = try row.decode(forColumn: "definition")
      switch missing.removeValue(forKey: "\(id)/\(version)") {
      case definition: continue
      // It may be of a configuration that was pruned.
      case nil where passedOver > 0: continue
      default: return false
      }
    }
    return missing.isEmpty
  }

  private static func text(_ definition: some Encodable) -> String? {
    (try? CanonicalJSON.data(definition)).map { String(decoding: $0, as: UTF8.self) }
  }
}
