import EvaluationStore
import ForwardingContract
import RatingModel

/// One kiosk as page and CSV both spell it, so that neither can say something else.
struct KioskLine {
  /// Where it stands, in the order of the list's columns.
  enum Column: CaseIterable {
    case unit, counter, kiosk, state, heard, software, queue, devices, clock, disk, integrity

    var word: KioskWord {
      switch self {
      case .unit: .unit
      case .counter: .counter
      case .kiosk: .kiosk
      case .state: .state
      case .heard: .heard
      case .software: .software
      case .queue: .queue
      case .devices: .devices
      case .clock: .clock
      case .disk: .disk
      case .integrity: .integrity
      }
    }
  }

  let kiosk: ListedKiosk
  let unitName: String?
  let asOf: WallTime
  let spelling: Spelling
  private var language: Language { spelling.language }

  init(_ kiosk: ListedKiosk, unitName: String?, asOf: WallTime, _ spelling: Spelling) {
    self.kiosk = kiosk
    self.unitName = unitName
    self.asOf = asOf
    self.spelling = spelling
  }

  /// Its lines of text; the first one is the main one.
  func texts(_ column: Column) -> [String] {
    switch column {
    case .unit: [unitName, kiosk.place.unit.text].compactMap(\.self)
    case .counter: [kiosk.place.counter.text]
    case .kiosk: [kiosk.kiosk.text]
    case .state: state
    case .heard: heard
    case .software: [kiosk.software]
    case .queue: queue
    case .devices: devices
    case .clock: clock
    case .disk: disk
    case .integrity: integrity
    }
  }

  private func text(_ word: KioskWord) -> String { word.text(language) }

  private var state: [String] {
    var lines = [text(kiosk.trouble.word)]
    if kiosk.standing == .replaced { lines.append(text(.replaced)) }
    if kiosk.standing == .revoked { lines.append(text(.revoked)) }
    let others = (kiosk.condition?.parts ?? []).filter {
      $0.state != .ok && !$0.isDevice && $0.name != "clock" && $0.name != "disk"
    }
    return lines + others.map { $0.text(language) }
  }

  private var heard: [String] {
    guard let heard = kiosk.heard else { return [text(.never)] }
    return [age(since: heard.lastHeardAt), spelling.text(heard.lastHeardAt)]
  }

  private func age(since time: WallTime) -> String {
    let minutes = max(0, (asOf.milliseconds - time.milliseconds) / 60_000)
    if minutes < 120 { return KioskWord.minutesAgo.text(minutes, language) }
    if minutes < 48 * 60 { return KioskWord.hoursAgo.text(minutes / 60, language) }
    return KioskWord.daysAgo.text(minutes / 1440, language)
  }

  private var queue: [String] {
    guard let heard = kiosk.heard else { return ["–"] }
    let backlog = kiosk.condition?.backlog ?? 0
    let lines = [
      backlog > 0 ? KioskWord.queueTallies.text(Int64(backlog), language) : nil,
      heard.keptBack > 0 ? KioskWord.queueKeptBack.text(Int64(heard.keptBack), language) : nil,
      heard.openTail > 0 ? KioskWord.queueEntries.text(heard.openTail, language) : nil,
    ].compactMap(\.self)
    return lines.isEmpty ? [text(.queueNone)] : lines
  }

  private var devices: [String] {
    guard let condition = kiosk.condition else { return [text(.notTold)] }
    let all = condition.parts.filter(\.isDevice)
    let bad = all.filter { $0.state != .ok }
    let fine = KioskWord.devicesFine.text(Int64(all.count - bad.count), language)
    return bad.map { $0.text(language) } + (all.count > bad.count || bad.isEmpty ? [fine] : [])
  }

  private var clock: [String] {
    guard let condition = kiosk.condition else { return [text(.notTold)] }
    let ahead = condition.clockAheadSeconds
    // The way of the batch is in it.
    let difference: [String] =
      if ahead > 5 {
        [KioskWord.clockAhead.text(ahead, language)]
      } else if ahead < -60 {
        [KioskWord.clockBehind.text(-ahead, language)]
      } else {
        []
      }
    let isTrusted = condition.parts.first { $0.name == "clock" }?.state ?? .ok == .ok
    if isTrusted { return difference.isEmpty ? [text(.clockTrusted)] : difference }
    return [text(.clockUntrusted)] + difference
  }

  private var disk: [String] {
    guard let condition = kiosk.condition, let disk = condition.disk else { return [text(.notTold)] }
    let problem = condition.parts.first { $0.name == "disk" && $0.state != .ok }.map { $0.text(language) }
    let use = "\(disk.used) / \(disk.budget) MiB"
    return [problem, use, KioskWord.diskFree.text(Int64(disk.free), language)].compactMap(\.self)
  }

  private var integrity: [String] {
    guard let heard = kiosk.heard else { return ["–"] }
    let digest: KioskWord =
      switch heard.digest {
      case .matches: .digestMatches
      case .pending: .digestPending
      case .differs: .digestDiffers
      }
    return [
      kiosk.openEvents > 0 ? KioskWord.openEvents.text(Int64(kiosk.openEvents), language) : nil,
      heard.abandoned == nil ? nil : text(.abandoned), heard.isUnproven ? text(.unproven) : nil, text(digest),
    ].compactMap(\.self)
  }
}

extension KioskTrouble {
  var word: KioskWord {
    switch self {
    case .silent: .silent
    case .neverHeard: .neverHeard
    case .failing: .failing
    case .degraded: .degraded
    case .fine: .fine
    case .gone: .gone
    }
  }
}

extension KioskCondition.Part {
  /// A panel, a screen's browser, a lamp.
  var isDevice: Bool { name.hasPrefix("device:") || name.hasPrefix("lamp:") || name == "screen" }

  /// `Bàn phím: device-missing`; the code is the same in every language.
  func text(_ language: Language) -> String {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    let named = parts.count == 2 ? " “\(parts[1])”" : ""
    let what = (Self.words[parts.first ?? ""]?.text(language) ?? name) + named
    return "\(what): \(code ?? KioskWord.partFine.text(language))"
  }

  private static let words: [String: KioskWord] = [
    "journal": .partJournal, "archives": .partArchives, "disk": .partDisk, "set-aside": .partSetAside,
    "feed": .partFeed, "clock": .partClock, "screen": .partScreen,
    "maintenance": .partMaintenance, "loop": .partLoop, "device": .partDevice, "lamp": .partLamp,
    "listener": .partListener,
  ]
}
