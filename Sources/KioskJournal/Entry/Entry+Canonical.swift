import Foundation
import RatingModel

extension Entry {
  /// The bytes that are chained and stored.
  package func canonical() throws -> Data {
    var object = CanonicalObject()
    object.add("boot", plain: boot.description)
    object.add("kind", plain: payload.kind.rawValue)
    object.add("mono", mono.microseconds)
    object.add("payload", canonical: try payload.canonical())
    object.add("seq", sequence)
    if let wall { object.add("wall", wall.milliseconds) }
    return object.finish()
  }
}

extension EntryPayload {
  fileprivate func canonical() throws -> Data {
    switch self {
    case .rating(let payload) where CanonicalObject.isPlain(payload.device): payload.canonical
    case .correction(let payload) where CanonicalObject.isPlain(payload.device): payload.canonical
    case .press(let payload) where CanonicalObject.isPlain(payload.device): payload.canonical
    default: try CanonicalJSON.data(self)
    }
  }
}

extension RatingPayload {
  fileprivate var canonical: Data {
    var object = CanonicalObject()
    object.add("channel", plain: channel.rawValue)
    object.add("device", plain: device)
    object.add("down", down.microseconds)
    object.add("level", plain: level.description)
    object.add("marks", plain: marks.members.map(\.rawValue))
    object.add("salt", plain: salt)
    object.add("session", session.number)
    return object.finish()
  }
}

extension CorrectionPayload {
  fileprivate var canonical: Data {
    var object = CanonicalObject()
    object.add("channel", plain: channel.rawValue)
    object.add("device", plain: device)
    object.add("direction", plain: direction.rawValue)
    object.add("down", down.microseconds)
    object.add("level", plain: level.description)
    object.add("rating", rating)
    object.add("salt", plain: salt)
    object.add("session", session.number)
    return object.finish()
  }
}

extension PressPayload {
  fileprivate var canonical: Data {
    var object = CanonicalObject()
    object.add("channel", plain: channel.rawValue)
    object.add("device", plain: device)
    object.add("disposition", plain: disposition.rawValue)
    object.add("down", down.microseconds)
    if let level { object.add("level", plain: level.description) }
    object.add("salt", plain: salt)
    if let session { object.add("session", session.number) }
    return object.finish()
  }
}
