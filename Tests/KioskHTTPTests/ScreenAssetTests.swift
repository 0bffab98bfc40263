import KioskScreen
import Testing

@testable import KioskHTTP

@Suite struct ScreenAssetTests {
  private let page: ScreenPage

  init() throws { page = try TestFeed.page() }

  @Test func everyPictogramOfEveryScaleIsThereOnce() {
    for levels in 3...5 {
      for position in 1...levels {
        let symbol = #"<symbol id="face-\#(position)-of-\#(levels)""#
        #expect(page.html.ranges(of: symbol).count == 1)
      }
    }
  }

  @Test func everyStateHasItsEmblemUnlessItAsks() {
    for state in ScreenView.State.allCases where !state.asks && !state.asksMore {
      #expect(page.html.contains(#"<symbol id="emblem-\#(state.rawValue)""#))
    }
  }

  @Test func facesOfOneScaleDifferInShapeAndShareOneColour() {
    for levels in 3...5 {
      let bodies = (1...levels).compactMap { position in
        ScreenFaces.symbols.split(separator: "\n").first { $0.contains(#"id="face-\#(position)-of-\#(levels)""#) }?
          .split(separator: ">", maxSplits: 1).last
      }
      #expect(Set(bodies).count == levels)
    }
    #expect(!ScreenFaces.symbols.contains("fill") && !ScreenFaces.symbols.contains("stroke"))
  }

  @Test func pageKeepsToItsOwnContentSecurityPolicy() {
    #expect(page.html.firstMatch(of: /\son[a-z]+=|\sstyle=|<style|javascript:/) == nil)
    #expect(page.html.ranges(of: "<script src=").count == 2)
    // The third is the one whose digest the policy names; `ScreenRecoveryTests` sees it run.
    #expect(page.html.ranges(of: "<script").count == 3)
    #expect(page.html.contains("<script>\(ScreenRecovery.source)</script>"))
    for text in ScreenAsset.allCases.map(page.text) {
      let elsewhere = text.replacing("http://www.w3.org/2000/svg", with: "")
      #expect(!elsewhere.contains("http:") && !elsewhere.contains("https:") && !elsewhere.contains("//cdn"))
      #expect(!text.contains("innerHTML") && !text.contains("eval("))
    }
  }

  @Test func pageHasWordsAndTheDevicesCodeBeforeAnyScriptRuns() {
    #expect(page.html.contains(#"<h1 id="headline" lang="vi">Xin chờ trong giây lát</h1>"#))
    #expect(page.html.contains(#"<p id="headline-second" class="second" lang="en">One moment, please</p>"#))
    #expect(page.html.contains(#"<p id="device">Mã thiết bị H56.14 – Q03</p>"#))
    // Where scripts are switched off the browser asks again by itself.
    #expect(page.html.contains(#"<noscript><meta http-equiv="refresh""#))
  }

  @Test func pageCarriesTheWordsForSilenceInEveryLanguage() throws {
    let pack = StringTable(
      language: "nut", words: [.device: "Mã máy"], wordings: [.cannotRate: Wording(headline: "Bấu đảy", detail: "x")])
    let display = DisplayInformation(
      unitName: [:], counterLabel: [:], clerks: [:], scale: try TestFeed.display(levels: 3).scale, device: "Q03",
      languages: [.vietnamese, .english, pack], declines: true, takesTouches: true)
    let html = try ScreenPage(display).html
    for text in [
      StringTable.vietnamese.wording(.cannotRate).headline, StringTable.english.wording(.cannotRate).headline,
      "Bấu đảy", "Mã thiết bị Q03", "Device code Q03", "Mã máy Q03",
    ] { #expect(html.contains(text)) }
    #expect(!html.contains("{{"))
    // Another pack is another page.
    #expect(try ScreenPage(display).version != page.version)
  }

  @Test func packThatTakesTheFirstPlaceSpeaksFirstInThePageItself() throws {
    let own = StringTable(language: "vi", words: [:], wordings: [.oneMoment: Wording(headline: "Đợi nhé", detail: "")])
    let display = DisplayInformation(
      unitName: [:], counterLabel: ["vi": "Quầy <3>"], clerks: [:], scale: try TestFeed.display(levels: 3).scale,
      languages: [own, .english])
    #expect(try ScreenPage(display).html.contains(#"lang="vi">Đợi nhé</h1>"#))
    #expect(try ScreenPage(display).html.contains("Quầy &lt;3>"))
  }

  /// What a slow appliance has to read before anything is seen.
  @Test func wholePageWeighsAtMost150KiB() {
    #expect(ScreenAsset.allCases.reduce(0) { $0 + page.text(of: $1).utf8.count } <= 150 * 1024)
  }

  @Test func versionStandsInThePage() {
    #expect(page.html.contains(#"data-version="\#(page.version)""#))
  }
}
