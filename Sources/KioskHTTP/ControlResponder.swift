import ForwardingContract
import Foundation
import Hummingbird

/// One request of the control listener.
struct ControlResponder: Sendable {
  static let path = "/v1/maintenance"
  static let standardMinutes = 30

  let desk: any MaintenanceDesk
  let reading: RequestBodyReading

  func respond(to request: Request, _ context: Listener.Context) async -> Response {
    let body = await reading.read(request)
    do throws(TransportRefusal) {
      guard request.uri.path == Self.path else { throw .pathUnknown }
      let data = try reading.data(body)
      switch request.method {
      case .put: return answer(await desk.begin(minutes: try asked(data)))
      case .delete: return answer(await desk.end())
      case .get: return answer(await desk.status())
      default: throw .methodUnknown(allowed: "GET, PUT, DELETE")
      }
    } catch { return Answer.refuse(error, after: body, on: context.channel) }
  }

  private func asked(_ body: Data) throws(TransportRefusal) -> Int {
    do { return try Self.minutes(body) } catch { throw .body(error) }
  }

  /// `{"minutes":30}`; without a body the standard.
  private static func minutes(_ body: Data) throws(BodyRefusal) -> Int {
    guard !body.isEmpty else { return standardMinutes }
    let value: BodyValue
    do { value = try JSONDecoder().decode(BodyValue.self, from: body) } catch { throw .malformed }
    var fields = try BodyFields(value, place: "", orThrow: .malformed)
    let number = try fields.wholeNumber("minutes")
    try fields.end()
    let permitted = ControlListener.minutes
    guard let number, permitted.contains(number) else {
      throw .fieldInvalid(
        "minutes", expected: "a whole number from \(permitted.lowerBound) to \(permitted.upperBound)")
    }
    return number
  }

  private func answer(_ status: MaintenanceStatus?) -> Response {
    if let status { return Answer.json(status) }
    let refusal = Refusal(
      code: "kiosk-unavailable", message: "The kiosk does not answer at the moment.",
      hint: "Ask again in a few seconds; look at its health.", retry: true)
    return Answer.json(refusal, status: .serviceUnavailable)
  }
}
