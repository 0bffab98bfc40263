import ForwardingContract
import Foundation
import Hummingbird
import KioskScreen

/// Takes clicks on the page for touches. There is one in the demo only: a counter's touches come from its input devices.
package protocol DemoFinger: Sendable {
  /// - Parameter painted: The revision of the view that was touched.
  func touch(_ target: ScreenTarget, painted: Int64)
}

/// `POST /demo-touch` with `{"target":"option:2","revision":"17"}`.
struct DemoTouch: Sendable {
  static let path = "/demo-touch"
  /// The largest body that says anything.
  static let mostBytes = 256

  let finger: any DemoFinger
  let reading: RequestBodyReading

  init(finger: any DemoFinger, bounds: ListenerBounds) {
    var bounds = bounds
    bounds.bodyBytes = Self.mostBytes
    self.finger = finger
    reading = RequestBodyReading(bounds: bounds)
  }

  func respond(to request: Request, _ context: Listener.Context) async -> Response {
    let body = await reading.read(request)
    do throws(TransportRefusal) {
      guard request.method == .post else { throw .methodUnknown(allowed: "POST") }
      // A page from elsewhere cannot send this type without asking first, and is answered with a refusal.
      guard request.headers[.contentType] == "application/json" else {
        throw .contentTypeUnknown(expected: "application/json")
      }
      let (target, revision) = try touch(try reading.data(body))
      finger.touch(target, painted: revision)
      return Answer.done()
    } catch { return Answer.refuse(error, after: body, on: context.channel) }
  }

  private func touch(_ data: Data) throws(TransportRefusal) -> (ScreenTarget, Int64) {
    do { return try Self.read(data) } catch { throw .body(error) }
  }

  private static func read(_ data: Data) throws(BodyRefusal) -> (ScreenTarget, Int64) {
    let value: BodyValue
    do { value = try JSONDecoder().decode(BodyValue.self, from: data) } catch { throw .malformed }
    var fields = try BodyFields(value, place: "", orThrow: .malformed)
    let target = try fields.required("target", "a target of the page such as proceed", ScreenTarget.init)
    let revision = try fields.required("revision", "the revision that was shown, as text") { Int64($0) }
    try fields.end()
    return (target, revision)
  }
}
