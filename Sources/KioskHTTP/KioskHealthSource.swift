/// Whoever knows how the kiosk is.
package protocol KioskHealthSource: Sendable {
  func health() async -> KioskHealth
}
