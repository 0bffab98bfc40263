import RatingModel

/// The newest entry and the digest of all tallies released up to it.
package struct Head: Hashable, Sendable, Codable {
  /// Sequence number of the newest entry.
  package let sequence: Int64
  /// Its hash, 64 lower-case hexadecimal digits.
  package let hash: String
  /// ``TallyDigest`` of the released tallies, 64 lower-case hexadecimal digits.
  package let tallies: String

  package init(sequence: Int64, hash: String, tallies: String) {
    self.sequence = sequence
    self.hash = hash
    self.tallies = tallies
  }
}

/// Released tallies on their way to the centre, with the head that commits to all of them.
package struct Batch: Hashable, Sendable, Codable {
  package let format: Int
  package let scheme: Int
  package let kiosk: KioskID
  package let journal: JournalID
  /// The centre's epoch for which the kiosk keeps its acknowledgements: what was acknowledged for another is sent again. It
  /// is made with the centre's data base and stays with every backup of it; a restored centre is told by its digest, which
  /// differs.
  package let epoch: String
  package let head: Head
  /// Definitions of every scale that the tallies of this batch name.
  package let scales: [Scale]
  /// Definitions of every question that the tallies of this batch name; absent when they name none.
  package let questions: [Question]?
  package let tallies: [Tally]
  /// Nothing released up to `head` is missing once this batch and all that were acknowledged before are in.
  package let complete: Bool
  /// Entries since the newest head for which the kiosk holds a receipt: the length of the open tail.
  package let openTail: Int64
  /// The kiosk's software, for the centre's list of kiosks: `1.0.0`.
  package let software: String
  /// The newest head for which the kiosk holds a receipt, of whatever epoch; absent before the first.
  package let countersigned: Head?
  /// What stands where ``Receipt/prove`` asked.
  package let witness: Witness?
  /// What ``Receipt/compareAfter`` asked for. Such a batch holds no tallies and is not complete.
  package let groups: GroupPage?
  /// Journals of this kiosk that were set aside and of which no receipt has acknowledged the report; at most
  /// ``Limits/setAsidePerBatch``.
  package let setAside: [SetAsideReport]?
  /// Released tallies that the centre refused one by one and that are kept back, so that those behind them travel; absent when
  /// there are none. While there are any no batch is complete.
  package let keptBack: Int?
  /// Released tallies that wait for later batches; absent when none do.
  package let backlog: Int?
  /// How the kiosk is; absent from kiosks that do not tell.
  package var condition: KioskCondition?

  package init(
    format: Int = Limits.format, scheme: Int = Limits.scheme, kiosk: KioskID, journal: JournalID, epoch: String,
    head: Head, scales: [Scale], questions: [Question] = [], tallies: [Tally], complete: Bool, openTail: Int64,
    software: String, countersigned: Head? = nil, witness: Witness? = nil, groups: GroupPage? = nil,
    setAside: [SetAsideReport] = [], keptBack: Int = 0, backlog: Int = 0, condition: KioskCondition? = nil
  ) {
    self.format = format
    self.scheme = scheme
    self.kiosk = kiosk
    self.journal = journal
    self.epoch = epoch
    self.head = head
    self.scales = scales
    self.questions = questions.isEmpty ? nil : questions
    self.tallies = tallies
    self.complete = complete
    self.openTail = openTail
    self.software = software
    self.countersigned = countersigned
    self.witness = witness
    self.groups = groups
    self.setAside = setAside.isEmpty ? nil : setAside
    self.keptBack = keptBack == 0 ? nil : keptBack
    self.backlog = backlog == 0 ? nil : backlog
    self.condition = condition
  }
}
