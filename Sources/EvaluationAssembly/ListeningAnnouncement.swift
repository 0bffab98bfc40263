import Foundation
import RatingModel

/// One line of JSON on standard output for each listener that is open, for whoever started the program on free ports:
/// `{"address":"127.0.0.1","event":"listening","name":"pages","port":40123}`.
package struct ListeningAnnouncement: Hashable, Sendable, Encodable {
  let event = "listening"
  package let name: String
  package let address: String
  package let port: Int

  package init(name: String, address: String, port: Int) {
    self.name = name
    self.address = address
    self.port = port
  }

  /// The line with its end.
  package var line: Data { ((try? CanonicalJSON.data(self)) ?? Data()) + Data("\n".utf8) }
}
