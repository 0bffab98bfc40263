/// How much and how long the listener of pages lets its callers.
package struct CentreBounds: Hashable, Sendable {
  /// Every kiosk with a session feed has one open all the time.
  package var connections = 16_384
  /// Of one network address. A whole province's kiosks, two connections each, and its offices' browsers may share one.
  package var connectionsPerAddress = 4096
  /// From the head of a request to the end of its body: as long as a kiosk waits for its answer.
  package var bodyMilliseconds: Int64 = 30_000
  /// The same of files that somebody sends who may: over the line of a small office.
  package var uploadMilliseconds: Int64 = 120_000
  /// How much of a body that is too large is read away, so that its sender sees the refusal.
  package var discardedBytes = 1024 * 1024
  /// What all bodies together may hold of the memory.
  package var bodyBytesTogether = 256 * 1024 * 1024
  /// Without a request, or before its head is complete.
  package var idleMilliseconds: Int64 = 60_000

  package init() {}
}
