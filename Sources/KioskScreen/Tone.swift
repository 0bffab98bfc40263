import Foundation

/// The tones of the screen, where a province has put none of its own: one note or two, soft, without words. One for each kind of
/// signal, so that they are the same for every level.
package enum Tone {
  private static let samplesPerSecond = 16_000
  private static let noteSeconds = 0.22
  /// Of the largest sample: quiet, the loudspeaker's volume is set elsewhere.
  private static let strength = 0.45

  private static func notes(_ kind: Signal.Kind) -> [Double] {
    switch kind {
    case .prompt: [523.25, 659.25]
    case .thanks: [659.25, 783.99]
    case .question: [587.33, 587.33]
    case .notice: [523.25, 440]
    case .mark: [698.46]
    case .unmark: [466.16]
    }
  }

  /// A WAV file: one channel of 16 bits.
  package static func wave(_ kind: Signal.Kind) -> Data {
    let samples = notes(kind).flatMap(note)
    var file = Data("RIFF".utf8)
    append(UInt32(36 + 2 * samples.count), to: &file)
    file.append(contentsOf: "WAVEfmt ".utf8)
    append(UInt32(16), to: &file)
    append(UInt16(1), to: &file)
    append(UInt16(1), to: &file)
    append(UInt32(samplesPerSecond), to: &file)
    append(UInt32(2 * samplesPerSecond), to: &file)
    append(UInt16(2), to: &file)
    append(UInt16(16), to: &file)
    file.append(contentsOf: "data".utf8)
    append(UInt32(2 * samples.count), to: &file)
    for sample in samples { append(UInt16(bitPattern: sample), to: &file) }
    return file
  }

  /// Begins and ends at rest, so that nothing clicks.
  private static func note(_ frequency: Double) -> [Int16] {
    let count = Int(Double(samplesPerSecond) * noteSeconds)
    return (0..<count).map { index in
      let swell = sin(Double.pi * Double(index) / Double(count))
      let wave = sin(2 * Double.pi * frequency * Double(index) / Double(samplesPerSecond))
      return Int16(strength * swell * wave * Double(Int16.max))
    }
  }

  private static func append(_ number: some FixedWidthInteger, to file: inout Data) {
    withUnsafeBytes(of: number.littleEndian) { file.append(contentsOf: $0) }
  }
}
