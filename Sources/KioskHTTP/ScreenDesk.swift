import KioskScreen

/// Who is told what the page has painted.
package protocol ScreenDesk: Sendable {
  /// Takes in a report that has just arrived, without waiting. `false` when the kiosk is too busy to take it.
  func painted(_ report: PaintReport) -> Bool
}
