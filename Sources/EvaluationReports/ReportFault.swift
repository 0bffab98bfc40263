/// Why no report can be made of the facts.
package enum ReportFault: Error, Hashable, Sendable {
  /// A count names a scale, or a level of it, that the facts do not define.
  case levelUndefined(String)

  package var code: String { "report-level-undefined" }
}
