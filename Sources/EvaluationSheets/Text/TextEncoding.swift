import Foundation

/// How the characters of a text are written: UTF-8, or UTF-16 as its mark says.
enum TextEncoding: Hashable {
  case utf8, utf16LittleEndian, utf16BigEndian

  init(of data: Data) {
    switch [UInt8](data.prefix(2)) {
    case [0xFF, 0xFE]: self = .utf16LittleEndian
    case [0xFE, 0xFF]: self = .utf16BigEndian
    default: self = .utf8
    }
  }

  /// The text without its mark, in UTF-8.
  func text(of data: Data) throws(SheetProblem) -> [UInt8] {
    let text: String?
    switch self {
    case .utf8:
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      text = String(validating: data.starts(with: mark) ? data.dropFirst(mark.count) : data, as: UTF8.self)
    case .utf16LittleEndian, .utf16BigEndian:
      text = data.count.isMultiple(of: 2) ? String(validating: units(of: data), as: UTF16.self) : nil
    }
    guard let text else { throw SheetProblem(.notUnicode) }
    guard !text.utf8.contains(0) else { throw SheetProblem(.kindUnknown) }
    return Array(text.utf8)
  }

  /// The first characters that are ASCII, for telling what the text may be.
  func beginning(of data: Data) -> [UInt8] {
    switch self {
    case .utf8: data.prefix(256).filter { $0 < 0x80 }
    case .utf16LittleEndian, .utf16BigEndian: units(of: data.prefix(512)).compactMap { $0 < 0x80 ? UInt8($0) : nil }
    }
  }

  private func units(of data: Data) -> [UInt16] {
    let bytes = [UInt8](data.dropFirst(2))
    return stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return self == .utf16LittleEndian ? second << 8 | first : first << 8 | second
    }
  }
}
