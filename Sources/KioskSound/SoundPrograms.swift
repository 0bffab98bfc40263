import Foundation

/// Takes a sound and gives back what it makes of it; a player gives back nothing that anyone reads.
package protocol SoundFilter: Sendable {
  /// Ends with the task that runs it.
  func run(on input: Data) async throws(SoundProblem) -> Data
}

/// What plays and decodes: programs of the machine, see ``SoundProgram``.
package struct SoundPrograms: Sendable {
  /// Plays WAV.
  package let player: any SoundFilter
  /// Makes WAV of OGG; `nil` where there is none.
  package let decoder: (any SoundFilter)?

  package init(player: any SoundFilter, decoder: (any SoundFilter)?) {
    self.player = player
    self.decoder = decoder
  }
}
