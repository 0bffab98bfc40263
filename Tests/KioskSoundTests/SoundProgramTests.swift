import Foundation
import Testing

@testable import KioskSound

/// A shell, whose script takes the place of a sound.
@Suite(.timeLimit(.minutes(5))) struct SoundProgramTests {
  private static func run(_ script: String, by program: String = "sh") async throws -> String {
    let program = try SoundProgram(program, searchPath: "/usr/bin:/bin")
    return String(decoding: try await program.run(on: Data(script.utf8)), as: UTF8.self)
  }

  @Test func whatItWritesIsWhatItMakesOfTheSound() async throws {
    #expect(try await Self.run("a sound", by: "cat") == "a sound")
    #expect(try await Self.run("a sound", by: "tr a-z A-Z") == "A SOUND")
  }

  @Test func soundThatNobodyReadsHoldsNobodyUp() async throws {
    #expect(try await Self.run(String(repeating: "a long sound ", count: 100_000), by: "true") == "")
  }

  @Test func itsFailureIsTold() async throws {
    await #expect(throws: SoundProblem.programFailed("sh", status: 7)) { try await Self.run("exit 7") }
    await #expect(throws: SoundProblem.programFailed("sh", status: 137)) { try await Self.run("kill -9 $$") }
  }

  @Test func itBlocksNoSignalsAndHoldsNoFilesOfOurs() async throws {
    #expect(try await Self.run("grep SigBlk /proc/self/status") == "SigBlk:\t0000000000000000\n")
    // The last one is the folder's own.
    #expect(try await Self.run("ls /proc/self/fd") == "0\n1\n2\n3\n")
  }

  @Test func itEndsWithTheTaskThatRunsIt() async throws {
    let run = Task { try await Self.run("exec tail -f /dev/null") }
    run.cancel()
    await #expect(throws: SoundProblem.ended) { try await run.value }
  }

  @Test func whatIsNotThereIsMissing() {
    #expect(throws: SoundProblem.programMissing("aplay-of-nobody")) {
      try SoundProgram("aplay-of-nobody -q", searchPath: "/usr/bin")
    }
  }
}
