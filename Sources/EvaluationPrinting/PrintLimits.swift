/// How much the program may have.
package struct PrintLimits: Hashable, Sendable {
  package var seconds = 120
  /// Of addresses, mapped files among them.
  package var memoryBytes = 1024 * 1024 * 1024
  package var outputBytes = 32 * 1024 * 1024
  package var openFiles = 256

  package init() {}
}
