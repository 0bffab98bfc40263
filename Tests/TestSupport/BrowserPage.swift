import Foundation

/// One page of a ``Browser``.
package struct BrowserPage: Sendable {
  let browser: Browser
  let session: String

  private struct Nothing: Decodable, Sendable {}

  private struct Evaluation<Value: Decodable & Sendable>: Decodable, Sendable {
    struct Remote: Decodable, Sendable { let value: Value? }
    let result: Remote
  }

  package init(in browser: Browser) async throws {
    struct Target: Decodable, Sendable { let targetId: String }
    struct Session: Decodable, Sendable { let sessionId: String }
    self.browser = browser
    let target = try await browser.call("Target.createTarget", #"{"url":"about:blank"}"#, as: Target.self)
    session = try await browser.call(
      "Target.attachToTarget", #"{"targetId":"\#(target.targetId)","flatten":true}"#, as: Session.self
    ).sessionId
    try await command("Page.enable")
    try await command("Page.setLifecycleEventsEnabled", #"{"enabled":true}"#)
  }

  func command(_ method: String, _ parameters: String = "{}") async throws {
    _ = try await browser.call(method, parameters, session: session, as: Nothing.self)
  }

  /// Opens an address; the page is loaded when this returns.
  package func open(_ url: String) async throws {
    struct Navigation: Decodable, Sendable {
      let loaderId: String?
      let errorText: String?
    }
    let navigation = try await browser.call(
      "Page.navigate", #"{"url":"\#(url)"}"#, session: session, as: Navigation.self)
    // What is kept as a file is no page.
    guard let loader = navigation.loaderId, navigation.errorText != "net::ERR_ABORTED" else {
      throw Browser.Failure(what: "nothing is loaded from \(url)")
    }
    _ = try await browser.load(in: session) { $0.loader == loader }
  }

  /// Clicks on what leads to another page; that one is loaded when this returns.
  /// - Parameter selector: Of the element in the present page, as CSS has it.
  package func follow(_ selector: String) async throws {
    let present = try await loader
    // The answer comes before the click, which may take the page away.
    _ = try await evaluate("setTimeout(() => document.querySelector('\(selector)').click(), 0)", as: Int.self)
    try await isReplaced(present)
  }

  /// Types a text where the cursor is and ends it with Enter, as a barcode gun does; what that leads to is loaded when this
  /// returns.
  package func scan(_ text: String) async throws {
    let present = try await loader
    try await command("Input.insertText", #"{"text":"\#(text)"}"#)
    for kind in ["keyDown", "keyUp"] {
      try await command(
        "Input.dispatchKeyEvent",
        #"{"type":"\#(kind)","key":"Enter","code":"Enter","windowsVirtualKeyCode":13,"text":"\r"}"#)
    }
    try await isReplaced(present)
  }

  private struct Frames: Decodable, Sendable {
    struct Tree: Decodable, Sendable {
      struct Frame: Decodable, Sendable { let loaderId: String }
      let frame: Frame
    }
    let frameTree: Tree
  }

  /// The navigation by which the page itself was loaded, whatever its frames do.
  var loader: String {
    get async throws {
      try await browser.call("Page.getFrameTree", session: session, as: Frames.self).frameTree.frame.loaderId
    }
  }

  /// Waits until another page stands in the place of the one that was loaded by `present`, with all that belongs to it.
  func isReplaced(_ present: String) async throws {
    while try await loader == present {}
    // While a page goes there is nothing to ask it.
    while (try? await evaluate("document.readyState", as: String.self)) != "complete" {}
  }

  /// Runs a script in every document from now on, before its own.
  package func prepare(_ script: String) async throws {
    let text = String(decoding: try JSONEncoder().encode(script), as: UTF8.self)
    try await command("Page.addScriptToEvaluateOnNewDocument", #"{"source":\#(text)}"#)
  }

  /// Lets nothing through from addresses of these patterns, with `*` for any text; nothing blocked, all through.
  package func block(_ patterns: [String]) async throws {
    let text = String(decoding: try JSONEncoder().encode(patterns), as: UTF8.self)
    try await command("Network.enable")
    try await command("Network.setBlockedURLs", #"{"urls":\#(text)}"#)
  }

  package func resize(width: Int, height: Int) async throws {
    try await command(
      "Emulation.setDeviceMetricsOverride",
      #"{"width":\#(width),"height":\#(height),"deviceScaleFactor":1,"mobile":false}"#)
  }

  /// Shows the page as it is printed, or again as on a screen.
  package func showAsPrinted(_ isPrinted: Bool) async throws {
    try await command("Emulation.setEmulatedMedia", #"{"media":"\#(isPrinted ? "print" : "")"}"#)
  }

  /// What a script answers; of a promise, what it comes to.
  package func evaluate<Value: Decodable & Sendable>(_ script: String, as value: Value.Type) async throws -> Value {
    let text = String(decoding: try JSONEncoder().encode(script), as: UTF8.self)
    let evaluation = try await browser.call(
      "Runtime.evaluate", #"{"expression":\#(text),"returnByValue":true,"awaitPromise":true}"#, session: session,
      as: Evaluation<Value>.self)
    guard let value = evaluation.result.value else { throw Browser.Failure(what: "no value from: \(script)") }
    return value
  }

  private struct Content: Decodable, Sendable { let data: Data }

  /// The picture of what is seen of the page, or of all of it, as PNG.
  package func picture(isWhole: Bool = false) async throws -> Data {
    try await browser.call(
      "Page.captureScreenshot",
      #"{"format":"png","captureBeyondViewport":\#(isWhole)\#(isWhole ? try await clip() : "")}"#,
      session: session, as: Content.self
    ).data
  }

  /// The page on the paper that its style asks for, as PDF.
  package func printed() async throws -> Data {
    try await browser.call(
      "Page.printToPDF", #"{"preferCSSPageSize":true,"printBackground":false}"#, session: session, as: Content.self
    ).data
  }

  private func clip() async throws -> String {
    let height = try await evaluate("document.documentElement.scrollHeight", as: Int.self)
    let width = try await evaluate("innerWidth", as: Int.self)
    return #","clip":{"x":0,"y":0,"width":\#(width),"height":\#(height),"scale":1}"#
  }
}
