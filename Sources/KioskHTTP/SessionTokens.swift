import RatingModel

/// The tokens that callers of the sessions listener may show, each with what it is good for.
package struct SessionTokens: Sendable {
  private struct Entry {
    let token: BearerToken
    let scope: SessionScope
  }

  private var entries: [Entry]

  /// - Parameter token: Good for everything.
  package init(_ token: BearerToken) { entries = [Entry(token: token, scope: .sessions)] }

  /// One more.
  package mutating func add(_ token: BearerToken, for scope: SessionScope) {
    entries.append(Entry(token: token, scope: scope))
  }

  /// What the token of an `Authorization` header is good for; nothing when it is none of these. Every one is compared, so
  /// that the time tells neither which it was nor how many there are before it.
  func scopes(shownBy header: String) -> Set<SessionScope> {
    var scopes: Set<SessionScope> = []
    for entry in entries where entry.token.isCarried(by: header) { scopes.insert(entry.scope) }
    return scopes
  }
}
