import ForwardingContract

/// The description of the sessions listener: `GET /v1/openapi.json`.
enum SessionAPI {
  static let document = SessionDescription(
    title: "Rating kiosk: sessions", about: "Tells a kiosk whom the counter serves.", place: .here
  ).document
}
