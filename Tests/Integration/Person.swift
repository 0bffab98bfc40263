import RatingModel
import TestSupport

/// Somebody with an account.
struct Person: Sendable {
  enum Role: String, CaseIterable, Sendable {
    /// Of everything.
    case administrator
    /// Of one ward.
    case head
    /// Of the same ward.
    case viewer
    /// Of everything.
    case inspector
    /// Of that ward, with the own view.
    case clerk
  }

  let role: Role
  let account: CentreAccount

  init(_ role: Role) {
    self.role = role
    account = CentreAccount(name: "nguoi.\(role.rawValue)", unit: "", password: "một câu dài của \(role.rawValue)")
  }

  /// What looks after everything sees every unit.
  var seesEverything: Bool { role == .administrator || role == .inspector }

  func add(to folder: ScratchFolder, home: RoleCentre.Subject, top: UnitCode) async throws {
    let reach =
      role == .clerk
      ? ["--clerk", home.clerk.clerk.description] : ["--unit", seesEverything ? top.text : home.unit.code.text]
    try await CentreCommand.run(
      ["account", "add", "--name", account.name, "--role", role.rawValue] + reach, in: folder, input: account.password)
  }
}
