import Foundation
import Testing

/// Holds the layer table against the manifest and against what the source files import.
struct LayerTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let sources = root.appending(path: "Sources")

  @Test func everyTargetUnderSourcesStandsInTheTableAndInTheManifest() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path).filter { !$0.hasPrefix(".") }
    #expect(Set(folders) == Set(LayerTable.rows.map(\.target)))
    let manifest = try Manifest(root: Self.root)
    #expect(Set(folders) == Set(manifest.sourceTargets.keys))
  }

  @Test(arguments: LayerTable.rows.map(\.target))
  func theManifestGivesATargetNothingThatTheTableDoesNot(target: String) throws {
    let row = try #require(LayerTable.rows.first { $0.target == target })
    let dependencies = try #require(try Manifest(root: Self.root).sourceTargets[target])
    #expect(dependencies.subtracting(row.ours).subtracting(row.thirdParty) == [])
  }

  @Test(arguments: LayerTable.rows.map(\.target))
  func aTargetImportsOnlyWhatTheTablePermits(target: String) throws {
    let row = try #require(LayerTable.rows.first { $0.target == target })
    let permitted = row.ours.union(row.thirdParty).union(LayerTable.system)
    for file in try swiftFiles(of: target) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for module in imports(in: text) {
        #expect(permitted.contains(module), "\(file.lastPathComponent) imports \(module)")
        if row.isPure { #expect(!LayerTable.impure.contains(module), "\(file.lastPathComponent) imports \(module)") }
      }
    }
  }

  @Test(arguments: LayerTable.rows.filter(\.isPure).map(\.target))
  func pureTargetsHaveNoClockNoFilesNoConcurrencyAndNoChance(target: String) throws {
    for file in try swiftFiles(of: target) {
      let code = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }.joined(separator: "\n")
      for word in LayerTable.impureWords {
        #expect(!code.contains(word), "\(file.lastPathComponent) says \(word)")
      }
    }
  }

  @Test(arguments: LayerTable.rows.map(\.target))
  func theTablePermitsNothingThatNobodyUses(target: String) throws {
    let row = try #require(LayerTable.rows.first { $0.target == target })
    let used = Set(try swiftFiles(of: target).flatMap { imports(in: try String(contentsOf: $0, encoding: .utf8)) })
    #expect(row.ours.union(row.thirdParty).subtracting(used) == [])
  }

  @Test(arguments: ["Kiosk", "Evaluation"])
  func aLibraryHasOneHomeOnEachSide(side: String) {
    let homes = LayerTable.rows.filter { $0.target.hasPrefix(side) && $0.target != "KioskDemo" }
      .flatMap { row in row.thirdParty.subtracting(LayerTable.vocabulary).map { ($0, row.target) } }
    for (library, targets) in Dictionary(grouping: homes, by: \.0) {
      #expect(targets.count == 1, "\(library) is at home in \(targets.map(\.1))")
    }
  }

  @Test func arrowsPointDown() {
    // The table lists lower layers first, system libraries beside their only user.
    var seen: Set<String> = []
    for row in LayerTable.rows {
      #expect(row.ours.subtracting(seen) == [], "\(row.target) imports a target that stands after it")
      seen.insert(row.target)
    }
  }

  @Test func kioskAndCentreMeetOnlyInTheWordsAndTheContract() {
    for row in LayerTable.rows {
      let kiosk = row.ours.contains { $0.hasPrefix("Kiosk") }
      let centre = row.ours.contains { $0.hasPrefix("Evaluation") }
      #expect(!(kiosk && centre), "\(row.target) imports both sides")
    }
  }

  // Programs begin with a small letter; system libraries, with a C before the name, are a header and a module map.
  @Test(arguments: LayerTable.rows.map(\.target).filter { $0.first?.isUppercase == true && !$0.contains(/^C[A-Z]/) })
  func everyTargetHasALeadFileThatOpensWithItsContract(target: String) throws {
    let lead = Self.sources.appending(path: "\(target)/\(target).swift")
    let text = try String(contentsOf: lead, encoding: .utf8)
    #expect(text.hasPrefix("//"), "\(target).swift must open with the contract of the target")
  }

  private func swiftFiles(of target: String) throws -> [URL] {
    let folder = Self.sources.appending(path: target)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    return names.map { folder.appending(path: $0) }
  }

  private func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard
        let match = line.wholeMatch(
          of: /(?:@\w+ )*(?:(?:package|public|internal) )?import (?:struct |class |enum |func |typealias )?(\w+).*/)
      else { return nil }
      return String(match.1)
    }
  }
}
