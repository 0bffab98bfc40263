/// A row that does not read as what its table holds.
enum UnreadableRow: Error, Hashable {
  case tally, pending, undated, boot, dossier, scale, question, receipt, meta, configuration, newestSession
}
