import Foundation

/// A drawn portrait that is nobody's: head and shoulders on a plain ground, as a PNG made on the spot.
struct DemoPhoto {
  static let side = 160

  /// Red, green, blue of the ground.
  let ground: [UInt8]

  static let grounds: [[UInt8]] = [[0x2F, 0x6B, 0x8F], [0x6A, 0x5A, 0x8C], [0x3D, 0x7A, 0x5C], [0x8A, 0x64, 0x3A]]

  var png: Data {
    var header: [UInt8] = Self.bytes(UInt32(Self.side)) + Self.bytes(UInt32(Self.side))
    // Eight bits, a palette, no interlacing.
    header += [8, 3, 0, 0, 0]
    let palette = ground + [0xF1, 0xD9, 0xC2] + [0xEE, 0xF2, 0xF5]
    return Data(
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header) + Self.chunk("PLTE", palette)
        + Self.chunk("IDAT", Self.stored(Self.rows)) + Self.chunk("IEND", []))
  }

  /// Each row begins with the filter 0: as it stands.
  private static let rows: [UInt8] = (0..<side).flatMap { y in [0] + (0..<side).map { colour(x: $0, y: y) } }

  /// Places in the palette: ground, head, shoulders.
  private static func colour(x: Int, y: Int) -> UInt8 {
    func isInside(_ centre: (x: Double, y: Double), _ radius: (x: Double, y: Double)) -> Bool {
      let (across, down) = ((Double(x) - centre.x) / radius.x, (Double(y) - centre.y) / radius.y)
      return across * across + down * down <= 1
    }
    if isInside((79.5, 64), (27, 33)) { return 1 }
    return isInside((79.5, 162), (58, 56)) ? 2 : 0
  }

  /// A zlib stream of stored blocks: nothing here is worth compressing.
  private static func stored(_ content: [UInt8]) -> [UInt8] {
    let most = 0xFFFF
    var stream: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: content.count, by: most) {
      let block = content[start..<min(start + most, content.count)]
      let length = UInt16(block.count)
      stream.append(start + most >= content.count ? 1 : 0)
      for number in [length, ~length] { stream += [UInt8(number & 0xFF), UInt8(number >> 8)] }
      stream += block
    }
    return stream + bytes(adler32(content))
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + content
    return bytes(UInt32(content.count)) + named + bytes(crc32(named))
  }

  private static func bytes(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }

  private static func adler32(_ content: [UInt8]) -> UInt32 {
    let sums = content.reduce((first: UInt32(1), second: UInt32(0))) { sums, byte in
      let first = (sums.first + UInt32(byte)) % 65521
      return (first, (sums.second + first) % 65521)
    }
    return sums.second << 16 | sums.first
  }

  private static func crc32(_ content: [UInt8]) -> UInt32 {
    ~content.reduce(~0) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
  }
}
