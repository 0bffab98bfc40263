import RatingModel

/// What stands: it changes with each import. What was looked at over one basis is not taken over another.
package struct ImportBasis: Hashable, Sendable {
  /// Imports of the registry, and of dossier results, so far.
  package let registry: Int64
  package let results: Int64

  package init(registry: Int64, results: Int64) {
    self.registry = registry
    self.results = results
  }

  /// As a form carries it.
  package var text: String { "\(registry).\(results)" }

  package init?(_ text: String) {
    let numbers = text.split(separator: ".").compactMap { Int64($0) }
    guard numbers.count == 2 else { return nil }
    self.init(registry: numbers[0], results: numbers[1])
  }
}

/// Which list a file of an import holds.
package enum ImportedList: Hashable, Sendable, CaseIterable {
  case registry(RegistryTable)
  case results

  package static var allCases: [ImportedList] { RegistryTable.allCases.map(ImportedList.registry) + [.results] }

  package var name: String {
    switch self {
    case .registry(let table): table.rawValue
    case .results: "results"
    }
  }

  package init?(_ name: String) {
    guard let list = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = list
  }
}

/// Files that somebody looked at and has not imported yet.
package struct ImportDraft: Hashable, Sendable {
  package enum Owner: Hashable, Sendable {
    case account(AccountName)
    /// Whoever sets the centre up, before there is an account.
    case setup

    var text: String {
      switch self {
      case .account(let name): name.text
      case .setup: ":setup"
      }
    }
  }

  /// All files of one draft together, in bytes.
  package static let fileBytes = 16 * 1024 * 1024
  package static let longestName = 200
  /// For so long it can still be imported.
  package static let seconds: Int64 = 3600

  /// Random, 32 lower-case hexadecimal digits.
  package let id: String
  package let owner: Owner
  package let files: [ImportedList: ImportedUpload]
  package let madeAt: WallTime

  package init(
    id: String, owner: Owner, files: [ImportedList: ImportedUpload], madeAt: WallTime
  ) {
    self.id = id
    self.owner = owner
    self.files = files
    self.madeAt = madeAt
  }
}
