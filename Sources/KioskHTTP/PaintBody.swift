import ForwardingContract
import Foundation
import KioskScreen
import RatingModel

/// The body of `POST /painted`, at most 16 KiB:
///
///     {"revision":7,"agoMicroseconds":1200,
///      "targets":[{"target":"level:hai-long","x":0.1,"y":0.2,"width":0.2,"height":0.3}]}
///
/// Rectangles are shares of the viewport; targets stand in the order of painting.
enum PaintBody {
  static let mostBytes = 16 * 1024

  static func report(_ body: Data) throws(BodyRefusal) -> PaintReport {
    let value: BodyValue
    do { value = try JSONDecoder().decode(BodyValue.self, from: body) } catch { throw .malformed }
    var fields = try BodyFields(value, place: "", orThrow: .malformed)
    let revision = try fields.number("revision", "a view's revision") {
      Int64(exactly: $0).flatMap { $0 >= 0 ? $0 : nil }
    }
    let longest = PaintReport.longestAgoMicroseconds
    let ago = try fields.number("agoMicroseconds", "0 to \(longest) microseconds") { number in
      Int64(exactly: number).flatMap { (0...longest).contains($0) ? $0 : nil }
    }
    let objects = try fields.objects("targets")
    try fields.end()
    guard objects.count <= PaintedScreen.mostTargets else {
      throw .fieldInvalid("targets", expected: "at most \(PaintedScreen.mostTargets) targets")
    }
    var targets: [PaintedScreen.Target] = []
    for object in objects { targets.append(try target(object)) }
    return PaintReport(revision: revision, agoMicroseconds: ago, targets: targets)
  }

  private static func target(_ fields: BodyFields) throws(BodyRefusal) -> PaintedScreen.Target {
    var object = fields
    let target = try object.required("target", "a target such as level:hai-long", ScreenTarget.init)
    let x = try object.number("x", "a share of the width") { $0 }
    let y = try object.number("y", "a share of the height") { $0 }
    let width = try object.number("width", "a share of the width") { $0 }
    let height = try object.number("height", "a share of the height") { $0 }
    try object.end()
    guard let area = ScreenArea(x: x, y: y, width: width, height: height) else {
      throw .fieldInvalid("targets", expected: "rectangles with an extent, on the screen")
    }
    return PaintedScreen.Target(target, in: area)
  }
}
