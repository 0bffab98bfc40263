import EvaluationReports
import EvaluationStore
import Synchronization

/// What was read of issued reports for posters: some figures of each, and never more of them than ``most``.
final class PosterMemory: Sendable {
  static let most = 4096

  private struct Name: Hashable {
    let unit: String
    let number: ClosingNumber
  }

  private let kept = Mutex<[Name: PosterShelf.Issued]>([:])

  func issued(_ closing: Closing) -> PosterShelf.Issued? { kept.withLock { $0[Self.name(closing)] } }

  func keep(_ issued: PosterShelf.Issued) {
    kept.withLock { kept in
      // Read again when it is wanted again.
      if kept.count >= Self.most { kept.removeAll(keepingCapacity: true) }
      kept[Self.name(issued.closing)] = issued
    }
  }

  private static func name(_ closing: Closing) -> Name { Name(unit: closing.unit.text, number: closing.number) }
}
