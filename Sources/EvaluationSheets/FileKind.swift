import Foundation

/// What a file is, by what it begins with and what never stands in a text.
enum FileKind: Equatable {
  case archive
  case text(TextEncoding)
  case refused(SheetProblem.Kind)

  init(of data: Data) {
    if data.starts(with: Array("PK".utf8)), [[3, 4], [5, 6]].contains([UInt8](data.dropFirst(2).prefix(2))) {
      self = .archive
    } else if data.starts(with: Self.compoundFile) {
      // A workbook with a password is an older container around the newer one.
      self = .refused(data.range(of: Self.encryptedPackage) == nil ? .oldWorkbook : .passwordProtected)
    } else if Self.others.contains(where: data.starts(with:)) {
      self = .refused(.kindUnknown)
    } else {
      self = Self.text(data)
    }
  }

  private static func text(_ data: Data) -> FileKind {
    let encoding = TextEncoding(of: data)
    // UTF-16 is told by its mark alone: without one, every other byte of it is zero.
    guard encoding != .utf8 || !data.contains(0) else { return .refused(.kindUnknown) }
    let beginning = encoding.beginning(of: data).drop { $0 <= 0x20 }
    return beginning.first == UInt8(ascii: "<") ? .refused(.markup) : .text(encoding)
  }

  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let encryptedPackage = Data("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
  /// Files that are text at their beginning and no table.
  private static let others: [[UInt8]] = [Array("%PDF-".utf8), Array("{\\rtf".utf8)]
}
