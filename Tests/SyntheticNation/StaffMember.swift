import EvaluationStore

/// Somebody under one staff code.
struct StaffMember: Sendable {
  let record: ClerkRecord
  var manner: Manner
}
