import Foundation
import Hummingbird
import KioskScreen

/// One `POST /painted`. Only the page that this listener served may send it: another page of the same browser, which can
/// reach the loopback too, must not say what has been painted.
struct PaintResponder: Sendable {
  static let path = "/painted"

  let desk: any ScreenDesk
  let reading: RequestBodyReading

  init(desk: any ScreenDesk, bounds: ListenerBounds) {
    self.desk = desk
    var own = bounds
    own.bodyBytes = min(bounds.bodyBytes, PaintBody.mostBytes)
    reading = RequestBodyReading(bounds: own)
  }

  func respond(to request: Request, _ context: Listener.Context) async -> Response {
    // The body is read away before anything is refused, so that the sender is listening when the refusal comes.
    let body = await reading.read(request)
    do throws(TransportRefusal) {
      try Self.checkSender(of: request)
      guard desk.painted(try report(try reading.data(body))) else { throw TransportRefusal.busy }
      return Response(status: .noContent, headers: [.cacheControl: "no-store"])
    } catch { return Answer.refuse(error, after: body, on: context.channel) }
  }

  private func report(_ body: Data) throws(TransportRefusal) -> PaintReport {
    do { return try PaintBody.report(body) } catch { throw .body(error) }
  }

  /// Browsers name the page that sends; a body of this type cannot be sent to another host without asking that host first.
  private static func checkSender(of request: Request) throws(TransportRefusal) {
    try LoopbackHost.check(request)
    guard let authority = request.head.authority, request.headers[.origin] == "http://\(authority)" else {
      throw .originForeign
    }
    guard let type = request.headers[.contentType],
      type.wholeMatch(of: /application\/json(?:\s*;.*)?/.ignoresCase()) != nil
    else { throw .contentTypeUnknown(expected: "application/json") }
  }
}
