import EvaluationHTTP
import Foundation
import Testing

@testable import EvaluationAssembly

/// The file that opens the page of the first day.
@Suite(.serialized)
struct SetupCodeFileTests {
  @Test func theFileIsItsOwnersAloneAndTheSameCodeIsReadAgain() async throws {
    try await ScratchFolder.with { folder in
      let file = SetupCodeFile(besideKey: folder.path("centre.key"))
      let code = try #require(file.code())
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      #expect(file.code() == code)
      #expect(code.wholeMatch(of: /([a-z2-7]{5}-){5}[a-z2-7]/) != nil)
      #expect(SetupCode.hash(code) == SetupCode.hash(code.uppercased().replacing("-", with: " ")))
      #expect(SetupCode.hash(code) != SetupCode.hash(String(code.dropLast())))
    }
  }

  @Test func aFileThatOthersMayReadOrThatIsALinkIsNotBelieved() async throws {
    try await ScratchFolder.with { folder in
      let file = SetupCodeFile(besideKey: folder.path("centre.key"))
      _ = try #require(file.code())
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
      #expect(file.code() == nil)
      file.remove()
      let other = try folder.write("aaaaa-aaaaa-aaaaa-aaaaa-aaaaa-a", to: "other")
      try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: other)
      #expect(file.code() == nil)
    }
  }

  @Test func theServiceNamesTheFileInItsLogAndNotTheCode() async throws {
    try await ScratchFolder.with { folder in
      let configuration = try folder.configuration()
      let service = try EvaluationdProcess(["serve", "--configuration", configuration])
      _ = try await service.listening(["pages", "health"])
      let name = try #require(
        try FileManager.default.subpathsOfDirectory(atPath: folder.path("")).first { $0.hasSuffix("setup-code") })
      let code = try String(contentsOfFile: folder.path(name), encoding: .utf8).split(separator: "\n")[0]
      service.terminate()
      let (status, errors) = await service.end()
      #expect(status == 0)
      #expect(errors.contains("setup-code") && !errors.contains(code))
    }
  }

  @Test func withAnAccountThereIsNoFile() async throws {
    try await ScratchFolder.with { folder in
      let configuration = try folder.configuration()
      let files = try folder.registry()
      _ = await CentreCommands.importRegistry(
        configuration: configuration, units: files.units, counters: files.counters, clerks: files.clerks, asJSON: false)
      let added = await CentreCommands.addAccount(
        configuration: configuration, name: "ha.nguyen", units: ["H56"], password: "một mật khẩu rất dài", asJSON: false
      )
      #expect(added.exit == .done)
      let service = try EvaluationdProcess(["serve", "--configuration", configuration])
      _ = try await service.listening(["pages", "health"])
      service.terminate()
      _ = await service.end()
      #expect(
        try !FileManager.default.subpathsOfDirectory(atPath: folder.path("")).contains { $0.hasSuffix("setup-code") })
    }
  }
}
