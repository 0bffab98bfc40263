import Foundation

/// A sound as samples of 16 bits.
struct WaveFile: Hashable, Sendable {
  /// The chunk that tells channels and rate.
  private let format: Data
  private var samples: Data

  /// `nil` for what is no WAV file of samples of 16 bits. A length that the file gives wrongly, as a decoder does that cannot
  /// know it yet, is the file's end.
  init?(_ file: Data) {
    let bytes = [UInt8](file)
    guard bytes.count >= 12, bytes[0..<4].elementsEqual("RIFF".utf8), bytes[8..<12].elementsEqual("WAVE".utf8) else {
      return nil
    }
    var chunks: [String: ArraySlice<UInt8>] = [:]
    var place = 12
    while place + 8 <= bytes.count, chunks["data"] == nil {
      let name = String(decoding: bytes[place..<place + 4], as: UTF8.self)
      let length = Int(Self.number(bytes[place + 4..<place + 8]))
      let content = bytes[(place + 8)..<min(place + 8 + length, bytes.count)]
      chunks[name] = content
      place += 8 + length + length % 2
    }
    guard let format = chunks["fmt "], let samples = chunks["data"], format.count >= 16,
      Self.number(format.prefix(2)) == 1, Self.number(format.dropFirst(14).prefix(2)) == 16
    else { return nil }
    self.format = Data(format)
    self.samples = Data(samples.prefix(samples.count & ~1))
  }

  /// As loud as that part of itself, 0 to 100.
  func scaled(percent: Int) -> WaveFile {
    var scaled = self
    let share = Int32(max(0, min(100, percent)))
    scaled.samples = Data(capacity: samples.count)
    samples.withUnsafeBytes { bytes in
      for place in stride(from: 0, to: bytes.count, by: 2) {
        let sample = Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: Int16.self))
        withUnsafeBytes(of: Int16(Int32(sample) * share / 100).littleEndian) { scaled.samples.append(contentsOf: $0) }
      }
    }
    return scaled
  }

  /// The file, with its lengths as they are.
  var data: Data {
    var file = Data("RIFF".utf8)
    Self.append(20 + format.count + samples.count, to: &file)
    file.append(contentsOf: "WAVEfmt ".utf8)
    Self.append(format.count, to: &file)
    file.append(format)
    file.append(contentsOf: "data".utf8)
    Self.append(samples.count, to: &file)
    return file + samples
  }

  private static func number(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func append(_ number: Int, to file: inout Data) {
    withUnsafeBytes(of: UInt32(number).littleEndian) { file.append(contentsOf: $0) }
  }
}
