import EvaluationIndices
import EvaluationStore
import RatingModel

/// What a report rests on beside the tallies: data of the province, and figures of its one-stop software.
package struct SubjectRules: Hashable, Sendable {
  package var thresholds: FlagThresholds
  package var comparison: ComparisonRule
  package var convention: ScoringConvention
  package var ranking: RankingRule
  package var catalogue: ProcedureCatalogue?
  /// Of the subject over the period; `nil` where none came.
  package var dossiers: DossierResults?
  /// Of each unit directly below; those of which none came are not there.
  package var dossiersBelow: [UnitCode: DossierResults]
  /// The same of what stands in no unit of the structure.
  package var dossiersApart: [UnitStructure.Place: DossierResults]
  /// Periods of dossier results that lie only partly within the report's and are left out.
  package var cutOff: Int

  package init(
    thresholds: FlagThresholds = FlagThresholds(), comparison: ComparisonRule = ComparisonRule(),
    convention: ScoringConvention = ScoringConvention(), ranking: RankingRule = RankingRule(),
    catalogue: ProcedureCatalogue? = nil, dossiers: DossierResults? = nil,
    dossiersBelow: [UnitCode: DossierResults] = [:], dossiersApart: [UnitStructure.Place: DossierResults] = [:],
    cutOff: Int = 0
  ) {
    self.thresholds = thresholds
    self.comparison = comparison
    self.convention = convention
    self.ranking = ranking
    self.catalogue = catalogue
    self.dossiers = dossiers
    self.dossiersBelow = dossiersBelow
    self.dossiersApart = dossiersApart
    self.cutOff = cutOff
  }
}
