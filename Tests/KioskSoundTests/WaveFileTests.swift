import Foundation
import KioskScreen
import Testing

@testable import KioskSound

struct WaveFileTests {
  private func samples(_ file: Data) -> [Int16] {
    file.dropFirst(44).withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 2).map {
        Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Int16.self))
      }
    }
  }

  @Test(arguments: Signal.Kind.allCases)
  func builtInToneIsPlayedAsLoudAsItIsToBe(kind: Signal.Kind) throws {
    let tone = Tone.wave(kind)
    let wave = try #require(WaveFile(tone))
    #expect(wave.data == tone && wave.scaled(percent: 100).data == tone)
    #expect(samples(wave.scaled(percent: 50).data) == samples(tone).map { $0 / 2 })
    #expect(samples(wave.scaled(percent: 0).data).allSatisfy { $0 == 0 })
  }

  /// A decoder that writes into a pipe cannot know the length when it writes it.
  @Test func lengthThatIsGivenWronglyIsTheFilesEnd() throws {
    var tone = Tone.wave(.prompt)
    let right = tone
    tone.replaceSubrange(40..<44, with: [0xFF, 0xFF, 0xFF, 0x7F])
    #expect(try #require(WaveFile(tone)).data == right)
  }

  @Test func whatIsNoWaveOfSixteenBitsIsRefused() {
    var eight = Tone.wave(.prompt)
    eight[34] = 8
    #expect(WaveFile(eight) == nil)
    for length in 0..<44 { #expect(WaveFile(Tone.wave(.prompt).prefix(length)) == nil) }
  }
}
