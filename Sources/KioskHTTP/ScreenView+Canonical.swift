import Foundation
import KioskScreen
import RatingModel

extension ScreenView {
  /// The bytes of ``RatingModel/CanonicalJSON``, sooner.
  func canonical() throws -> Data {
    var object = CanonicalObject()
    if let clerk { object.add("clerk", canonical: try clerk.canonical()) }
    try object.add("counter", counter)
    if let dossiers { object.add("dossiers", canonical: try dossiers.canonical()) }
    object.add("levels", canonical: levels.isEmpty ? Data("[]".utf8) : try CanonicalJSON.data(levels))
    object.add("reasons", plain: reasons.map(\.rawValue))
    object.add("revision", revision)
    if let shownMicroseconds { object.add("shownMicroseconds", shownMicroseconds) }
    object.add("sinceMicroseconds", sinceMicroseconds)
    object.add("state", plain: state.rawValue)
    object.add("texts", canonical: try texts.canonical())
    try object.add("unit", unit)
    if let untilMicroseconds { object.add("untilMicroseconds", untilMicroseconds) }
    return object.finish()
  }
}

extension ScreenView.Clerk {
  fileprivate func canonical() throws -> Data {
    var object = CanonicalObject()
    try object.add("name", name)
    if let title { try object.add("title", title) }
    return object.finish()
  }
}

extension ScreenView.Dossiers {
  fileprivate func canonical() throws -> Data {
    var labels = CanonicalObject()
    try labels.add("en", label["en"] ?? "")
    try labels.add("vi", label["vi"] ?? "")
    var object = CanonicalObject()
    try object.add("first", first)
    object.add("label", canonical: labels.finish())
    object.add("more", Int64(more))
    return object.finish()
  }
}

extension ScreenView.Texts {
  fileprivate func canonical() throws -> Data {
    var object = CanonicalObject()
    object.add("en", canonical: try en.canonical())
    object.add("vi", canonical: try vi.canonical())
    return object.finish()
  }
}

extension Wording {
  fileprivate func canonical() throws -> Data {
    var object = CanonicalObject()
    try object.add("detail", detail)
    try object.add("headline", headline)
    return object.finish()
  }
}
