import Foundation

/// A number as a person reads it: fifteen digits at most, as spreadsheets keep them, with a point and without an exponent.
enum NumberText {
  static let digits = 15

  /// `nil` for what is not a number of XML Schema's `double`.
  static func number(_ text: String) -> Double? {
    guard text.utf8.count <= 64, text.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) }) else { return nil }
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// Whether a spreadsheet may have replaced digits at its end by zeros.
  static func isRounded(_ number: Double) -> Bool { abs(number) >= 1e15 }

  static func text(_ number: Double) -> String {
    guard number != 0 else { return "0" }
    // `1.23400000000000e-05`
    let written = String(format: "%.\(digits - 1)e", abs(number)).split(separator: "e")
    guard written.count == 2, let exponent = Int(written[1]) else { return "\(number)" }
    var significant = String(written[0].filter { $0 != "." })
    while significant.count > 1, significant.last == "0" { significant.removeLast() }
    return (number < 0 ? "-" : "") + placed(significant, pointAfter: exponent + 1)
  }

  static func padded(_ number: Double, to count: Int) -> String {
    let text = text(abs(number).rounded(.toNearestOrAwayFromZero))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, count - text.count)) + text
  }

  private static func placed(_ digits: String, pointAfter place: Int) -> String {
    if place <= 0 { return "0." + String(repeating: "0", count: -place) + digits }
    if place >= digits.count { return digits + String(repeating: "0", count: place - digits.count) }
    return digits.prefix(place) + "." + digits.dropFirst(place)
  }
}
