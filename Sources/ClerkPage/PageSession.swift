import RatingModel

/// The session that a form opens. It has its name before it is sent, so that the same form sent twice opens one session:
/// the counter opens each name once.
package enum PageSession {
  private static let prefix = "page-"
  private static let digits = 32

  /// A name of its own for every form.
  ///
  /// - Parameter random: 128 random bits as 32 lower-case hexadecimal digits.
  package static func name(_ random: String) -> SessionID {
    guard let id = read(prefix + random) else { preconditionFailure("hexadecimal digits make a session id") }
    return id
  }

  /// What a form brought back; `nil` for what no page of ours can have written. That the form is ours, and made for this
  /// sign-in, is for its token to prove.
  static func read(_ text: String?) -> SessionID? {
    guard let text, text.hasPrefix(prefix), text.utf8.count == prefix.utf8.count + digits,
      text.utf8.dropFirst(prefix.utf8.count).allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return SessionID(text)
  }
}
