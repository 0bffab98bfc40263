import EvaluationStore

/// What files came to when they were looked at.
package enum ImportLook: Hashable, Sendable {
  /// Every problem that was found; nothing can be imported.
  case refused([ImportFinding])
  case registry(RegistryPreview)
  case results(ResultPreview, warnings: [ImportFinding])
}
