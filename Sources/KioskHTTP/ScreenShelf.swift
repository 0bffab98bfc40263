import Foundation
import Hummingbird
import KioskScreen

/// What the page loads beside its own files: photos and sounds, kept in memory, so that no disk can hold the screen up.
package struct ScreenShelf: Sendable {
  package static let empty = ScreenShelf()
  /// Bounds of all files together.
  package static let mostBytes = 16 * 1024 * 1024

  private static let photoFolder = "/photos/"
  private static let soundFolder = "/sounds/"

  private struct File: Sendable {
    let bytes: Data
    let contentType: String
  }

  private var files: [String: File] = [:]
  private var bytes = 0

  package init() {}

  /// Takes a photo, JPEG or PNG.
  /// - Parameter name: What the page calls it; must tell nothing of who is on it.
  /// - Returns: Where the page finds it; `nil` when it is none, is too large, or the shelf is full.
  package mutating func add(photo data: Data, name: String) -> String? {
    guard let format = PhotoFormat(data) else { return nil }
    let path = Self.photoFolder + name
    return put(File(bytes: data, contentType: format.contentType), at: path) ? path : nil
  }

  /// Takes a sound.
  /// - Parameter name: What the screen asks for it by, see `SoundSet.asked`.
  /// - Returns: Whether it was taken.
  package mutating func add(sound data: Data, name: String) -> Bool {
    guard let format = SoundFormat(data), name.hasSuffix("." + format.rawValue) else {
      return false
    }
    return put(File(bytes: data, contentType: format.contentType), at: Self.soundFolder + name)
  }

  /// Names of the sounds.
  package var sounds: Set<String> {
    Set(files.keys.filter { $0.hasPrefix(Self.soundFolder) }.map { String($0.dropFirst(Self.soundFolder.count)) })
  }

  private mutating func put(_ file: File, at path: String) -> Bool {
    let before = files[path]?.bytes.count ?? 0
    guard bytes - before + file.bytes.count <= Self.mostBytes else { return false }
    bytes += file.bytes.count - before
    files[path] = file
    return true
  }

  func response(to path: String) -> Response? {
    files[path].map { Answer.file($0.bytes, type: $0.contentType) }
  }
}
