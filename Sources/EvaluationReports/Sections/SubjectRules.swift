import EvaluationIndices
import EvaluationStore

/// What a report rests on beside the tallies: data of the province, and figures of its one-stop software.
package struct SubjectRules: Hashable, Sendable {
  package var thresholds: FlagThresholds
  package var comparison: ComparisonRule
  package var convention: ScoringConvention
  package var catalogue: ProcedureCatalogue?
  /// Of the subject over the period; `nil` where none came.
  package var dossiers: DossierResults?

  package init(
    thresholds: FlagThresholds = FlagThresholds(), comparison: ComparisonRule = ComparisonRule(),
    convention: ScoringConvention = ScoringConvention(), catalogue: ProcedureCatalogue? = nil,
    dossiers: DossierResults? = nil
  ) {
    self.thresholds = thresholds
    self.comparison = comparison
    self.convention = convention
    self.catalogue = catalogue
    self.dossiers = dossiers
  }
}
