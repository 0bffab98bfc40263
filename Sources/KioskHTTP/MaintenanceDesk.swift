/// The kiosk as a technician's control sees it. Every answer is given after what it says holds; `nil` when the kiosk does
/// not answer.
package protocol MaintenanceDesk: Sendable {
  /// - Parameter minutes: After this time maintenance ends by itself; begun again, it lasts as long from then on.
  func begin(minutes: Int) async -> MaintenanceStatus?
  func end() async -> MaintenanceStatus?
  func status() async -> MaintenanceStatus?
}

/// Whether a technician is at work: `{"maintenance":true,"remaining_seconds":1790}`.
package struct MaintenanceStatus: Hashable, Sendable, Encodable {
  package let isOn: Bool
  /// Until it ends by itself; `nil` while it is off.
  package let remainingSeconds: Int64?

  package init(remainingMilliseconds: Int64?) {
    isOn = remainingMilliseconds != nil
    remainingSeconds = remainingMilliseconds.map { max(0, ($0 + 999) / 1000) }
  }

  private enum CodingKeys: String, CodingKey {
    case isOn = "maintenance"
    case remainingSeconds = "remaining_seconds"
  }
}
