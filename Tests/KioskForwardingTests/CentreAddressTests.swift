import Testing

@testable import KioskForwarding

@Suite struct CentreAddressTests {
  @Test(arguments: [
    "https://evaluation.example.gov.vn", "https://evaluation.example.gov.vn:8443/", "https://10.1.2.3/danh-gia/",
    "http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000", "http://127.9.9.9",
  ])
  func encryptedOrOnThisMachineIsPermitted(text: String) throws {
    let address = try CentreAddress(text)
    #expect(!address.url("/v1/batches").contains("//v1"))
    #expect(address.url("/v1/batches").hasSuffix("/v1/batches"))
  }

  @Test(arguments: [
    "http://evaluation.example.gov.vn", "http://10.1.2.3:9000", "http://127.0.0.1.example.vn", "http://127.0.0",
    "http://128.0.0.1",
  ])
  func plainHTTPToAnotherMachineIsRefused(text: String) {
    #expect(throws: ForwardingError.addressNotEncrypted) { try CentreAddress(text) }
  }

  @Test(arguments: [
    "", "evaluation.example.gov.vn", "ftp://evaluation.example.gov.vn", "https://", "https://a:b@example.vn",
    "https://example.vn?x=1", "https://example.vn#x", "unix:///run/x",
  ])
  func anythingElseIsMalformed(text: String) {
    #expect(throws: ForwardingError.addressMalformed) { try CentreAddress(text) }
  }
}
