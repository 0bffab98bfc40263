import ClerkPage
import EvaluationAccess
import EvaluationStore
import RatingModel

/// What is asked of the page of a counter, read from the path alone.
struct ClerkRoute: Hashable, Sendable {
  private static let prefix = "/counter/"

  let place: ClerkAccess.Place
  let path: PagePath

  /// Whether the path is of this page, whatever the method.
  static func isMeant(by path: String) -> Bool { path.hasPrefix(prefix) }

  /// `nil` for what is no path of the page of any counter.
  init?(_ path: String) {
    let parts = path.dropFirst(Self.prefix.count).split(
      separator: "/", maxSplits: 2, omittingEmptySubsequences: false
    ).map(String.init)
    guard parts.count >= 2, let unit = UnitCode(parts[0]), let counter = CounterCode(parts[1]),
      let page = PagePath(rawValue: "/" + (parts.count == 3 ? parts[2] : ""))
    else { return nil }
    place = ClerkAccess.Place(unit: unit, counter: counter)
    self.path = page
  }

  /// The frame of every page of the counter; without a standing it names nothing but what stands in the address.
  func frame(_ language: ClerkLanguage, _ standing: ClerkStanding? = nil) -> PageFrame {
    PageFrame(place: page(standing), language: language)
  }

  func link(_ path: PagePath, _ language: ClerkLanguage) -> String { page(nil).link(path, language) }

  private func page(_ standing: ClerkStanding?) -> PagePlace {
    func name(_ text: String?) -> [String: String] { text.map { ["vi": $0] } ?? [:] }
    return PagePlace(
      base: "\(Self.prefix)\(place.unit)/\(place.counter)", unitName: name(standing?.unitName),
      counterLabel: name(standing?.counterName), counter: place.counter.text)
  }
}
