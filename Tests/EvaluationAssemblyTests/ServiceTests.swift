import Foundation
import FoundationNetworking
import Testing

@testable import EvaluationAssembly

/// The program as it runs at an office. One process after the other: each owns ports and a data base.
@Suite(.serialized)
struct ServiceTests {
  @Test func theServiceSaysWhereItListensIsReadyAliveAndEndsCleanly() async throws {
    try await ScratchFolder.with { folder in
      // given
      let socket = try NotifySocket(path: folder.path("notify"))
      let environment = ["NOTIFY_SOCKET": socket.path, "WATCHDOG_USEC": "200000"]
      // when
      let service = try EvaluationdProcess(
        ["serve", "--configuration", try folder.configuration()], environment: environment)
      let ports = try #require(try await service.listening(["pages", "health"]))
      // then
      #expect(Set(ports.values).count == 2 && !ports.values.contains(0))
      var said: [String] = []
      while !(said.contains("READY=1") && said.contains("WATCHDOG=1")), let next = await socket.next() {
        said.append(next)
      }
      let health = try #require(ports["health"])
      let (body, response) = try await URLSession.shared.data(
        from: try #require(URL(string: "http://127.0.0.1:\(health)/health")))
      #expect((response as? HTTPURLResponse)?.statusCode == 200)
      #expect(String(decoding: body, as: UTF8.self).contains("\"status\" : \"ok\""))
      service.terminate()
      while !said.contains("STOPPING=1"), let next = await socket.next() { said.append(next) }
      #expect(said.contains("STOPPING=1"))
      #expect(await service.end().code == 0)
    }
  }

  @Test func aPortThatIsTakenIsToldAndEndsTheService() async throws {
    try await ScratchFolder.with { folder in
      let first = try EvaluationdProcess(["serve", "--configuration", try folder.configuration()])
      let port = try #require(try await first.listening(["pages", "health"])?["pages"])
      try await ScratchFolder.with { other in
        let path = try other.write(
          "[store]\npath = \"\(other.path("c.sqlite"))\"\n[server]\nport = \(port)\n[health]\nport = 0\n", to: "c.toml")
        let second = try EvaluationdProcess(["serve", "--configuration", path])
        let (code, errors) = await second.end()
        #expect(code == ExitKind.unavailable.rawValue)
        #expect(errors.contains("listener-failed: cannot listen: 127.0.0.1:\(port)"))
      }
      first.terminate()
      #expect(await first.end().code == 0)
    }
  }

  @Test func subcommandsWorkWhileTheServiceRuns() async throws {
    try await ScratchFolder.with { folder in
      let configuration = try folder.configuration()
      let service = try EvaluationdProcess(["serve", "--configuration", configuration])
      _ = try await service.listening(["pages", "health"])
      let files = try folder.registry()
      let outcome = await CentreCommands.importRegistry(
        configuration: configuration, units: files.units, counters: files.counters, clerks: files.clerks, asJSON: false)
      #expect(outcome.exit == .done)
      service.terminate()
      #expect(await service.end().code == 0)
    }
  }

  @Test(arguments: [
    (["serve", "--configuration", "/nowhere.toml"], ExitKind.badConfiguration), (["serve", "--prot"], .usage),
    (["import"], .usage), (["enrol", "--unit", "H56"], .usage), (["heads"], .usage), (["seal-start"], .usage),
    (["enrol", "--unit", "?", "--counter", "Q01"], .badInput), (["--help"], .done),
    (["account", "add", "--help"], .done),
  ])
  func theExitCodeTellsTheKindOfFailure(arguments: [String], exit: ExitKind) async throws {
    let program = try EvaluationdProcess(arguments)
    #expect(await program.end().code == exit.rawValue)
  }

  @Test(arguments: [("[=\n", 1), ("[server]\na = [}\n", 2), ("\na = 1979-05-27 1\n", 2)])
  func aTextThatIsNoTOMLIsABadConfigurationWhateverTheParserMakesOfIt(text: String, line: Int) async throws {
    try await ScratchFolder.with { folder in
      // given
      let path = try folder.write(text, to: "bad.toml")
      // when
      let (code, errors) = await (try EvaluationdProcess(["serve", "--configuration", path])).end()
      // then
      #expect(code == ExitKind.badConfiguration.rawValue)
      #expect(errors.hasPrefix("\(path):\(line): syntax: This is no TOML: "))
    }
  }

  @Test func aCertificateThatCannotBeReadIsABadConfiguration() async throws {
    try await ScratchFolder.with { folder in
      let path = try folder.write(
        """
        [store]
        path = "\(folder.path("c.sqlite"))"
        [server]
        port = 0
        tls_certificate_file = "\(folder.path("none.pem"))"
        tls_key_file = "\(folder.path("none.pem"))"
        """, to: "c.toml")
      let (code, errors) = await (try EvaluationdProcess(["serve", "--configuration", path])).end()
      #expect(code == ExitKind.badConfiguration.rawValue)
      #expect(errors.contains("certificate-unreadable"))
    }
  }
}
