import KioskScreen
import RatingModel

/// The page at the counter, as one display has it. Its words come with each `ScreenView`; it carries along what it says before
/// the first of them and while the kiosk is silent, in every language, with the device's code.
package struct ScreenPage: Sendable {
  let html: String
  let style: String
  /// Changes with any of the page's files, and so with what is configured of them.
  let version: String

  package init(_ display: DisplayInformation) throws {
    let presenter = ScreenPresenter(display: display)
    let silences = (0..<display.languages.count).map(presenter.silence)
    let views = try silences.map { "\"\($0.languages.first)\":" + String(decoding: try $0.canonical(), as: UTF8.self) }
    let markup = Self.markup(
      beginning: presenter.beginning, silences: "{\(views.joined(separator: ","))}")
    style = ScreenStyle.css(display.geometry)
    version = Self.fingerprint(of: [markup, style, ScreenFitting.source, ScreenScript.source])
    html = markup.replacing("{{version}}", with: version)
  }

  func text(of asset: ScreenAsset) -> String {
    switch asset {
    case .page: html
    case .style: style
    case .fitting: ScreenFitting.source
    case .script: ScreenScript.source
    }
  }

  private static func markup(beginning: ScreenView, silences: String) -> String {
    let (first, second) = (beginning.texts.first, beginning.texts.second)
    return """
      <!DOCTYPE html>
      <html lang="\(beginning.languages.first)" data-version="{{version}}">
      <head>
      <meta charset="utf-8">
      <script>\(ScreenRecovery.source)</script>
      <noscript><meta http-equiv="refresh" content="10"></noscript>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>Đánh giá</title>
      <link rel="stylesheet" href="/style.css">
      <script src="/fitting.js" defer></script>
      <script src="/screen.js" defer></script>
      </head>
      <body data-state="one-moment" data-count="0" data-arrangement="row" data-controls="side">
      <svg class="symbols" aria-hidden="true">
      \(ScreenFaces.symbols)\(ScreenEmblems.symbols)\(ScreenSigns.symbols)</svg>
      <header>
      <div id="place"><p id="unit">\(escaped(beginning.unit))</p><p id="counter">\(escaped(beginning.counter))</p></div>
      <div id="service">
      <div id="who"><p id="clerk"></p><p id="title"></p><p id="dossier"></p></div>
      <img id="photo" alt="" hidden>
      </div>
      </header>
      <main>
      <svg id="emblem" aria-hidden="true"><use href="#emblem-one-moment"></use></svg>
      <div id="words" role="status" aria-live="polite">
      <h1 id="headline" lang="\(beginning.languages.first)">\(escaped(first.headline))</h1>
      <p id="detail" class="detail"></p>
      <p id="headline-second" class="second" lang="\(beginning.languages.second)">\(escaped(second.headline))</p>
      <p id="detail-second" class="detail second"></p>
      <ul id="faults"></ul>
      <p id="device">\(escaped(beginning.device))</p>
      </div>
      <p id="again" hidden></p>
      <ol id="choices"></ol>
      </main>
      <aside id="controls"></aside>
      <template id="silence" data-views="\(escaped(silences))"></template>
      </body>
      </html>

      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }

  /// FNV-1a, 64 bits: tells versions apart, no more.
  private static func fingerprint(of texts: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in texts.joined(separator: "\u{0}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
