import Foundation
import RatingModel

/// One line of JSON on standard output for each listener that is bound, for whoever started the program on free ports:
/// `{"address":"127.0.0.1","event":"listening","name":"screen","port":40123}`.
struct ListeningAnnouncement: Encodable {
  let event = "listening"
  let name: String
  let address: String
  let port: Int

  func make() {
    guard var line = try? CanonicalJSON.data(self) else { return }
    line.append(UInt8(ascii: "\n"))
    try? FileHandle.standardOutput.write(contentsOf: line)
  }
}
