import Foundation

/// One page of a ``Browser``.
struct BrowserPage: Sendable {
  private let browser: Browser
  private let session: String

  private struct Nothing: Decodable, Sendable {}

  private struct Evaluation<Value: Decodable & Sendable>: Decodable, Sendable {
    struct Remote: Decodable, Sendable { let value: Value? }
    let result: Remote
  }

  init(in browser: Browser) async throws {
    struct Target: Decodable, Sendable { let targetId: String }
    struct Session: Decodable, Sendable { let sessionId: String }
    self.browser = browser
    let target = try await browser.call("Target.createTarget", #"{"url":"about:blank"}"#, as: Target.self)
    session = try await browser.call(
      "Target.attachToTarget", #"{"targetId":"\#(target.targetId)","flatten":true}"#, as: Session.self
    ).sessionId
  }

  func open(_ url: String) async throws {
    _ = try await browser.call("Page.navigate", #"{"url":"\#(url)"}"#, session: session, as: Nothing.self)
  }

  func resize(width: Int, height: Int) async throws {
    _ = try await browser.call(
      "Emulation.setDeviceMetricsOverride",
      #"{"width":\#(width),"height":\#(height),"deviceScaleFactor":1,"mobile":false}"#, session: session,
      as: Nothing.self)
  }

  /// What a script answers; of a promise, what it comes to.
  func evaluate<Value: Decodable & Sendable>(_ script: String, as value: Value.Type) async throws -> Value {
    let text = String(decoding: try JSONEncoder().encode(script), as: UTF8.self)
    let evaluation = try await browser.call(
      "Runtime.evaluate", #"{"expression":\#(text),"returnByValue":true,"awaitPromise":true}"#, session: session,
      as: Evaluation<Value>.self)
    guard let value = evaluation.result.value else { throw Browser.Failure(what: "no value from: \(script)") }
    return value
  }

  /// The picture of the page as PNG.
  func picture() async throws -> Data {
    struct Picture: Decodable, Sendable { let data: Data }
    return try await browser.call("Page.captureScreenshot", #"{"format":"png"}"#, session: session, as: Picture.self)
      .data
  }
}
