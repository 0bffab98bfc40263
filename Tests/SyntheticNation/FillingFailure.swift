/// Why a store could not be filled. What was taken before stays.
package enum FillingFailure: Error, Hashable, Sendable, CustomStringConvertible {
  case notEmpty
  case registryRefused(String)
  case counterUnknown
  case batchRefused(String, kiosk: Int)
  case digestDiffers(kiosk: Int)

  /// Stable.
  package var code: String {
    switch self {
    case .notEmpty: "filling-not-empty"
    case .registryRefused: "filling-registry-refused"
    case .counterUnknown: "filling-counter-unknown"
    case .batchRefused: "filling-batch-refused"
    case .digestDiffers: "filling-digest-differs"
    }
  }

  package var hint: String {
    switch self {
    case .notEmpty: "The store holds a registry already; give the path of a new file."
    case .registryRefused(let problem): "The generated registry breaks a rule of the store: \(problem)"
    case .counterUnknown: "The store does not know a counter that was just imported."
    case .batchRefused(let code, let kiosk): "The store refused a batch of kiosk \(kiosk): \(code)"
    case .digestDiffers(let kiosk): "The store's tallies are not those of kiosk \(kiosk)."
    }
  }

  package var description: String { "\(code): \(hint)" }
}
