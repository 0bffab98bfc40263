import RatingModel

/// What the centre knows by name: units, counters, clerks and where they sit, procedures.
package struct Registry: Hashable, Sendable {
  package var units: [UnitRecord]
  package var counters: [CounterRecord]
  package var clerks: [ClerkRecord]
  package var postings: [PostingRecord]
  package var procedures: [ProcedureRecord]

  package init(
    units: [UnitRecord] = [], counters: [CounterRecord] = [], clerks: [ClerkRecord] = [],
    postings: [PostingRecord] = [], procedures: [ProcedureRecord] = []
  ) {
    self.units = units
    self.counters = counters
    self.clerks = clerks
    self.postings = postings
    self.procedures = procedures
  }
}

/// An office as it stood during its validity. A unit that was renamed or moved has one record for each time.
package struct UnitRecord: Hashable, Sendable {
  package let code: UnitCode
  /// Vietnamese, NFC.
  package let name: String
  /// `nil` for the top of a tree.
  package let parent: UnitCode?
  package let validity: Validity
  /// The units that ended and became this one, or a part of it, on the first day; in order, each once. Itself among them
  /// where it went on under its own code as something else: what was counted until then is then not simply its own.
  package let predecessors: [UnitCode]

  package init(
    code: UnitCode, name: String, parent: UnitCode?, validity: Validity, predecessors: [UnitCode] = []
  ) {
    self.code = code
    self.name = name
    self.parent = parent
    self.validity = validity
    self.predecessors = Set(predecessors).sorted()
  }
}

/// A desk of a unit.
package struct CounterRecord: Hashable, Sendable {
  package let unit: UnitCode
  package let code: CounterCode
  /// Vietnamese, NFC.
  package let name: String
  package let validity: Validity

  package init(unit: UnitCode, code: CounterCode, name: String, validity: Validity) {
    self.unit = unit
    self.code = code
    self.name = name
    self.validity = validity
  }
}

/// An official, under the staff code of the unit that issued it.
package struct ClerkRecord: Hashable, Sendable {
  package let clerk: ClerkID
  /// NFC.
  package let name: String
  /// The post held (chức danh); may be empty.
  package let title: String
  package let validity: Validity

  package init(clerk: ClerkID, name: String, title: String, validity: Validity) {
    self.clerk = clerk
    self.name = name
    self.title = title
    self.validity = validity
  }
}

/// What an import puts in place of the present lists; a list that is `nil` stays as it is.
package struct RegistryImport: Hashable, Sendable {
  package var units: [UnitRecord]?
  package var counters: [CounterRecord]?
  package var clerks: [ClerkRecord]?
  package var postings: [PostingRecord]?
  package var procedures: [ProcedureRecord]?

  package init(
    units: [UnitRecord]? = nil, counters: [CounterRecord]? = nil, clerks: [ClerkRecord]? = nil,
    postings: [PostingRecord]? = nil, procedures: [ProcedureRecord]? = nil
  ) {
    self.units = units
    self.counters = counters
    self.clerks = clerks
    self.postings = postings
    self.procedures = procedures
  }
}

/// How many records the registry holds after an import.
package struct RegistrySummary: Hashable, Sendable {
  package let units: Int
  package let counters: Int
  package let clerks: Int
  package let postings: Int
  package let procedures: Int

  package init(units: Int, counters: Int, clerks: Int, postings: Int = 0, procedures: Int = 0) {
    self.units = units
    self.counters = counters
    self.clerks = clerks
    self.postings = postings
    self.procedures = procedures
  }
}
