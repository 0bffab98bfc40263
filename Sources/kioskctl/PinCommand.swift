import ArgumentParser
import ClerkPage
import KioskAccess
import RatingModel

/// `kioskctl pin`: the line of the configuration with which a clerk may sign in on the kiosk's own page.
struct PinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin",
    abstract: "Makes the line with which a clerk signs in on the kiosk's own page.",
    discussion: """
      Reads the PIN twice, so that a slip of the finger is noticed, and prints the line to paste under the clerk's \
      [[roster.clerks]]. On a terminal the PIN is not shown; otherwise it is read from two lines of standard input. With \
      --badge the clerk's badge is read instead, by a reader that types like a keyboard: a card with a number that nobody can \
      guess. A badge with the staff code on it, as the kiosk's scanner reads, is refused; --staff says which code.

      The line tells the PIN to nobody who reads it in passing, but 6 digits can be tried out: keep the configuration \
      closed to others.
      """)

  @Flag(help: "Read a badge instead of a PIN.")
  var badge = false

  @Option(help: ArgumentHelp("With --badge: the clerk's staff code.", valueName: "code"))
  var staff: String?

  func validate() throws {
    guard badge else { return }
    guard let staff, StaffCode(staff) != nil else {
      throw ValidationError("With --badge give --staff CODE, the clerk's staff code such as CB017.")
    }
  }

  func run() throws {
    let noun = badge ? "Badge" : "PIN"
    guard let secret = SecretInput.read("\(noun): "), let again = SecretInput.read("\(noun) again: ") else {
      throw refusal("input-ended", "Type it twice, each time followed by Enter.")
    }
    if let refusal = refusal(of: secret) {
      throw self.refusal(refusal.code, refusal.hint)
    }
    guard secret == again else { throw refusal("input-differs", "The two were not the same; begin again.") }
    guard let hash = SecretHash(of: secret) else {
      throw refusal("memory-short", "It takes 8 MiB of memory; close other programs and begin again.")
    }
    Output.line("\(badge ? "badge_hash" : "pin_hash") = \"\(hash.text)\"")
  }

  private func refusal(of secret: String) -> SecretRules.Refusal? {
    guard badge, let staff = staff.flatMap({ StaffCode($0) }) else { return SecretRules.refusal(ofPIN: secret) }
    return SecretRules.refusal(ofBadge: secret, of: staff)
  }

  private func refusal(_ code: String, _ hint: String) -> ExitCode {
    Output.complaint("kioskctl: \(code): \(hint)")
    return .found
  }
}
