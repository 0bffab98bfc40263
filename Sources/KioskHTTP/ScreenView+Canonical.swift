import Foundation
import KioskScreen
import RatingModel

extension ScreenView {
  /// The bytes of ``RatingModel/CanonicalJSON``, sooner: what the thanks hold is written by hand, the rest when it is there.
  func canonical() throws -> Data {
    var object = CanonicalObject()
    if let again { object.add("again", canonical: try again.canonical()) }
    try object.add("chosen", chosen)
    if let clerk { object.add("clerk", canonical: try clerk.canonical()) }
    try object.add(list: controls, "controls")
    try object.add("counter", counter)
    if let decline { object.add("decline", canonical: try decline.canonical()) }
    try object.add("device", device)
    if let dossiers { object.add("dossiers", canonical: try dossiers.canonical()) }
    try object.add(list: faults, "faults")
    object.add("languages", canonical: try languages.canonical())
    try object.add(list: levels, "levels")
    object.add("look", canonical: look.canonical())
    try object.add(list: options, "options")
    if let page { object.add("page", canonical: try page.canonical()) }
    if let proceed { object.add("proceed", canonical: try CanonicalJSON.data(proceed)) }
    object.add("reasons", plain: reasons.map(\.rawValue))
    object.add("revision", revision)
    if let shownMicroseconds { object.add("shownMicroseconds", shownMicroseconds) }
    if let signal { object.add("signal", canonical: signal.canonical()) }
    object.add("sinceMicroseconds", sinceMicroseconds)
    object.add("state", plain: state.rawValue)
    object.add("texts", canonical: try texts.canonical())
    try object.add("unit", unit)
    if let untilMicroseconds { object.add("untilMicroseconds", untilMicroseconds) }
    return object.finish()
  }
}

extension CanonicalObject {
  fileprivate mutating func add(list: [some Encodable], _ name: StaticString) throws {
    add(name, canonical: list.isEmpty ? Data("[]".utf8) : try CanonicalJSON.data(list))
  }

  fileprivate mutating func add(_ name: StaticString, flag: Bool) {
    add(name, canonical: Data((flag ? "true" : "false").utf8))
  }
}

extension ScreenView.Bilingual {
  fileprivate func canonical() throws -> Data {
    var object = CanonicalObject()
    try object.add("first", first)
    try object.add("second", second)
    return object.finish()
  }
}

extension ScreenView.Clerk {
  fileprivate func canonical() throws -> Data {
    var object = CanonicalObject()
    try object.add("name", name)
    if let photo { try object.add("photo", photo) }
    if let title { try object.add("title", title) }
    return object.finish()
  }
}

extension ScreenView.Dossiers {
  fileprivate func canonical() throws -> Data {
    var object = CanonicalObject()
    try object.add("first", first)
    try object.add("label", label)
    object.add("more", Int64(more))
    return object.finish()
  }
}

extension ScreenView.Look {
  fileprivate func canonical() -> Data {
    var object = CanonicalObject()
    object.add("geometry", canonical: geometry.canonical())
    object.add("isContrastHigh", flag: isContrastHigh)
    object.add("isTextLarge", flag: isTextLarge)
    return object.finish()
  }
}

extension ScreenGeometry {
  fileprivate func canonical() -> Data {
    var object = CanonicalObject()
    object.add("distanceMillimetres", Int64(distanceMillimetres))
    object.add("heightMillimetres", Int64(heightMillimetres))
    object.add("widthMillimetres", Int64(widthMillimetres))
    return object.finish()
  }
}

extension Signal {
  /// Names of sounds hold nothing that JSON escapes.
  fileprivate func canonical() -> Data {
    var object = CanonicalObject()
    object.add("kind", plain: kind.rawValue)
    if let mark { object.add("mark", plain: mark) }
    object.add("sounds", plain: sounds)
    if let unmark { object.add("unmark", plain: unmark) }
    object.add("volumePercent", Int64(volumePercent))
    if let words { object.add("words", plain: words) }
    return object.finish()
  }
}

extension ScreenView.Texts {
  fileprivate func canonical() throws -> Data {
    var object = CanonicalObject()
    object.add("first", canonical: try first.canonical())
    object.add("second", canonical: try second.canonical())
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
