import Foundation

/// What nobody means well with, of our own making.
enum HostileTexts {
  /// Values, as they would be without any encoding.
  static let values: [String] =
    [
      "", " ", "\0", "a\0b", "\r\nset-cookie: a=b", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}H56", "\u{FFFF}",
      "\u{10FFFF}",
      "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "....//", "/", "//evil.example/", "\\\\host\\share",
      "file:///etc/passwd",
      "' OR '1'='1", "'; DROP TABLE tally; --", "\" OR \"\"=\"", "1) UNION SELECT secret_hash FROM caller_grant --",
      "%' --",
      "\\'; SELECT pg_sleep(10) --", "$1", ":unit", "?", "json_each", "{{name}}", "{{{name}}}", "${7*7}", "#{7*7}",
      "%s%n%x",
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "javascript:alert(1)",
      "&lt;script&gt;", "]]>", "<!--",
      "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
      "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://evil.example\",\"x\")", "=cmd|' /C calc'!A0", "\t=1+1",
      "＝1+1",
      "H56.14\u{202E}41.65H", "\u{200B}H56.14", "H56\u{200D}.14", "Ｈ５６．１４", "Н56.14", "h56.14", "H56..14", ".H56",
      "H56.",
      "𝓗56", "I\u{0307}", "ß", "e\u{301}\u{301}\u{301}", String(repeating: "\u{301}", count: 2000),
      "0", "-1", "00", "1e9", "1e999999999", "0x10", "NaN", "Infinity", "9223372036854775808", "-9223372036854775809",
      "١٢٣",
      "2026-02-30", "2026-11-31", "0000-00-00", "10000-01-01", "-2026-01-01", "2026-1-1", "2026-11-21T00:00:00Z",
      "9999-12-31",
      "null", "undefined", "true", "[]", "{}", "vi\"", "zh", String(repeating: "A", count: 3000),
      String(repeating: "%", count: 100), "kqt1.bi.\(String(repeating: "a", count: 52))",
    ]

  /// Queries that are not encoded as queries are.
  static let queries = [
    "?", "&", "&&&", "=", "==", "=x", "x", "x=", "%", "%1", "%zz", "%u0041", "a=%C0%AF", "a=%ED%A0%80",
    "a=%F5%80%80%80", "a=%FF",
    "unit=H56&unit=H56.14", "unit[]=H56", "unit[$ne]=1", "unit=H56;from=2026-01-01", "unit=H56#x", "%75nit=H56",
    "unit%00=H56",
    "lang=vi&lang=en&lang=", String(repeating: "a=1&", count: 1000), String(repeating: "a", count: 7000),
    (0..<2000).map { "p\($0)=1" }.joined(separator: "&"),
  ]

  /// Behind a path that there is.
  static let pathEnds = [
    "/", "//", "/.", "/..", "/../", "/%2e%2e/", "/%2F", "/%00", "%00", "%", "%zz", ";a=b", "/;", ".json", ".csv",
    "/x/y/z",
    "/\u{202E}", "/%F0%9F%92%A9", "/" + String(repeating: "a/", count: 500),
    "/" + String(repeating: "%41", count: 1000),
  ]

  /// Bodies, whatever they say that they are.
  static let bodies: [[UInt8]] =
    [
      "", " ", "{", "[", "null", "true", "0", "\"\"", "[]", "{}", "{\"rows\":null}", "{\"rows\":[null]}",
      "{\"rows\":[[[]]]}",
      "{\"rows\":[{\"unit\":{\"a\":1},\"period\":1}]}", "{\"unit\":\"H56.14\",\"unit\":\"H56.15\"}",
      "{\"rows\":[{\"unit\":\"H56.14\",\"period\":\"2026-10\",\"received\":1e999999999}]}",
      "{\"rows\":[{\"unit\":\"H56.14\",\"period\":\"2026-10\",\"received\":-0}]}",
      "{\"rows\":[{\"unit\":\"H56.14\",\"period\":\"2026-10\",\"received\":\(String(repeating: "9", count: 5000))}]}",
      "{\"clerk\":{\"unit\":\"\\ud800\",\"staff\":\"\\udfff\"}}", "{\"\\u0000\":1}", "{\"__proto__\":{}}",
      "{\"họTên\":\"x\"}",
      String(repeating: "[", count: 10_000), String(repeating: "{\"a\":", count: 3000),
      String(repeating: "[]", count: 5000),
      "unit,period,received,early,on_time,late\nH56.14,2026-10,=1+1,,,\n", "unit;period\n", "\"unit", "a,a\n1,2\n",
      "name=%00&password=%FF&token=", "name&password&token", "&&&=", "token=a&token=b", "%", "a=%zz",
      "eyJhbGciOiJub25lIn0.e30.", "a.b.c", "..", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "<?xml version=\"1.0\"?><a/>",
      "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--",
    ].map { Array($0.utf8) } + [
      [0], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF, 0x7B, 0x7D],
      [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00],
      [0x1F, 0x8B, 0x08, 0x00], Array("PK\u{3}\u{4}".utf8), (0...255).map { UInt8($0) },
      Array(repeating: 0x20, count: 100_000),
      Array(repeating: 0x61, count: 20_000),
    ]

  /// Of a request's head.
  static let headers: [(name: String, value: String)] = [
    ("authorization", ""), ("authorization", "Bearer"), ("authorization", "Bearer \u{1F4A9}"),
    ("authorization", "Basic YTpi"),
    ("authorization", "Bearer kqt1.bi.\(String(repeating: "a", count: 52))"),
    ("authorization", "Bearer kqt1.\(String(repeating: "a", count: 4000))"),
    ("cookie", "="), ("cookie", ";;;"), ("cookie", String(repeating: "a=b; ", count: 500)),
    ("cookie", "evaluation=\(String(repeating: "0", count: 64))"),
    ("accept-language", String(repeating: "vi;q=0.1,", count: 200)), ("if-none-match", "*, \"\", W/"),
    ("if-none-match", "\""),
    ("content-type", ""), ("content-type", "application/json;charset=\u{FF}"), ("content-type", "text/csv; x=\""),
    ("idempotency-key", "' OR 1=1"), ("idempotency-key", String(repeating: "k", count: 4000)),
    ("range", "bytes=0-0,-1"),
    ("x-forwarded-for", "127.0.0.1, ' OR 1=1"), ("x-http-method-override", "DELETE"), ("host", "evil.example"),
    ("transfer-encoding", "gzip"), ("expect", "100-continue"),
  ]

  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
