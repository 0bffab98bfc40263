import Foundation
import TestSupport

/// What runs a kiosk: a plain process, or the testbed with its devices.
enum KioskHost: Sendable {
  case process(ProcessUnderTest)
  case testbed(DeviceTestbed)

  var processID: Int32 {
    switch self {
    case .process(let process): process.processID
    case .testbed(let testbed): testbed.programID
    }
  }

  var output: LineStream {
    switch self {
    case .process(let process): process.output
    case .testbed(let testbed): testbed.output
    }
  }

  var errors: LineStream {
    switch self {
    case .process(let process): process.errors
    case .testbed(let testbed): testbed.errors
    }
  }

  func stop() async -> Int32 {
    switch self {
    case .process(let process): await process.terminate()
    case .testbed(let testbed): await testbed.stop()
    }
  }

  func kill() async -> Int32 {
    switch self {
    case .process(let process): process.send(signal: SIGKILL)
    case .testbed(let testbed):
      // The testbed ends with its program: nobody says that the command was carried out.
      _ = try? await testbed.perform(#"{"signal":"KILL"}"#)
    }
    return await end()
  }

  func end() async -> Int32 {
    switch self {
    case .process(let process): await process.wait()
    case .testbed(let testbed): await testbed.wait()
    }
  }
}
