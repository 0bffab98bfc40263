import RatingModel

/// What every page of the clerk is set into.
package struct PageFrame: Hashable, Sendable {
  package let place: PagePlace
  package let language: ClerkLanguage

  package init(place: PagePlace, language: ClerkLanguage) {
    self.place = place
    self.language = language
  }

  func text(_ word: ClerkWord) -> String { word.text(language) }

  /// A whole page.
  /// - Parameters:
  ///   - path: Where the same page is had in the other language.
  ///   - tools: Beside the change of language.
  func page(_ kind: Markup, path: PagePath, tools: Markup = .nothing, _ content: Markup) -> String {
    document(
      kind,
      """
      <header>
      <div><p class="unit">\(place.unit(language))</p><p class="counter">\(place.label(language))</p></div>
      <div class="tools">\(tools)\
      <a href="\(place.link(path, language.other))" hreflang="\(language.other.rawValue)">\(text(.otherLanguage))</a></div>
      </header>
      <main>
      \(content)
      </main>
      """)
  }

  /// A document of its own, without header: a page or what stands in a frame.
  /// - Parameter refresh: After how many seconds it is to be asked for again.
  func document(_ kind: Markup, refresh: Int? = nil, _ body: Markup) -> String {
    let again: Markup = refresh.map { "<meta http-equiv=\"refresh\" content=\"\($0)\">\n" } ?? .nothing
    let document: Markup = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      \(again)<title>\(text(.title)) – \(place.label(language))</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="\(place.action(.style))">
      </head>
      <body class="\(kind)">
      \(body)
      </body>
      </html>

      """
    return document.html
  }

  /// What every form carries.
  func hidden(token: String) -> Markup {
    """
    <input type="hidden" name="\(FieldName.token)" value="\(token)">\
    <input type="hidden" name="\(FieldName.language)" value="\(language.rawValue)">
    """
  }

  /// The name of the session that a form opens.
  func hidden(_ session: SessionID?) -> Markup {
    session.map { "<input type=\"hidden\" name=\"\(FieldName.session)\" value=\"\($0.text)\">" } ?? .nothing
  }

  func problem(_ text: String) -> Markup { "<p class=\"problem\" role=\"alert\">\(text)</p>" }
}
