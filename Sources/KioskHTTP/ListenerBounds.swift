/// How much and how long a listener lets its callers.
package struct ListenerBounds: Hashable, Sendable {
  package var connections = 32
  /// Of one network address; `nil`: no bound of its own.
  package var connectionsPerAddress: Int?
  /// The largest body that is read.
  package var bodyBytes = 64 * 1024
  /// How much of a body that is refused is read away, so that the caller sees the refusal.
  package var discardedBytes = 1024 * 1024
  /// From the head of a request to the end of its body.
  package var bodyMilliseconds: Int64 = 10_000
  /// Without a request, or before its head is complete.
  package var idleMilliseconds: Int64 = 30_000

  package init() {}
}
