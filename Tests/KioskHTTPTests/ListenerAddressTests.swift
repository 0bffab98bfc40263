import Testing

@testable import KioskHTTP

@Suite struct ListenerAddressTests {
  @Test(arguments: ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
  func loopbackIsKnown(host: String) throws {
    #expect(try ListenerAddress(host: host, port: 0).isLoopback)
  }

  @Test(arguments: ["0.0.0.0", "::", "10.0.0.1", "192.168.1.20", "127.0.0", "fe80::1"])
  func everythingElseIsNotLoopback(host: String) throws {
    #expect(try !ListenerAddress(host: host, port: 8443).isLoopback)
  }

  @Test(arguments: [("", 1), ("kiosk.example", 1), ("127.0.0.1", -1), ("127.0.0.1", 65_536), ("127.0.0.1/x", 1)])
  func addressThatIsNotNumericIsRefused(host: String, port: Int) {
    #expect(throws: ListenerError.addressMalformed("\(host):\(port)")) { try ListenerAddress(host: host, port: port) }
  }

  @Test(arguments: ["127.0.0.1", "127.0.0.1:7080", "localhost", "LOCALHOST:1", "[::1]", "[::1]:7080"])
  func namesOfThisMachineAreAnswered(authority: String) {
    #expect(LoopbackHost.isLoopback(authority))
  }

  @Test(arguments: [
    "", "evil.example", "evil.example:7080", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1", "::1",
    "localhost:x", "127.0.0.1:7080:1", "[::2]",
  ])
  func namesOfOthersAreNot(authority: String) {
    #expect(!LoopbackHost.isLoopback(authority))
  }
}
