import KioskScreen
import Testing

@testable import KioskHTTP

@Suite struct ScreenAssetTests {
  @Test func everyPictogramOfEveryScaleIsThereOnce() {
    for levels in 3...5 {
      for position in 1...levels {
        let symbol = #"<symbol id="face-\#(position)-of-\#(levels)""#
        #expect(ScreenPage.html.ranges(of: symbol).count == 1)
      }
    }
  }

  @Test func everyStateHasItsEmblemUnlessItAsks() {
    for state in ScreenView.State.allCases where !state.asks {
      #expect(ScreenPage.html.contains(#"<symbol id="emblem-\#(state.rawValue)""#))
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
    #expect(ScreenPage.html.firstMatch(of: /\son[a-z]+=|\sstyle=|<style|javascript:/) == nil)
    #expect(ScreenPage.html.ranges(of: "<script").count == 1)
    for text in ScreenAsset.allCases.map(\.text) {
      let elsewhere = text.replacing("http://www.w3.org/2000/svg", with: "")
      #expect(!elsewhere.contains("http:") && !elsewhere.contains("https:") && !elsewhere.contains("//cdn"))
      #expect(!text.contains("innerHTML") && !text.contains("eval("))
    }
  }

  @Test func pageCarriesTheWordsForSilence() {
    for table in [StringTable.vietnamese, .english] {
      #expect(ScreenPage.html.contains(table.wording(.cannotRate).headline))
      #expect(ScreenPage.html.contains(#"data-headline-\#(table.language)="#))
    }
    #expect(!ScreenPage.html.contains("{{"))
  }

  @Test func versionStandsInThePage() {
    #expect(ScreenPage.html.contains(#"data-version="\#(ScreenPage.version)""#))
  }
}
