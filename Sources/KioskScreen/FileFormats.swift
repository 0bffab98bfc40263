import Foundation

/// Pictures that a clerk's photo may be, told by their first bytes.
package enum PhotoFormat: Hashable, Sendable, CaseIterable {
  case jpeg
  case png

  /// A larger file is no photo for the screen.
  package static let mostBytes = 256 * 1024

  /// `nil` for anything else, and for what is too large.
  package init?(_ file: Data) {
    guard file.count <= Self.mostBytes, let format = Self.allCases.first(where: { file.starts(with: $0.magic) }) else {
      return nil
    }
    self = format
  }

  private var magic: [UInt8] {
    switch self {
    case .jpeg: [0xFF, 0xD8, 0xFF]
    case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    }
  }

  package var contentType: String {
    switch self {
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    }
  }
}

/// Sounds that the screen's browser plays, told by their first bytes.
package enum SoundFormat: String, Hashable, Sendable, CaseIterable {
  case ogg
  case wav

  /// A larger file is no word or tone for a counter: this is 20 s of speech as a synthesiser writes it.
  package static let mostBytes = 1024 * 1024

  /// `nil` for anything else, and for what is too large.
  package init?(_ file: Data) {
    let bytes = Array(file.prefix(12))
    guard file.count <= Self.mostBytes, bytes.count == 12 else { return nil }
    if bytes.starts(with: Array("OggS".utf8)) {
      self = .ogg
    } else if bytes.starts(with: Array("RIFF".utf8)), bytes.suffix(4).elementsEqual("WAVE".utf8) {
      self = .wav
    } else {
      return nil
    }
  }

  package var contentType: String {
    switch self {
    case .ogg: "audio/ogg"
    case .wav: "audio/wav"
    }
  }
}
