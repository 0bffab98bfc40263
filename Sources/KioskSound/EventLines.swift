import Foundation

/// Finds the views in a stream of events (`text/event-stream`), however it is cut into parts.
struct EventLines {
  static let mostBytes = 256 * 1024

  /// A line is longer than any event of a kiosk.
  struct TooLong: Error {}

  private var rest = Data()
  private var event = ""

  /// - Returns: The data of every view that is complete with this part.
  mutating func take(_ part: some Sequence<UInt8>) throws(TooLong) -> [Data] {
    rest.append(contentsOf: part)
    var views: [Data] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = rest[rest.startIndex..<end]
      rest = Data(rest[rest.index(after: end)...])
      if let view = read(line) { views.append(view) }
    }
    guard rest.count <= Self.mostBytes else { throw TooLong() }
    return views
  }

  private mutating func read(_ line: Data) -> Data? {
    if line.starts(with: Data("event: ".utf8)) { event = String(decoding: line.dropFirst(7), as: UTF8.self) }
    guard event == "view", line.starts(with: Data("data: ".utf8)) else { return nil }
    return Data(line.dropFirst(6))
  }
}
