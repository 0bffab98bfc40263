import RatingModel

/// How a kiosk is when it makes a batch, for the people who look after it. Tells no level, and nothing that differs by level.
package struct KioskCondition: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case ok
    /// Works, but somebody should look.
    case degraded
    /// Cannot take ratings.
    case failing

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// One thing that can be well or not: a device as `device:NAME`, the journal, the disk, the clock.
  package struct Part: Hashable, Sendable, Codable {
    package let name: String
    package let state: State
    /// A stable code of what is wrong; absent when nothing is.
    package let code: String?

    package init(name: String, state: State, code: String?) {
      self.name = name
      self.state = state
      self.code = code
    }
  }

  /// The room that journal, archives and set-aside journals take together, in MiB.
  package struct Disk: Hashable, Sendable, Codable {
    package let used: Int
    package let free: Int
    /// How much of it they may take.
    package let budget: Int

    package init(used: Int, free: Int, budget: Int) {
      self.used = used
      self.free = free
      self.budget = budget
    }
  }

  /// The worst of the kiosk's parts.
  package let state: State
  /// What the kiosk's clock claims.
  package let wall: WallTime
  /// For how long the program has been running.
  package let upSeconds: Int64
  /// At most ``Limits/partsPerCondition``, the worst first.
  package let parts: [Part]
  /// Absent before it was measured.
  package let disk: Disk?

  /// - Parameter parts: in any number; the worst are kept, and of those that are equally bad the first.
  package init(wall: WallTime, upSeconds: Int64, parts: [Part], disk: Disk?) {
    state = parts.map(\.state).max() ?? .ok
    self.wall = wall
    self.upSeconds = upSeconds
    let ordered = parts.enumerated().sorted { ($1.element.state, $0.offset) < ($0.element.state, $1.offset) }
    self.parts = ordered.prefix(Limits.partsPerCondition).map(\.element)
    self.disk = disk
  }

  /// Whether it keeps within the limits of the contract.
  package var isPossible: Bool {
    parts.count <= Limits.partsPerCondition && upSeconds >= 0 && parts.allSatisfy(\.isPossible)
      && (disk.map { [$0.used, $0.free, $0.budget].allSatisfy((0...Limits.largestCount).contains) } ?? true)
      && (-Limits.largestSequence...Limits.largestSequence).contains(wall.milliseconds)
  }
}

extension KioskCondition.Part {
  /// Names are what a technician configured: printable, of any script.
  fileprivate var isPossible: Bool {
    Self.isWord(name) && name.utf8.count <= Limits.partNameBytes
      && (code.map { Self.isWord($0) && $0.utf8.count <= Limits.refusalBytes.code } ?? true)
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        ![.control, .format, .lineSeparator, .paragraphSeparator, .unassigned].contains($0.properties.generalCategory)
      }
  }
}
