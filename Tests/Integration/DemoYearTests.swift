import Foundation
import TestSupport
import Testing

/// `make demo`: a province's year is made, and the demo opens on a copy of it. Everything that it prints is tried.
@Suite(.serialized, .timeLimit(.minutes(8))) struct DemoYearTests {
  /// Makes a year as `make demo` does, only smaller; a second time there is nothing to make.
  private static func makeYear(in folder: ScratchFolder) async throws -> URL {
    let year = folder.file("year")
    for words in ["The year is made", "is there already"] {
      let nation = try ProcessUnderTest("nation", ["year", year.path, "--size", "district", "--ratings", "2000"])
      #expect(await nation.wait() == 0)
      while await nation.errors.next() != nil {}
      let said = nation.errors.all.joined(separator: "\n")
      #expect(said.contains(words), "\(said)")
    }
    return year
  }

  /// Lines up to the one that ends the welcome.
  private static func welcome(of demo: RunningDemo) async throws -> [String] {
    var lines: [String] = []
    while let line = await demo.process.output.next() {
      lines.append(line)
      if line.hasPrefix("Levels and answers reach the report in lots") { return lines }
    }
    Issue.record("the demo ended: \(lines.suffix(10).joined(separator: "\n"))")
    return lines
  }

  /// As a browser without scripts: what is then in its cookies.
  private static func signIn(_ name: String, _ password: String, at base: String) async throws -> String {
    func cookies(_ answer: WebAnswer) -> String {
      answer.headers.filter { $0.name == "set-cookie" }.map { String($0.value.prefix { $0 != ";" }) }
        .joined(separator: "; ")
    }
    let page = try await WebAnswer.get(base + "/sign-in")
    let form = "name=\(name)&password=\(password)&token=\(try ReportReader.token(in: page))"
    let answer = try await WebAnswer.post(
      base + "/sign-in", form,
      headers: [("cookie", cookies(page)), ("content-type", "application/x-www-form-urlencoded")])
    #expect(answer.status == 303, "\(name) does not sign in")
    return cookies(answer)
  }

  @Test func everySignInAndEveryPageThatTheDemoPrintsIsThere() async throws {
    let folder = try ScratchFolder("demo-year")
    defer { withExtendedLifetime(folder) {} }
    let year = try await Self.makeYear(in: folder)
    let before = try Data(contentsOf: year.appending(path: "centre.sqlite"))
    let demo = try RunningDemo(["--year", year.path])
    let lines = try await Self.welcome(of: demo)

    let base = try #require(lines.compactMap { $0.firstMatch(of: /Sign in at (http:\S+)\/sign-in as/) }.first).1
    let accounts = lines.compactMap { $0.wholeMatch(of: #/  ([a-z]+) +([0-9a-f]{18})   \S.*/#) }
    #expect(accounts.map { String($0.1) } == ["quantri", "phutrach", "xem", "thanhtra", "canbo"])
    var cookies: [String: String] = [:]
    for account in accounts {
      cookies[String(account.1)] = try await Self.signIn(String(account.1), String(account.2), at: String(base))
    }
    let pages = lines.compactMap { $0.wholeMatch(of: #/  ([a-z]+|-) +(http:\S+)/#) }
    #expect(pages.count == 20)
    for page in pages {
      let answer = try await WebAnswer.get(
        String(page.2), headers: cookies[String(page.1)].map { [("cookie", $0)] } ?? [])
      #expect(answer.status == 200, "\(page.0): \(answer.status)")
    }
    // The demo's own counters stand in the ward whose clerks it shows.
    let clerks = try #require(pages.first { $0.2.contains("/reports/clerks") })
    let shown = try await WebAnswer.get(String(clerks.2), headers: [("cookie", cookies["phutrach"] ?? "")])
    #expect(shown.text.contains("(Quầy 91)") || shown.text.contains("Q91"))

    demo.process.send(signal: SIGINT)
    #expect(await demo.process.wait() == 130)
    #expect(try demo.leftFiles == [] && demo.leftProcesses == [])
    // It worked on a copy.
    #expect(try Data(contentsOf: year.appending(path: "centre.sqlite")) == before)
  }

  @Test func aFolderWithoutAYearIsRefusedWithTheWayToMakeOne() async throws {
    let demo = try RunningDemo(["--year", "/nowhere"])
    #expect(await demo.process.wait() == 69)
    #expect(demo.process.errors.all.contains { $0.contains("nation year /nowhere") })
    #expect(try demo.leftFiles == [])
  }
}
