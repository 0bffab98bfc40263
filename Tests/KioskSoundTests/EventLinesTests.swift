import Foundation
import Testing

@testable import KioskSound

struct EventLinesTests {
  private static let stream = Array(
    "retry: 500\nevent: page\ndata: {1}\n\nevent: view\ndata: {\"a\":\"ế\"}\n\nevent: alive\ndata: \n\nevent: view\ndata: {}\n\n"
      .utf8)

  @Test(arguments: [1, 2, 7, 1000])
  func viewsAreFoundHoweverTheStreamIsCut(size: Int) throws {
    var lines = EventLines()
    var views: [String] = []
    for start in stride(from: 0, to: Self.stream.count, by: size) {
      let part = Self.stream[start..<min(start + size, Self.stream.count)]
      views += try lines.take(part).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(views == ["{\"a\":\"ế\"}", "{}"])
  }

  @Test func endlessLineIsRefused() {
    var lines = EventLines()
    #expect(throws: EventLines.TooLong.self) {
      _ = try lines.take([UInt8](repeating: 65, count: EventLines.mostBytes + 1))
    }
  }
}
