import RatingModel

/// What a program calls one request, so that it may be sent again: `2026-10-H56.14`. Each program has its own.
package typealias ResultRequestKey = Code<ResultRequestRule>
package enum ResultRequestRule: CodeRule {
  package static let noun = "idempotency key (letters, digits and . _ : -)"
  package static let longest = 64
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", ".", "_", ":", "-": true
    default: false
    }
  }
}

/// What came of figures that a program sent under a key.
package enum ResultReception: Hashable, Sendable {
  case taken(ResultReceipt)
  /// The same came before; nothing was changed now.
  /// - Parameter replaced: how many units and periods of earlier imports did not stand any longer then.
  case repeated(ResultEntry, replaced: Int)
  /// The key was used for something else; nothing was changed.
  case keyUsed
}
