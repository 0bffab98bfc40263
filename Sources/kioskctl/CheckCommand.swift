import ArgumentParser
import KioskConfiguration
import KioskDevices

/// `kioskctl check`: everything that is wrong with a configuration, at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tells everything that is wrong with a configuration.",
    discussion: """
      Reads the file as kioskd does and names every error with its line and what to do about it. Then looks at the files \
      that the configuration names: whether they are there and whether secrets are kept from others, its own among them. What \
      will work and is not as it should be, such as a panel too small for what it has to show, is a warning and no error.
      """)

  @Argument(help: "The configuration.")
  var path = "/etc/kioskd/kioskd.toml"

  @Flag(help: "Do not look at the files that the configuration names, as for a configuration that is to be copied.")
  var withoutFiles = false

  @Flag(help: "Answer in JSON.")
  var json = false

  func run() throws {
    let diagnostics: [ConfigurationDiagnostic]
    var warnings: [ConfigurationDiagnostic] = []
    switch KioskConfiguration.read(path: path, names: .kernels) {
    case .failure(let refusal): diagnostics = refusal.diagnostics
    case .success(let settings):
      diagnostics = withoutFiles ? [] : settings.checkFiles(configuration: path)
      warnings = settings.warnings
    }
    if json {
      try Output.json(Answer(path: path, diagnostics: diagnostics, warnings: warnings))
    } else {
      for diagnostic in diagnostics + warnings { Output.line(diagnostic.text(file: path)) }
      Output.line(diagnostics.isEmpty ? "\(path): no errors" : "\(path): errors: \(diagnostics.count)")
    }
    if !diagnostics.isEmpty { throw ExitCode.configuration }
  }

  private struct Answer: Encodable {
    let path: String
    let diagnostics: [ConfigurationDiagnostic]
    let warnings: [ConfigurationDiagnostic]
  }
}
