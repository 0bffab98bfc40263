import Foundation
import KioskConfiguration
import KioskHTTP
import KioskScreen
import Logging
import RatingModel

/// What the screen says about this counter, and the files that its page loads: read once, at the start.
struct ScreenFurnishing {
  let display: DisplayInformation
  let shelf: ScreenShelf

  /// - Parameter isDemo: Clicks on the page are taken for touches.
  /// - Throws: ``KioskFailure/languagePackUnusable(path:reason:)``. A photo or a sound that cannot be used is left out
  ///   with a warning: no rating depends on it.
  init(_ settings: KioskSettings, isDemo: Bool, log: Logger) throws(KioskFailure) {
    var shelf = ScreenShelf()
    let languages = try Self.languages(settings.languagePacks)
    var clerks: [ClerkID: DisplayInformation.Clerk] = [:]
    for clerk in settings.roster.clerks {
      let photo = clerk.photo.flatMap { Self.photo($0, onto: &shelf, log) }
      clerks[clerk.id] = DisplayInformation.Clerk(name: clerk.name, title: clerk.title, photo: photo)
    }
    Self.addSounds(
      settings.sound, to: &shelf, log,
      asked: SoundSet.asked(
        languages: languages.map(\.language), secondStep: settings.secondStep, levels: settings.scale.levels.count))
    self.shelf = shelf
    let declines = isDemo || settings.devices.contains(where: \.hasKeyToDecline)
    display = DisplayInformation(
      unitName: settings.unitName, counterLabel: settings.counterLabel, clerks: clerks, scale: settings.scale,
      device: "\(settings.unit) – \(settings.counter)", languages: languages, geometry: settings.screen.geometry,
      declines: settings.screen.offersToDecline ?? declines,
      takesTouches: isDemo || settings.devices.contains(where: \.isTouched),
      sounds: SoundSet(names: shelf.sounds, volumePercent: settings.sound.volumePercent))
  }

  /// A pack for a language that is there takes its place.
  private static func languages(_ packs: [String]) throws(KioskFailure) -> [StringTable] {
    var languages = [StringTable.vietnamese, .english]
    for path in packs {
      switch LanguagePack.read(path: path) {
      case .failure(let fault): throw .languagePackUnusable(path: path, reason: fault.reason)
      case .success(let table):
        if let place = languages.firstIndex(where: { $0.language == table.language }) {
          languages[place] = table
        } else {
          languages.append(table)
        }
      }
    }
    return languages
  }

  /// Named by chance, so that the address tells nothing of the clerk.
  private static func photo(_ path: String, onto shelf: inout ScreenShelf, _ log: Logger) -> String? {
    let name = String(UInt64.random(in: .min ... .max), radix: 16) + String(UInt64.random(in: .min ... .max), radix: 16)
    let address = read(path, atMost: PhotoFormat.mostBytes).flatMap { shelf.add(photo: $0, name: name) }
    if address == nil { log.warning("a photo is left out", metadata: ["path": "\(path)"]) }
    return address
  }

  private static func addSounds(_ sound: SoundSettings, to shelf: inout ScreenShelf, _ log: Logger, asked: Set<String>)
  {
    for kind in Signal.Kind.allCases { _ = shelf.add(sound: Tone.wave(kind), name: "\(kind.rawValue).wav") }
    guard let folder = sound.folder else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() {
      let path = "\(folder)/\(name)"
      let content = asked.contains(name) ? read(path, atMost: SoundFormat.mostBytes) : nil
      let isTaken = content.map { shelf.add(sound: $0, name: name) } ?? false
      if !isTaken { log.warning("a sound is left out", metadata: ["path": "\(path)"]) }
    }
  }

  /// `nil` for what cannot be read; one byte more than permitted of what is too large, which is then refused.
  private static func read(_ path: String, atMost limit: Int) -> Data? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    return try? handle.read(upToCount: limit + 1)
  }
}
