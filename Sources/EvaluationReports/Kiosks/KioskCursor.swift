import EvaluationStore
import Foundation
import RatingModel

/// Where a page of the list of kiosks ends, as an address carries it: when the list was begun, and the last kiosk shown.
package struct KioskCursor: Hashable, Sendable {
  package let asOf: WallTime
  package let after: KioskListing.Place

  package init(asOf: WallTime, after: KioskListing.Place) {
    self.asOf = asOf
    self.after = after
  }

  /// Codes hold no `~`.
  package var text: String {
    "\(asOf.milliseconds)~\(after.trouble.rawValue)~\(after.place.unit)~\(after.place.counter)~\(after.kiosk)"
  }

  /// `nil` for what is no cursor of ours.
  package init?(_ text: String) {
    let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, let milliseconds = Int64(parts[0]), (0...(1 << 53)).contains(milliseconds),
      let trouble = KioskTrouble(rawValue: parts[1]), let unit = UnitCode(parts[2]),
      let counter = CounterCode(parts[3]), let kiosk = KioskID(parts[4])
    else { return nil }
    self.init(
      asOf: WallTime(milliseconds: milliseconds),
      after: .init(trouble: trouble, place: KioskPlace(unit: unit, counter: counter), kiosk: kiosk))
  }
}

extension String {
  /// As a value in a query.
  var queryEscaped: String {
    addingPercentEncoding(
      withAllowedCharacters: CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"))
      ?? ""
  }
}

extension PagePath {
  /// A page of one kiosk.
  package func link(_ language: Language, of kiosk: KioskID) -> String {
    "\(rawValue)?kiosk=\(kiosk)&lang=\(language.rawValue)"
  }
}
