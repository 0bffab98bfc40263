/// The fingers that one frame of protocol A tells, each up to its SYN_MT_REPORT.
struct TouchReports {
  private struct Report {
    var finger: Int32?
    var x: Int32?
    var y: Int32?
    var isPalm = false
  }

  /// SYN_MT_REPORT.
  private static let end: UInt16 = 2

  private var reports: [(finger: Int32?, slot: TouchState.Slot)] = []
  /// Whether the frame says which fingers rest.
  private(set) var areTold = false

  init(_ frame: InputFrame, axes: (x: UInt16, y: UInt16)) {
    var report = Report()
    for event in frame.events {
      switch (event.type, event.code) {
      case (RawEvent.synchronisation, Self.end):
        areTold = true
        add(report)
        report = Report()
      case (RawEvent.absolute, axes.x): report.x = event.value
      case (RawEvent.absolute, axes.y): report.y = event.value
      case (RawEvent.absolute, TouchProtocol.trackingID): report.finger = event.value
      case (RawEvent.absolute, TouchProtocol.tool): report.isPalm = event.value == TouchProtocol.palm
      case (RawEvent.key, TouchProtocol.touchKey) where event.value == 0:
        (areTold, reports) = (true, [])
      default: continue
      }
    }
  }

  /// A report without a place is what a panel without fingers sends.
  private mutating func add(_ report: Report) {
    guard let x = report.x, let y = report.y, reports.count < TouchState.mostSlots else { return }
    let slot = TouchState.Slot(finger: report.finger ?? 0, point: RawPoint(x: x, y: y), isPalm: report.isPalm)
    reports.append((report.finger, slot))
  }

  /// Which finger of the frame before each of these is: by the number that the panel gives it, else the nearest.
  func slots(after before: [Int: TouchState.Slot]) -> [Int: TouchState.Slot] {
    var free = before.filter { $0.value.finger != nil }
    var (found, left): ([Int: TouchState.Slot], [Int]) = ([:], [])
    for index in reports.indices {
      guard let finger = reports[index].finger, let number = free.first(where: { $0.value.finger == finger })?.key
      else {
        left.append(index)
        continue
      }
      free[number] = nil
      found[number] = reports[index].slot
    }
    while let (index, number) = nearest(of: left.filter { reports[$0].finger == nil }, to: free) {
      left.removeAll { $0 == index }
      free[number] = nil
      found[number] = reports[index].slot
    }
    // The place of a finger that has just left stays free for this frame: one change for each slot.
    for index in left {
      let number = (0..<TouchState.mostSlots).first { found[$0] == nil && before[$0]?.finger == nil }
      if let number { found[number] = reports[index].slot }
    }
    return found
  }

  /// The report and the slot that lie closest to each other.
  private func nearest(of indices: [Int], to slots: [Int: TouchState.Slot]) -> (index: Int, number: Int)? {
    let pairs = indices.flatMap { index in slots.keys.map { (index: index, number: $0) } }
    func distance(_ pair: (index: Int, number: Int)) -> Double {
      slots[pair.number]?.point.distance(to: reports[pair.index].slot.point) ?? .infinity
    }
    return pairs.min { (distance($0), $0.index, $0.number) < (distance($1), $1.index, $1.number) }
  }
}

extension RawPoint {
  /// Squared.
  fileprivate func distance(to other: RawPoint) -> Double {
    let (across, down) = (Double(x) - Double(other.x), Double(y) - Double(other.y))
    return across * across + down * down
  }
}
