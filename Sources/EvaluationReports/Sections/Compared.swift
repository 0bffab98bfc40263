/// The same figures of the subject and of its whole group.
package struct Compared<Value: Hashable & Sendable>: Hashable, Sendable {
  package let own: Value
  /// The subject among them; `nil` where there is no group beside the subject.
  package let group: Value?

  init(own: Value, group: Value?) {
    self.own = own
    self.group = group
  }

  func map<Other>(_ transform: (Value) -> Other) -> Compared<Other> {
    Compared<Other>(own: transform(own), group: group.map(transform))
  }
}
