/// What a counter's kiosk is told by the demo's channel beside presses and times.
enum DemoWord: Hashable, Sendable {
  /// The screen has painted what is shown.
  case painted
  /// A finger came down on the screen, wherever.
  case touched
  /// Whose badge was scanned; `nil` takes it away.
  case badge(staff: String?)
  /// A technician begins to work, or ends.
  case maintenance(Bool)
  /// A citizen's receipt was scanned at the counter, and who serves.
  case receipt(code: String, CounterAccount.Service)
  /// The clerk pressed the button that asks for a rating.
  case button(CounterAccount.Service)

  /// Whether a session may come of it that the kiosk names itself, and in which state it is then.
  var ownSession: (state: String, service: CounterAccount.Service)? {
    switch self {
    case .receipt(_, let service): ("serving", service)
    case .button(let service): ("inviting", service)
    case .painted, .touched, .badge, .maintenance: nil
    }
  }

  /// A line of JSON.
  var line: String {
    switch self {
    case .painted: #"{"painted":true}"#
    case .touched: #"{"touched":true}"#
    case .badge(let staff): #"{"badge":"\#(staff.map { "\(DemoOffice.unit)/\($0)" } ?? "")"}"#
    case .maintenance(let begins): #"{"maintenance":\#(begins)}"#
    case .receipt(let code, _): #"{"receipt":"\#(code)"}"#
    case .button: #"{"button":true}"#
    }
  }
}
