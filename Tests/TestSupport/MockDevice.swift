/// A device as `device-testbed.py` describes it; what is left out has the testbed's defaults.
package struct MockDevice: Sendable, Encodable {
  package var id: String
  package var name: String?
  package var vendor: String?
  package var product: String?
  package var version: String?
  package var phys: String?
  package var keys: [String]
  package var properties: [String: String]?
  /// Another program holds it from the beginning.
  package var busy: Bool?
  /// False: its driver refuses the monotonic clock.
  package var clock: Bool?
  /// Octal permissions of its node.
  package var mode: String?
  /// False: absent until it is plugged in.
  package var plugged: Bool?
  /// Keys that are down from the beginning.
  package var held: [String]?

  package init(id: String, name: String? = nil, keys: [String]) {
    self.id = id
    self.name = name
    self.keys = keys
  }
}
