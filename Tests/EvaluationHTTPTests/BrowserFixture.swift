import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

/// A browser: keeps cookies, finds tokens in forms, follows nothing by itself.
final class BrowserFixture {
  private let client: any TestClientProtocol
  private(set) var cookies: [String: String] = [:]
  /// The `Set-Cookie` lines of the newest answer.
  private(set) var setCookies: [String] = []

  init(_ client: any TestClientProtocol) { self.client = client }

  func get(_ path: String) async throws -> TestResponse { try await ask(path, .get, nil) }

  func post(_ path: String, _ fields: [(String, String)]) async throws -> TestResponse {
    try await ask(path, .post, fields.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&"))
  }

  /// Sends a form with files, as a browser does.
  func upload(
    _ path: String, _ fields: [(String, String)], files: [(name: String, fileName: String, content: String)]
  ) async throws -> TestResponse {
    let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
    let parts =
      fields.map { "Content-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)" }
      + files.map {
        "Content-Disposition: form-data; name=\"\($0.name)\"; filename=\"\($0.fileName)\"\r\nContent-Type: text/csv\r\n\r\n\($0.content)"
      }
    let body = parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--\r\n"
    return try await ask(path, .post, body, type: "multipart/form-data; boundary=\(boundary)")
  }

  /// Opens the sign-in page and sends its form.
  func signIn(_ name: String, _ password: String = CentreFixture.password) async throws -> TestResponse {
    let token = try Self.token(in: try await get("/sign-in"))
    return try await post("/sign-in", [("name", name), ("password", password), ("token", token)])
  }

  /// The token of a page's first form.
  static func token(in page: TestResponse) throws -> String {
    String(try #require(page.text.firstMatch(of: /name="token" value="([^"]+)"/)).1)
  }

  private func ask(
    _ path: String, _ method: HTTPRequest.Method, _ form: String?,
    type: String = "application/x-www-form-urlencoded"
  ) async throws -> TestResponse {
    var headers: HTTPFields = [:]
    if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
    if form != nil { headers[.contentType] = type }
    let answer = try await client.execute(
      uri: path, method: method, headers: headers, body: form.map { ByteBuffer(string: $0) })
    setCookies = answer.headers[values: .setCookie]
    for line in setCookies {
      let parts = line.split(separator: ";")[0].split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      cookies[parts[0]] = parts[1].isEmpty ? nil : parts[1]
    }
    return answer
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(scalar) : "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
