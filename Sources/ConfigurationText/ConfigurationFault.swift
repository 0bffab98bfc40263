/// Why a text cannot be read at all; nothing after the place has been looked at.
package struct ConfigurationFault: Error, Hashable, Sendable {
  package enum Code: Hashable, Sendable, CaseIterable {
    /// More bytes than ``ConfigurationText/largestText``.
    case tooLarge
    case notUTF8
    case nulCharacter
    /// No TOML.
    case syntax
  }

  package let code: Code
  /// Where the fault shows; `nil` when the text as a whole is meant.
  package let position: SourcePosition?
  /// What is wrong, to stand within a sentence: no capital at its beginning, no full stop at its end.
  package let reason: String

  /// Counts from 1; 1 when the text as a whole is meant.
  package var line: Int { position?.line ?? 1 }
  /// Counts from 1, in Unicode scalars.
  package var column: Int? { position?.column }
}
