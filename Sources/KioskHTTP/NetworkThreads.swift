import NIOCore

/// The threads that listeners and the centre's client share.
package enum NetworkThreads {
  /// One event loop for everything: a kiosk's traffic needs no more, and each thread costs memory. To be called once,
  /// before the first listener or client is made; later calls have no effect.
  package static func limitToOne() {
    NIOSingletons.groupLoopCountSuggestion = 1
    NIOSingletons.blockingPoolThreadCountSuggestion = 1
  }
}
