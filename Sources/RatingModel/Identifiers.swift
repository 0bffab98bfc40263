extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isUpper: Bool { ("A"..."Z").contains(self) }
  fileprivate var isLower: Bool { ("a"..."z").contains(self) }
  fileprivate var isAlphanumeric: Bool { isDigit || isUpper || isLower }
  fileprivate var isHexDigit: Bool { isDigit || ("a"..."f").contains(self) }
}

/// Code of an office: `H56.14`, `000.A0.01.H26` (QĐ 20/2020/QĐ-TTg Art. 4: at most 35 of `[A-Z0-9.]`).
package typealias UnitCode = Code<UnitRule>
package enum UnitRule: CodeRule {
  package static let noun = "unit code"
  package static let longest = 35
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isUpper || scalar.isDigit || scalar == "."
  }
}

/// One desk within its unit: `Q03`.
package typealias CounterCode = Code<CounterRule>
package enum CounterRule: CodeRule {
  package static let noun = "counter code"
  package static let longest = 16
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isAlphanumeric || scalar == "." || scalar == "-"
  }
}

/// A clerk's number as its unit issues it. Meaningful only together with that unit: see ``ClerkID``.
package typealias StaffCode = Code<StaffRule>
package enum StaffRule: CodeRule {
  package static let noun = "staff code"
  package static let longest = 32
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isAlphanumeric || scalar == "." || scalar == "-" || scalar == "_"
  }
}

/// A kiosk as the centre registered it.
package typealias KioskID = Code<KioskRule>
package enum KioskRule: CodeRule {
  package static let noun = "kiosk id"
  package static let longest = 40
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLower || scalar.isDigit || scalar == "-"
  }
}

/// 128 random bits as 32 lower-case hexadecimal digits.
package enum Hex128Rule: CodeRule {
  package static let noun = "128-bit id (32 lower-case hexadecimal digits)"
  package static let longest = 32
  package static func permits(_ scalar: Unicode.Scalar) -> Bool { scalar.isHexDigit }
  package static func permits(whole text: String) -> Bool { text.utf8.count == 32 }
}
/// A journal: new after corruption or on a new disk, never reused.
package struct JournalID: Hashable, Sendable, Codable, CustomStringConvertible {
  package let code: Code<Hex128Rule>
  package init(_ code: Code<Hex128Rule>) { self.code = code }
  package init?(_ text: String) {
    guard let code = Code<Hex128Rule>(text) else { return nil }
    self.code = code
  }
  package init(from decoder: any Decoder) throws { code = try Code(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try code.encode(to: encoder) }
  package var description: String { code.text }
}
/// One run of the machine from power-on to power-off: the scope of a monotonic time.
package struct BootID: Hashable, Sendable, Codable, CustomStringConvertible {
  package let code: Code<Hex128Rule>
  package init(_ code: Code<Hex128Rule>) { self.code = code }
  package init?(_ text: String) {
    guard let code = Code<Hex128Rule>(text) else { return nil }
    self.code = code
  }
  package init(from decoder: any Decoder) throws { code = try Code(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try code.encode(to: encoder) }
  package var description: String { code.text }
}

/// The caller's own name of a session. Personal, hence kept beside the chain and erasable.
package typealias SessionID = Code<SessionRule>
package enum SessionRule: CodeRule {
  package static let noun = "session id"
  package static let longest = 64
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isAlphanumeric || scalar == "." || scalar == "-" || scalar == "_" || scalar == ":"
  }
}

/// A queue ticket's number as printed: `A012`. Personal, hence erasable.
package typealias TicketNumber = Code<TicketRule>
package enum TicketRule: CodeRule {
  package static let noun = "queue ticket number"
  package static let longest = 16
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isAlphanumeric || scalar == "." || scalar == "-" || scalar == "/"
  }
}

/// Code of a procedure (mã TTHC): `1.010708`, with a province's suffix `1.012753.H19`.
package typealias ProcedureCode = Code<ProcedureRule>
package enum ProcedureRule: CodeRule {
  package static let noun = "procedure code"
  package static let longest = 40
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isAlphanumeric || scalar == "." || scalar == "-"
  }
}

/// Name of a scale: `hai-long-3`.
package typealias ScaleID = Code<ScaleRule>
/// Name of one answer within a scale: `rat-hai-long`. What citizens read are its labels.
package typealias LevelName = Code<ScaleRule>
package enum ScaleRule: CodeRule {
  package static let noun = "scale or level name"
  package static let longest = 32
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLower || scalar.isDigit || scalar == "-"
  }
}
