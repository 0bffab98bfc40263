import KioskScreen

/// The page at the counter. Its words come with each `ScreenView`; it carries along what it says when the kiosk is silent.
enum ScreenPage {
  /// Changes with any of the page's files.
  static let version = fingerprint(of: [markup, ScreenStyle.css, ScreenScript.source])

  static let html = markup.replacing("{{version}}", with: version)

  private static let markup = """
    <!DOCTYPE html>
    <html lang="vi" data-version="{{version}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>Đánh giá</title>
    <link rel="stylesheet" href="/style.css">
    <script src="/screen.js" defer></script>
    </head>
    <body data-state="one-moment">
    <svg class="symbols" aria-hidden="true">
    \(ScreenFaces.symbols)\(ScreenEmblems.symbols)</svg>
    <header>
    <p id="unit" lang="vi"></p>
    <p id="counter" lang="vi"></p>
    </header>
    <main>
    <svg id="emblem" aria-hidden="true"><use href="#emblem-one-moment"></use></svg>
    <div id="words" role="status" aria-live="polite">
    <h1 id="headline-vi" lang="vi"></h1>
    <p id="detail-vi" class="detail" lang="vi"></p>
    <p id="headline-en" class="second" lang="en"></p>
    <p id="detail-en" class="detail second" lang="en"></p>
    </div>
    <ol id="levels"></ol>
    </main>
    <footer>
    <p id="clerk" lang="vi"></p>
    <p id="dossier" lang="vi"></p>
    </footer>
    <template id="silence" \(silence(.vietnamese)) \(silence(.english))></template>
    </body>
    </html>

    """

  private static func silence(_ table: StringTable) -> String {
    let wording = table.wording(.cannotRate)
    return "data-headline-\(table.language)=\"\(attribute(wording.headline))\" "
      + "data-detail-\(table.language)=\"\(attribute(wording.detail))\""
  }

  private static func attribute(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }

  /// FNV-1a, 64 bits: tells versions apart, no more.
  private static func fingerprint(of texts: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in texts.joined(separator: "\u{0}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
