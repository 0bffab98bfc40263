import Foundation
import RatingModel

/// What stands around the figures of an official document (NĐ 30/2020/NĐ-CP, Phụ lục I): nothing of it is a figure. What is left
/// empty is a dotted line to be filled in by hand.
package struct ClosingLetter: Hashable, Sendable, Codable {
  /// Characters of one line.
  package static let longestLine = 120
  package static let mostRecipients = 8

  /// Where it is issued: `Tân Hà`.
  package var place: String
  /// Behind the number: the issuing office in short, `TTPVHCC`.
  package var symbol: String
  /// Of who signs: `GIÁM ĐỐC`.
  package var signerTitle: String
  package var signer: String
  /// Who gets it, line by line.
  package var recipients: [String]

  package init(
    place: String = "", symbol: String = "", signerTitle: String = "", signer: String = "", recipients: [String] = []
  ) {
    (self.place, self.symbol, self.signerTitle, self.signer) = (place, symbol, signerTitle, signer)
    self.recipients = recipients
  }

  /// As it was typed, with spaces as people see them; `nil` where something is too long or holds what cannot be printed.
  package init?(place: String, symbol: String, signerTitle: String, signer: String, recipients: String) {
    let lines = recipients.split(whereSeparator: \.isNewline).map { Self.tidied(String($0)) }.filter { !$0.isEmpty }
    self.init(
      place: Self.tidied(place), symbol: Self.tidied(symbol), signerTitle: Self.tidied(signerTitle),
      signer: Self.tidied(signer), recipients: lines)
    guard lines.count <= Self.mostRecipients, texts.allSatisfy(Self.isPrintable) else { return nil }
  }

  private var texts: [String] { [place, symbol, signerTitle, signer] + recipients }

  private static func tidied(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").precomposedStringWithCanonicalMapping
  }

  private static func isPrintable(_ text: String) -> Bool {
    text.count <= longestLine && text.utf8.count <= 8 * longestLine
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
      }
  }
}
