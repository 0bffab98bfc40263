import RatingModel

/// The units, counters and clerks that the centre knows by name.
package struct Registry: Hashable, Sendable {
  package var units: [UnitRecord]
  package var counters: [CounterRecord]
  package var clerks: [ClerkRecord]

  package init(units: [UnitRecord] = [], counters: [CounterRecord] = [], clerks: [ClerkRecord] = []) {
    self.units = units
    self.counters = counters
    self.clerks = clerks
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

  package init(code: UnitCode, name: String, parent: UnitCode?, validity: Validity) {
    self.code = code
    self.name = name
    self.parent = parent
    self.validity = validity
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

  package init(units: [UnitRecord]? = nil, counters: [CounterRecord]? = nil, clerks: [ClerkRecord]? = nil) {
    self.units = units
    self.counters = counters
    self.clerks = clerks
  }
}

/// How many records the registry holds after an import.
package struct RegistrySummary: Hashable, Sendable {
  package let units: Int
  package let counters: Int
  package let clerks: Int

  package init(units: Int, counters: Int, clerks: Int) {
    self.units = units
    self.counters = counters
    self.clerks = clerks
  }
}
