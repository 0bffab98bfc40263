import Foundation
import TestSupport

/// What runs a kiosk: a plain process, strace around it, or the testbed with its devices.
enum KioskHost: Sendable {
  case process(ProcessUnderTest)
  case traced(ProcessUnderTest)
  case testbed(DeviceTestbed)

  /// kioskd's own; strace's once a traced kioskd has ended.
  var processID: Int32 {
    switch self {
    case .process(let process): process.processID
    case .traced(let strace): Strace.program(of: strace.processID) ?? strace.processID
    case .testbed(let testbed): testbed.programID
    }
  }

  var output: LineStream {
    switch self {
    case .process(let process), .traced(let process): process.output
    case .testbed(let testbed): testbed.output
    }
  }

  var errors: LineStream {
    switch self {
    case .process(let process), .traced(let process): process.errors
    case .testbed(let testbed): testbed.errors
    }
  }

  func stop() async -> Int32 {
    switch self {
    case .process(let process): return await process.terminate()
    case .traced(let strace):
      // strace keeps signals for itself: its program is told.
      if let program = Strace.program(of: strace.processID) { Glibc.kill(program, SIGTERM) }
      return await strace.wait()
    case .testbed(let testbed): return await testbed.stop()
    }
  }

  func kill() async -> Int32 {
    switch self {
    case .process(let process), .traced(let process): process.send(signal: SIGKILL)
    case .testbed(let testbed):
      // The testbed ends with its program: nobody says that the command was carried out.
      _ = try? await testbed.perform(#"{"signal":"KILL"}"#)
    }
    return await end()
  }

  func end() async -> Int32 {
    switch self {
    case .process(let process), .traced(let process): await process.wait()
    case .testbed(let testbed): await testbed.wait()
    }
  }
}
