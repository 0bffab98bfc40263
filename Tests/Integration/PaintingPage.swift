import AsyncHTTPClient
import KioskScreen
import NIOCore
import TestSupport
import Testing

/// The page at the counter, as far as the kiosk knows of it: paints each level of a view as an upright stripe, the best on
/// the left, and says so.
struct PaintingPage {
  let screen: String

  init(_ kiosk: RunningKiosk) { screen = kiosk.screen }

  /// Paints a view and returns when the kiosk knows.
  /// - Parameter agoMicroseconds: Since when the view has been there.
  func paint(_ view: ScreenView, agoMicroseconds: Int64 = 0) async throws {
    let width = 1 / Double(max(1, view.levels.count))
    let targets = view.levels.enumerated().map { place, level in
      #"{"target":"level:\#(level.name)","x":\#(Double(place) * width),"y":0.5,"width":\#(width * 0.9),"height":0.4}"#
    }
    let status = try await report(
      #"{"revision":\#(view.revision),"agoMicroseconds":\#(agoMicroseconds),"targets":[\#(targets.joined(separator: ","))]}"#
    )
    #expect(status == 204)
  }

  /// The middle of a level's stripe, by its place from 0 of 3, on a panel of 1000 × 500 points.
  static func middle(_ place: Int) -> (x: Int, y: Int) { (150 + place * 333, 350) }

  func report(_ body: String) async throws -> Int {
    var request = HTTPClientRequest(url: screen + "/painted")
    request.method = .POST
    request.headers.add(name: "origin", value: screen)
    request.headers.add(name: "content-type", value: "application/json")
    request.body = .bytes(ByteBuffer(string: body))
    let response = try await Caller.client.execute(request, timeout: Caller.patience)
    return Int(response.status.code)
  }
}
