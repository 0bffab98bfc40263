import Foundation

/// A personal value beside the chain, under the entry that holds the commitment to it.
struct PersonalField: Hashable, Sendable {
  enum Name: Hashable, Sendable {
    case id, requestDigest, ticket
    /// The only one of its entry.
    case contact
    case dossier(Int)
  }

  /// Fields of one entry have places below this.
  static let placesPerEntry: Int64 = 64

  let sequence: Int64
  let name: Name
  let salt: Data
  let value: Data

  var commitment: String { Commitment.text(salt: salt, value: value) }

  /// Where the field lies in its table: fields of one entry lie together, entries in their order.
  var slot: Int64 { sequence * Self.placesPerEntry + name.place }
}

extension PersonalField.Name {
  var place: Int64 {
    switch self {
    case .id, .contact: 0
    case .requestDigest: 1
    case .ticket: 2
    case .dossier(let index): 3 + Int64(index)
    }
  }

  /// `id`, `requestDigest`, `ticket`, `contact`, `dossier:0` …
  var text: String {
    switch self {
    case .id: "id"
    case .requestDigest: "requestDigest"
    case .ticket: "ticket"
    case .contact: "contact"
    case .dossier(let index): "dossier:\(index)"
    }
  }
}
