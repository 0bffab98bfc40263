import Foundation

/// The running kiosk, as far as its sounds go.
package protocol SoundSource: Sendable {
  /// One connection to the stream of events of the kiosk's screen, until it ends or three seconds pass without anything.
  ///
  /// - Parameter take: Gets the stream part by part; a first, empty one once there is a connection.
  func follow(_ take: (Data) async throws -> Void) async throws

  /// A sound of the screen's, at most 1 MiB.
  func sound(_ name: String) async throws(SoundProblem) -> Data
}
