import TestSupport
import Testing

extension DevicesSuite {
  @Suite struct ScannerReadingTests {
    private static let wanted = #"{"device": "gun", "name": "gun", "kind": "scanner"}"#

    private static func scan(_ text: String, end: String?, of probe: Probe) async throws -> ProbeLine.Scan? {
      let ending = end.map { #", "end": "\#($0)""# } ?? ""
      try await probe.testbed.perform(#"{"type": "\#(text)"\#(ending)}"#)
      return try await probe.event().scan
    }

    @Test(arguments: ["KEY_ENTER", "KEY_TAB", nil])
    func whatIsTypedIsAScanWhateverItEndsWith(end: String?) async throws {
      try await Probe.with([.scanner("gun")], [Self.wanted]) { probe in
        _ = try await probe.testbed.reports.first(containing: "grabbed")
        let badge = try await Self.scan("CB:H56.14/CB017", end: end, of: probe)
        #expect(badge?.what == "badge H56.14/CB017")
        let dossier = try await Self.scan("000.00.14.H99-261121-0001", end: end, of: probe)
        #expect(dossier?.what == "dossier 000.00.14.H99-261121-0001")
      }
    }

    @Test func aScannerIsReadButNobodyRatesOnIt() async throws {
      try await Probe.with([.scanner("gun")], [Self.wanted]) { probe in
        let line = try #require(await probe.testbed.output.next())
        #expect(line.contains(#""state":"present""#) && line.contains(#""usable":false"#))
      }
    }

    @Test func theTextOfACitizensCardGoesNowhere() async throws {
      try await Probe.with([.scanner("gun")], [Self.wanted]) { probe in
        let card = "001099012345|012345678|Nguyen Van A|01011999|Nam|Ha Noi|01012021"
        let scanned = try await Self.scan(card, end: "KEY_ENTER", of: probe)
        #expect(scanned?.what == "identity card")
        #expect(!probe.testbed.output.all.joined().contains("001099012345"))
      }
    }
  }
}
