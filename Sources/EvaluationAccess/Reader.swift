import EvaluationStore
import RatingModel

/// Whoever holds a token that stands: who asks for a page.
package struct Reader: Hashable, Sendable {
  package let account: AccountName
  package let role: AccountRole
  package let roots: Set<UnitCode>
  /// Whose own figures these are, for a clerk's account.
  package let clerk: ClerkID?
  let token: AccessToken

  package func may(_ permission: Permission) -> Bool { role.may(permission) }

  /// To be put into every form that changes something.
  package var formToken: String { token.formToken }

  /// Whether a form that came in was made for this reader. Compares in constant time.
  package func made(formToken text: String) -> Bool { token.isFormToken(text) }
}
