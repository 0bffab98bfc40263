import Foundation
import SeededRandom

/// One way to spoil one file of a journal.
package struct Mutation: Sendable, CustomStringConvertible {
  package enum Kind: Sendable {
    case flip(at: Int, by: UInt8)
    case zero(at: Int, count: Int)
    case cut(at: Int)
    case double(at: Int, count: Int)
    case swap(at: Int, with: Int, count: Int)
    case remove
    /// Takes the place of the file.
    case replace(Data, what: String)
  }

  package let file: String
  package let kind: Kind

  package var description: String {
    switch kind {
    case .flip(let at, let mask): "flip \(file) \(at) by \(mask)"
    case .zero(let at, let count): "zero \(file) \(at) \(count)"
    case .cut(let at): "cut \(file) \(at)"
    case .double(let at, let count): "double \(file) \(at) \(count)"
    case .swap(let at, let other, let count): "swap \(file) \(at) \(other) \(count)"
    case .remove: "remove \(file)"
    case .replace(_, let what): "replace \(file) by \(what)"
    }
  }

  /// The word that counts of mutations go by.
  package var name: String { String(description.prefix { $0 != " " }) }

  /// What becomes of the file; `nil`: it is not there any more.
  func apply(to data: Data) -> Data? {
    var data = data
    switch kind {
    case .flip(let at, let mask): data[at] ^= mask
    case .zero(let at, let count): data.replaceSubrange(at..<at + count, with: Data(count: count))
    case .cut(let at): return data.prefix(at)
    case .double(let at, let count): data.insert(contentsOf: Data(data[at..<at + count]), at: at)
    case .swap(let at, let other, let count):
      let (first, second) = (Data(data[at..<at + count]), Data(data[other..<other + count]))
      data.replaceSubrange(at..<at + count, with: second)
      data.replaceSubrange(other..<other + count, with: first)
    case .remove: return nil
    case .replace(let other, _): return other
    }
    return data
  }

  /// Every mutation of a stage.
  ///
  /// - Parameters:
  ///   - step: Each so many'th byte is flipped, and each so many'th block spoiled, one at least. The generator chooses the
  ///     first.
  package static func all(of stage: TamperStage, every step: Int, _ random: inout SeededGenerator) -> [Mutation] {
    var mutations: [Mutation] = []
    for (file, data) in stage.files.sorted(by: { $0.key < $1.key }) where isTouched(file, in: stage) {
      for place in Swift.stride(from: random.below(step), to: data.count, by: step) {
        mutations.append(Mutation(file: file, kind: .flip(at: place, by: UInt8(1 + random.below(255)))))
      }
      let blocks = [512, 4096].flatMap { Self.blocks(of: file, data.count, $0, &random) }
      let blockStep = min(step, blocks.count)
      mutations += Swift.stride(from: random.below(blockStep), to: blocks.count, by: blockStep).map { blocks[$0] }
      mutations.append(Mutation(file: file, kind: .remove))
    }
    return mutations + logs(of: stage, &random)
  }

  /// The data base of a stage that is about the log or the archive is spoiled in the first stage.
  private static func isTouched(_ file: String, in stage: TamperStage) -> Bool {
    switch stage.kind {
    case .file: file == TamperStage.journalName
    case .log: file.hasSuffix("-wal")
    case .archive: true
    }
  }

  private static func blocks(
    of file: String, _ count: Int, _ size: Int, _ random: inout SeededGenerator
  ) -> [Mutation] {
    Swift.stride(from: 0, to: count, by: size).flatMap { place -> [Mutation] in
      let length = min(size, count - place)
      var kinds: [Kind] = [.zero(at: place, count: length), .cut(at: place), .double(at: place, count: length)]
      let other = random.below(max(1, count / size)) * size
      if length == size, other != place, other + size <= count {
        kinds.append(.swap(at: place, with: other, count: size))
      }
      return kinds.map { Mutation(file: file, kind: $0) }
    }
  }

  private static func logs(of stage: TamperStage, _ random: inout SeededGenerator) -> [Mutation] {
    guard stage.kind == .log else { return [] }
    let log = TamperStage.journalName + "-wal"
    let garbage = Data((0..<32_768).map { _ in UInt8(random.below(256)) })
    return stage.earlierLogs.enumerated().map { place, data in
      Mutation(file: log, kind: .replace(data, what: "the log of an earlier state \(place)"))
    } + [
      Mutation(file: log, kind: .replace(garbage, what: "garbage")),
      Mutation(file: TamperStage.journalName + "-shm", kind: .replace(garbage, what: "garbage")),
    ]
  }
}
