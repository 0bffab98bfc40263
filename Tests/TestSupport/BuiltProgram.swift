import Foundation

/// Programs of this package as they were built along with the tests.
package enum BuiltProgram {
  /// A program stands beside the tests' own executable.
  package static func path(_ name: String) -> String {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: name).path
  }
}
