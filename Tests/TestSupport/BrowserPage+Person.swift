import Foundation

/// What somebody does at a keyboard, and what there is to see and to keep of a page.
extension BrowserPage {
  package struct Cookie: Decodable, Hashable, Sendable {
    package let name: String
    package let value: String
    package let path: String
    package let httpOnly: Bool
    package let secure: Bool
    /// Whether it ends with the browser.
    package let session: Bool
    package let sameSite: String?
  }

  /// No script of any page runs any more; what ``evaluate(_:as:)`` asks still does.
  package func forbidScripts() async throws {
    try await command("Emulation.setScriptExecutionDisabled", #"{"value":true}"#)
  }

  /// Types a text where the cursor is.
  package func type(_ text: String) async throws {
    let quoted = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    try await command("Input.insertText", #"{"text":\#(quoted)}"#)
  }

  /// Goes on to the next thing that a keyboard reaches.
  package func tab() async throws {
    for kind in ["rawKeyDown", "keyUp"] {
      try await command(
        "Input.dispatchKeyEvent", #"{"type":"\#(kind)","key":"Tab","code":"Tab","windowsVirtualKeyCode":9}"#)
    }
  }

  /// Presses Enter on a link or a button, which leads to another page; that one is loaded when this returns.
  /// - Parameter selector: as CSS has it.
  package func enter(_ selector: String) async throws {
    guard
      try await evaluate(
        "(document.querySelector('\(selector)')?.focus(), document.activeElement.tagName)", as: String.self) != "BODY"
    else { throw Browser.Failure(what: "nothing to press Enter on: \(selector)") }
    try await scan("")
  }

  /// Loads the page again.
  package func reload() async throws {
    let present = try await loader
    try await command("Page.reload")
    try await isReplaced(present)
  }

  /// Goes back to the page before.
  package func back() async throws {
    struct History: Decodable, Sendable {
      struct Entry: Decodable, Sendable { let id: Int }
      let currentIndex: Int
      let entries: [Entry]
    }
    let present = try await loader
    let history = try await browser.call("Page.getNavigationHistory", session: session, as: History.self)
    guard history.currentIndex > 0 else { throw Browser.Failure(what: "there is no page before") }
    let entry = history.entries[history.currentIndex - 1].id
    try await command("Page.navigateToHistoryEntry", #"{"entryId":\#(entry)}"#)
    try await isReplaced(present)
  }

  /// The cookies that an address is sent.
  package func cookies(for url: String) async throws -> [Cookie] {
    struct Kept: Decodable, Sendable { let cookies: [Cookie] }
    return try await browser.call(
      "Network.getCookies", #"{"urls":["\#(url)"]}"#, session: session, as: Kept.self
    ).cookies
  }

  /// Puts a cookie into the browser, as a thief would.
  package func keep(_ value: String, as name: String, for url: String) async throws {
    struct Done: Decodable, Sendable { let success: Bool }
    let done = try await browser.call(
      "Network.setCookie", #"{"name":"\#(name)","value":"\#(value)","url":"\#(url)"}"#, session: session, as: Done.self)
    guard done.success else { throw Browser.Failure(what: "the cookie was not kept") }
  }
}
