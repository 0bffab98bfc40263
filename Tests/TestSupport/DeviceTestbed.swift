import Foundation

/// A program that runs with devices which do not exist: `device-testbed.py`, which stands beside this file.
///
/// Commands are carried out one after the other. Needs /usr/bin/python3 with GObject introspection, and umockdev.
package final class DeviceTestbed: Sendable {
  /// A key event that was written, with the CLOCK_MONOTONIC microseconds read right before.
  package struct Written: Decodable, Equatable, Sendable {
    package let device: String
    package let key: String
    package let value: Int
    package let at: Int64
  }

  /// What the program did to a lamp.
  package struct Lamp: Decodable, Equatable, Sendable {
    package let device: String
    package let lamp: String
    package let value: Int
  }

  package struct Refused: Error, CustomStringConvertible {
    package let description: String
  }

  private struct Report: Decodable {
    struct Ready: Decodable { let pid: Int32 }
    let ready: Ready?
    let wrote: Written?
    let error: String?
    let grabbed: String?
    let ungrabbed: String?
    let lamp: Lamp?
    let stdout: String?
    let exited: Int32?

    /// A command did not bring it about: it may come before, amid or after the lines of any command.
    var isOfTheProgram: Bool { grabbed != nil || ungrabbed != nil || lamp != nil || exited != nil }
  }

  /// The program's standard output.
  package let output = LineStream()
  /// What the testbed says of the program, as JSON lines.
  package let reports = LineStream()
  /// The program's process number.
  package let programID: Int32

  /// What the testbed says to its commands, as JSON lines.
  private let answers = LineStream()
  private let testbed: ProcessUnderTest
  private let sorting: Task<Void, Never>

  /// Starts the program; it is running when this returns.
  package init(
    _ devices: [MockDevice], program: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) async throws {
    let path = program.contains("/") ? program : BuiltProgram.path(program)
    let described = try devices.flatMap { device in
      ["--device", String(decoding: try JSONEncoder().encode(device), as: UTF8.self)]
    }
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "device-testbed.py").path
    // A testbed that is asked to end removes what it made; one that is killed cannot.
    testbed = try ProcessUnderTest(
      script, described + ["--", path] + arguments, environment: environment, lastSignal: SIGTERM)
    sorting = Self.sort(testbed.output, answers: answers, reports: reports, output: output)
    let first = try await answers.next().map(Self.report)
    guard let ready = first?.ready else {
      let status = await testbed.terminate()
      let errors = testbed.errors.all.joined(separator: "\n")
      throw Refused(description: "the testbed ended with \(status) before it was ready\n\(errors)")
    }
    programID = ready.pid
  }

  deinit { sorting.cancel() }

  /// The program's standard error.
  package var errors: LineStream { testbed.errors }

  /// A press and its release: the stamps of both.
  package func press(
    _ key: String, device: String? = nil, downMilliseconds: Int = 60
  ) async throws -> (down: Int64, up: Int64) {
    let place = device.map { ",\"device\":\"\($0)\"" } ?? ""
    let written = try await perform("{\"press\":\"\(key)\",\"down_ms\":\(downMilliseconds)\(place)}")
    guard written.count == 2 else { throw Refused(description: "a press is two events, not \(written.count)") }
    return (written[0].at, written[1].at)
  }

  /// A finger on a touch screen, in the panel's own points: the stamps of its down and its up.
  /// - Parameter to: Where it slides before it leaves.
  package func touch(
    _ place: (x: Int, y: Int), to: (x: Int, y: Int)? = nil, device: String, downMilliseconds: Int = 60
  ) async throws -> (down: Int64, up: Int64) {
    let slide = to.map { ",\"to\":[\($0.x),\($0.y)]" } ?? ""
    let written = try await perform(
      "{\"touch\":[\(place.x),\(place.y)]\(slide),\"down_ms\":\(downMilliseconds),\"device\":\"\(device)\"}"
    ).filter { $0.key == "touch" }
    guard written.count == 2 else { throw Refused(description: "a touch is two frames, not \(written.count)") }
    return (written[0].at, written[1].at)
  }

  /// Carries out one command as `device-testbed.py --help` lists them, and returns the key events that it wrote.
  @discardableResult
  package func perform(_ command: String) async throws -> [Written] {
    try testbed.write(command)
    var written: [Written] = []
    while let line = await answers.next() {
      let report = try Self.report(line)
      if let event = report.wrote { written.append(event) }
      if let error = report.error { throw Refused(description: "\(command): \(error)") }
      if line.hasPrefix("{\"done\"") { return written }
    }
    throw Refused(description: "\(command): the testbed has ended\n" + errors.all.joined(separator: "\n"))
  }

  /// The next lamp that the program lights or puts out: its name, and whether it is lit then. `nil` when the testbed ends
  /// first.
  package func lamp() async throws -> (name: String, isLit: Bool)? {
    while let line = await reports.next() {
      if let lamp = try Self.report(line).lamp { return (lamp.lamp, lamp.value != 0) }
    }
    return nil
  }

  /// Ends the program and the testbed. The program's exit status, or 128 and a signal.
  @discardableResult
  package func stop() async -> Int32 { await testbed.terminate() }

  /// Waits until the program ends by itself.
  package func wait() async -> Int32 { await testbed.wait() }

  /// Runs a program for as long as `body` takes.
  package static func with<Value: Sendable>(
    _ devices: [MockDevice], program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    _ body: (DeviceTestbed) async throws -> Value
  ) async throws -> Value {
    let testbed = try await DeviceTestbed(devices, program: program, arguments, environment: environment)
    do {
      let value = try await body(testbed)
      await testbed.stop()
      return value
    } catch {
      await testbed.stop()
      throw error
    }
  }

  private static func sort(
    _ lines: LineStream, answers: LineStream, reports: LineStream, output: LineStream
  ) -> Task<Void, Never> {
    Task {
      for await line in lines {
        let report = try? report(line)
        if let text = report?.stdout {
          output.append(text)
        } else {
          (report?.isOfTheProgram == true ? reports : answers).append(line)
        }
      }
      answers.end()
      reports.end()
      output.end()
    }
  }

  private static func report(_ line: String) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(line.utf8))
  }
}
