import Foundation
import Testing

@testable import EvaluationReports

struct PictureContrastTests {
  /// Relative luminance (WCAG 2.2) of a colour of six digits.
  private func luminance(_ colour: String) throws -> Double {
    let number = try #require(Int(colour.dropFirst(), radix: 16))
    let channels = [16, 8, 0].map { shift -> Double in
      let part = Double((number >> shift) & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func contrast(_ one: String, _ other: String) throws -> Double {
    let values = [try luminance(one), try luminance(other)].sorted()
    return (values[1] + 0.05) / (values[0] + 0.05)
  }

  @Test func everyTextStandsOutFromPaperFourAndAHalfToOneOrFromItsShade() throws {
    for language in Language.allCases {
      for picture in try PictureSamples.all() {
        let svg = picture.svg(try PictureSamples.prefix(), try PictureSamples.spelling(language))
        let inks = Set(try ReadPicture(svg).all("text").compactMap { $0.attributes["fill"] })
        for ink in inks where ink != Ink.paper { #expect(try contrast(ink, Ink.paper) >= 4.5, "\(ink)") }
      }
    }
  }

  @Test func textOnAShadeStandsOutFourAndAHalfToOne() throws {
    for shade in HeatShade.all { #expect(try contrast(shade.text, shade.ground) >= 4.5, "\(shade)") }
  }

  @Test func marksStandOutFromPaperThreeToOne() throws {
    for mark in [Ink.ink, Ink.muted, Ink.accent, Ink.middle, Ink.edge, Ink.hatch] {
      #expect(try contrast(mark, Ink.paper) >= 3, "\(mark)")
    }
  }

  @Test func shadesAreToldApartWithoutColour() throws {
    let greys = try HeatShade.all.map { try luminance($0.ground) }
    for (lighter, darker) in zip(greys, greys.dropFirst()) {
      #expect((lighter + 0.05) / (darker + 0.05) >= 1.25, "\(lighter) \(darker)")
    }
  }

  @Test(arguments: [3, 4, 5])
  func everyLevelHasItsOwnFilling(count: Int) throws {
    let svg = try PictureSamples.levels(levels: count).svg(
      try PictureSamples.prefix(), try PictureSamples.spelling(.vietnamese))
    // The signs in the head, one for each level.
    let signs = try ReadPicture(svg).all("rect").filter { $0.attributes["height"] == "12" }
    #expect(signs.count == count)
    #expect(Set(signs.compactMap { $0.attributes["fill"] }).count == count)
    let colours = signs.compactMap { $0.attributes["fill"] }.filter { $0.hasPrefix("#") }
    #expect(colours.count == 2)
    #expect(try contrast(colours[0], colours[1]) >= 3)
  }
}
