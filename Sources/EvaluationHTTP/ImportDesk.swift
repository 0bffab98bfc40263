import EvaluationReports
import EvaluationStore
import RatingModel

/// Looks at files and imports what was looked at. One at a time: a list of a whole nation is long.
actor ImportDesk {
  private let store: any EvaluationStore
  private let lists: ListReader

  init(store: any EvaluationStore, lists: ListReader) {
    self.store = store
    self.lists = lists
  }

  /// What files came to over what stands.
  struct Looked: Sendable {
    let look: ImportLook
    let basis: ImportBasis
    fileprivate let content: Content?
  }

  fileprivate enum Content: Sendable {
    case registry(RegistryImport)
    case results(ResultImport)
  }

  enum Ending: Sendable {
    case taken(ImportsPage.Taken)
    /// Looked at anew: it was refused, or something was imported in between.
    case again(Looked, hasChanged: Bool)
  }

  /// Keeps files as a draft, those of an earlier one beside them where no other was sent.
  func keep(
    _ files: [ImportedList: ImportedUpload], with earlier: ImportDraft?, of owner: ImportDraft.Owner, at time: WallTime
  ) async throws -> ImportDraft {
    var all = files
    // Lists of the registry belong together; results stand for themselves.
    if let earlier, Set(earlier.files.keys).contains(.results) == files.keys.contains(.results) {
      all.merge(earlier.files) { new, _ in new }
    }
    let draft = ImportDraft(id: FormTokens.random(), owner: owner, files: all, madeAt: time)
    try await store.keep(draft)
    return draft
  }

  /// - Parameter roots: the units of whoever imports; `nil` for whoever may change all.
  func look(_ draft: ImportDraft, roots: Set<UnitCode>?) async throws -> Looked {
    // Read first: what comes in between is found when it is taken.
    let basis = try await store.importBasis()
    var (sources, findings) = ([ImportedList: TableSource](), [ImportFinding]())
    for (list, file) in draft.files.sorted(by: { $0.key.name < $1.key.name }) {
      switch lists.table(file.bytes, file.name) {
      case .success(let source): sources[list] = source
      case .failure(let finding): findings.append(finding)
      }
    }
    guard findings.isEmpty else { return Looked(look: .refused(findings), basis: basis, content: nil) }
    if let source = sources[.results], let file = draft.files[.results] {
      return try await look(results: source, file, roots, basis)
    }
    return try await look(registry: sources, draft, roots, basis)
  }

  func take(
    _ draft: ImportDraft, ifStill basis: ImportBasis, roots: Set<UnitCode>?, by actor: AuditActor, at time: WallTime
  ) async throws -> Ending {
    let looked = try await look(draft, roots: roots)
    let taken: ImportsPage.Taken
    switch looked.content {
    case nil: return .again(looked, hasChanged: false)
    case .registry(let change):
      guard case .taken(let summary) = try await store.importRegistry(change, ifStill: basis, by: actor, at: time)
      else { return .again(try await look(draft, roots: roots), hasChanged: true) }
      taken = .registry(summary)
    case .results(let batch):
      let author = actor.account.map(ResultAuthor.account) ?? .commandLine
      guard
        case .taken(let receipt) = try await store.importResults(batch, ifStill: basis, by: author, actor, at: time)
      else { return .again(try await look(draft, roots: roots), hasChanged: true) }
      taken = .results(number: receipt.number, rows: receipt.preview.rows)
    }
    try await store.endDrafts(of: draft.owner)
    return .taken(taken)
  }

  // MARK: The two kinds

  private func look(
    registry sources: [ImportedList: TableSource], _ draft: ImportDraft, _ roots: Set<UnitCode>?, _ basis: ImportBasis
  ) async throws -> Looked {
    var (tables, names) = ([RegistryTable: TableSource](), [RegistryTable: String]())
    for (list, source) in sources {
      guard case .registry(let table) = list else { continue }
      tables[table] = source
      names[table] = draft.files[list]?.name
    }
    func refused(_ refusal: RegistryRefusal) -> Looked {
      let findings = refusal.problems.map { ImportFinding($0, file: names[$0.table] ?? $0.table.fileName) }
      return Looked(look: .refused(findings), basis: basis, content: nil)
    }
    let present = try await store.registry()
    let change: RegistryImport
    switch RegistryCSV.read(tables, replacing: present) {
    case .failure(let refusal): return refused(refusal)
    case .success(let read): change = read
    }
    if let roots {
      let outside = ChangedUnits(from: present, to: change)
        .outside(roots, present: present, next: present.applying(change))
      guard outside.isEmpty else {
        let file = names.values.sorted().joined(separator: ", ")
        return Looked(look: .refused([ImportFinding(outside, file: file)]), basis: basis, content: nil)
      }
    }
    switch try await store.previewRegistry(change) {
    case .failure(let refusal): return refused(refusal)
    case .success(let preview): return Looked(look: .registry(preview), basis: basis, content: .registry(change))
    }
  }

  private func look(
    results source: TableSource, _ file: ImportedUpload, _ roots: Set<UnitCode>?, _ basis: ImportBasis
  ) async throws -> Looked {
    func refused(_ refusal: ResultRefusal) -> Looked {
      Looked(
        look: .refused(refusal.problems.map { ImportFinding($0, file: file.name) }), basis: basis, content: nil)
    }
    let batch: ResultImport
    switch ResultTable.read(source, name: file.name, digest: ResultTable.digest(of: file.bytes)) {
    case .failure(let refusal): return refused(refusal)
    case .success(let read): batch = read
    }
    if let roots {
      let reach = try await store.subtree(of: roots).units
      let known = Set(try await store.units().map(\.code))
      // A unit that nobody knows is the list's own fault, and told by its line.
      let outside = Set(batch.rows.map(\.unit)).intersection(known).subtracting(reach)
      guard outside.isEmpty else {
        let finding = ImportFinding(ChangedUnits.Outside(units: outside, procedures: false), file: file.name)
        return Looked(look: .refused([finding]), basis: basis, content: nil)
      }
    }
    switch try await store.previewResults(batch) {
    case .failure(let refusal): return refused(refusal)
    case .success(let preview):
      let warnings = preview.warnings.map { ImportFinding($0, file: file.name) }
      return Looked(look: .results(preview, warnings: warnings), basis: basis, content: .results(batch))
    }
  }
}
