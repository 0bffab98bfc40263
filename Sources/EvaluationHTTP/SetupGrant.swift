import Crypto
import EvaluationStore
import Foundation
import RatingModel

/// What a browser holds that showed the code of the first day: for some hours, for that browser alone, and good for nothing once
/// there is an account.
struct SetupGrant: Sendable {
  private static let hours: Int64 = 12
  private let grants: FormTokens
  private let forms: FormTokens

  init(_ key: CentreKey) {
    grants = FormTokens(key.derived(for: "setup grant 1"))
    forms = FormTokens(key.derived(for: "setup form 1"))
  }

  /// The cookie's value: when it was given, and a MAC over that and the browser's cookie.
  func cookie(for browser: String, at time: WallTime) -> String {
    "\(time.milliseconds).\(grants.token(for: "\(time.milliseconds) \(browser)"))"
  }

  func holds(_ cookie: String, for browser: String, at time: WallTime) -> Bool {
    let parts = cookie.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let given = Int64(parts[0]), time.milliseconds >= given,
      time.milliseconds - given < Self.hours * 3_600_000
    else { return false }
    return grants.made(parts[1], for: "\(given) \(browser)")
  }

  /// What every form of the page must bring back.
  func token(for browser: String) -> String { forms.token(for: browser) }
  func made(_ token: String, for browser: String) -> Bool { forms.made(token, for: browser) }
}

/// The code of the first day, as it stands in its file and as people type it.
package enum SetupCode {
  /// 130 random bits in groups that can be read out.
  package static func random() -> String {
    let letters = Array(EnrolmentSecret.random())
    return stride(from: 0, to: letters.count, by: 5).map { String(letters[$0..<min($0 + 5, letters.count)]) }
      .joined(separator: "-")
  }

  /// Of what was typed: capital letters, blanks and dashes do not matter.
  package static func hash(_ typed: String) -> String {
    EnrolmentSecret.hash("setup " + String(typed.lowercased().filter { $0.isLetter || $0.isNumber }.prefix(64)))
  }
}
