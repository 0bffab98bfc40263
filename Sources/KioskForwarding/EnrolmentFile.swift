import Foundation
import RatingModel

/// The file that holds the ``Enrolment``.
package struct EnrolmentFile: Sendable {
  private let file: PrivateFile

  package init(path: String) { file = PrivateFile(path: path) }

  /// `nil` before the first enrolment.
  func read() throws(ForwardingError) -> Enrolment? {
    let unreadable = ForwardingError.enrolmentUnreadable(path: file.path)
    guard let content = try file.read(orThrow: unreadable, exposed: nil) else { return nil }
    guard let enrolment = try? JSONDecoder().decode(Enrolment.self, from: content), enrolment.format == 1,
      CentreKey(enrolment.centreKey) != nil
    else { throw unreadable }
    return enrolment
  }

  /// The key that was pinned; `nil` before the first enrolment.
  package func centreKey() throws(ForwardingError) -> CentreKey? { try read().flatMap { CentreKey($0.centreKey) } }

  func write(_ enrolment: Enrolment) throws(ForwardingError) {
    let content: Data
    do { content = try CanonicalJSON.data(enrolment) } catch {
      throw .fileUnwritable(path: file.path, reason: "the enrolment has no JSON form")
    }
    try file.write(content, replacing: true)
  }
}
