import KioskJournal
import RatingModel

/// When the journal is checked, archived, witnessed and measured, and what was found: a schedule, one job at a time. Pure.
///
/// - Whichever journal is in use is checked as soon as it is: nothing of it is forwarded before (``isCleared(_:)``). After
///   that each day, when nobody is being asked.
/// - Archives are read through an hour after the start, for a kiosk may be switched off each night, and each day.
/// - What failed is tried again after some minutes, and says so in health meanwhile.
struct JournalCare {
  enum Job: Hashable, Sendable {
    /// - Parameter atLeast: As many entries the file must have: so many are in use.
    case check(JournalID, atLeast: Int64)
    case checkArchives
    case archive(JournalArchive)
    /// What is kept of a cut, before what lies behind it is pruned.
    case checkCut(through: Int64)
    case witness(JournalWitness)
    case measure
  }

  /// The journal in use, as far as the schedule depends on it.
  struct View {
    let journal: JournalID
    let sequence: Int64
    let witness: JournalWitness
    /// The next that is to be written.
    let archive: JournalArchive?
    /// The next that is to be checked.
    let cut: Int64?
  }

  /// A check that ended.
  struct Check: Hashable, Sendable {
    /// The newest entry it saw.
    let through: Int64
    let at: Instant
    /// Codes of what was found and is only said.
    let findings: [String]
  }

  static let dayHours = 24
  static let firstArchivesCheckMinutes = 60
  static let retryMinutes = 5
  /// A witness is written as seldom: each costs two syncs, on a thread of its own. What a receipt covered within this time
  /// before the end is known to the centre alone.
  static let witnessMinutes = 10

  private(set) var running: Job?
  private(set) var check: Check?
  /// Why the newest check could not be made.
  private(set) var checkFailure: JournalFailure?
  /// Of the archives: what was found, or why the newest could not be written or read.
  private(set) var archiveFindings: [String] = []
  private(set) var archiveFailure: JournalFailure?
  private(set) var witnessFailure: JournalFailure?
  private(set) var diskUse: DiskUse?

  private var cleared: JournalID?
  private var checkDue: Instant
  private var archivesCheckDue: Instant
  private var archiveDue: Instant
  private var cutDue: Instant
  private var measureDue: Instant
  private var witnessDue: Instant
  /// What lies on the disk, as far as this run knows.
  private var witnessed: JournalWitness?

  /// - Parameter witnessed: What lies on the disk at the start.
  init(at now: Instant, witnessed: JournalWitness?) {
    self.witnessed = witnessed
    (checkDue, archiveDue, cutDue, measureDue, witnessDue) = (now, now, now, now, now)
    archivesCheckDue = now.adding(seconds: Self.firstArchivesCheckMinutes * 60)
  }

  /// Whether this journal was checked in this run, and nothing was found for which it would be set aside.
  func isCleared(_ journal: JournalID) -> Bool { cleared == journal }

  /// Something reads the journal for longer than a moment: its log cannot be truncated meanwhile.
  var isReading: Bool {
    switch running {
    case .check, .checkArchives, .archive, .checkCut: true
    case .witness, .measure, nil: false
    }
  }

  /// The job to begin now; `nil` while one goes on or none is due.
  ///
  /// - Parameter isQuiet: Nobody is being asked or thanked.
  mutating func next(_ view: View, at now: Instant, isQuiet: Bool) -> Job? {
    guard running == nil else { return nil }
    running = due(view, at: now, isQuiet: isQuiet)
    return running
  }

  private func due(_ view: View, at now: Instant, isQuiet: Bool) -> Job? {
    if !isCleared(view.journal), now >= checkDue || check == nil && checkFailure == nil {
      return .check(view.journal, atLeast: view.sequence)
    }
    if isWitnessDue(view, at: now) { return .witness(view.witness) }
    if now >= measureDue { return .measure }
    if let archive = view.archive, now >= archiveDue { return .archive(archive) }
    if let cut = view.cut, now >= cutDue { return .checkCut(through: cut) }
    guard isQuiet else { return nil }
    if now >= checkDue { return .check(view.journal, atLeast: view.sequence) }
    return now >= archivesCheckDue ? .checkArchives : nil
  }

  private func isWitnessDue(_ view: View, at now: Instant) -> Bool {
    guard let witnessed, witnessed.journal == view.journal else { return now >= witnessDue || witnessFailure == nil }
    return witnessed.sequence < view.witness.sequence && now >= witnessDue
  }

  /// Whether the disk has an older witness, as far as is known.
  func isNewer(_ witness: JournalWitness) -> Bool {
    witnessed.map { $0.journal != witness.journal || $0.sequence < witness.sequence } ?? true
  }

  /// Another journal is in use from now on.
  mutating func begin(_ journal: JournalID, at now: Instant) {
    guard cleared != journal else { return }
    (check, checkFailure, checkDue) = (nil, nil, now)
  }

  // MARK: What became of the jobs

  /// Nothing was found for which the journal would be set aside.
  mutating func passed(_ journal: JournalID, _ check: Check) {
    running = nil
    cleared = journal
    self.check = check
    checkFailure = nil
    checkDue = check.at.adding(seconds: Self.dayHours * 3600)
  }

  /// - Parameter failure: `nil` for a journal that is not in use any more.
  mutating func notChecked(_ failure: JournalFailure?, at now: Instant) {
    running = nil
    checkFailure = failure
    checkDue = now.adding(seconds: Self.retryMinutes * 60)
  }

  /// - Parameter findings: Codes; `nil` when the archives could not be read through.
  mutating func archivesChecked(_ findings: [String]?, _ failure: JournalFailure?, at now: Instant) {
    running = nil
    if let findings { archiveFindings = findings }
    archiveFailure = failure
    archivesCheckDue = now.adding(seconds: failure == nil ? Self.dayHours * 3600 : Self.retryMinutes * 60)
  }

  mutating func archived(_ failure: JournalFailure?, at now: Instant) {
    running = nil
    archiveFailure = failure
    if failure != nil { archiveDue = now.adding(seconds: Self.retryMinutes * 60) }
    measureDue = now
  }

  mutating func cutChecked(_ failure: JournalFailure?, at now: Instant) {
    running = nil
    if failure != nil { cutDue = now.adding(seconds: Self.retryMinutes * 60) }
  }

  mutating func witnessed(_ witness: JournalWitness, _ failure: JournalFailure?, at now: Instant) {
    running = nil
    witnessFailure = failure
    if failure == nil { witnessed = witness }
    // The first receipt of a journal is witnessed as soon as it is there.
    let isEmpty = failure == nil && witness.sequence == 0
    witnessDue = isEmpty ? now : now.adding(seconds: Self.witnessMinutes * 60)
  }

  mutating func measured(_ use: DiskUse?, at now: Instant) {
    running = nil
    diskUse = use
    measureDue = now.adding(seconds: Self.dayHours * 3600)
  }
}
