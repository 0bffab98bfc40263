import Foundation
import Glibc
import KioskJournal
import RatingModel
import Synchronization

/// Does the jobs of ``JournalCare``; what comes of one is a letter to the loop.
protocol CareWorker: Sendable {
  func start(_ job: JournalCare.Job)
}

/// Does one job of ``JournalCare`` on a thread of its own, with connections that only read, and posts what came of it.
///
/// The thread is as nice as can be, and no more: one that the kernel runs only when it is idle could be stopped for good with a
/// lock of the allocator that the loop waits for.
struct CareThread: CareWorker {
  private static let niceness: Int32 = 19

  let place: JournalPlace
  let archives: String
  let mailbox: LoopMailbox

  func start(_ job: JournalCare.Job) {
    let thread = Thread { [self] in
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
      mailbox.postSurely(.care(perform(job)))
    }
    thread.name = "journal-care"
    thread.stackSize = 1024 * 1024
    thread.start()
  }

  func perform(_ job: JournalCare.Job) -> CareReport {
    switch job {
    case .check(let journal, let atLeast):
      .checked(journal, Result { () throws(JournalFailure) in try check(journal, atLeast: atLeast) })
    case .checkArchives: .archivesChecked(Result { () throws(JournalFailure) in try checkArchives() })
    case .archive(let archive):
      .archived(
        archive,
        failure { () throws(JournalFailure) in
          try ArchiveWriter(journal: place.path, folder: archives).write(archive)
        })
    case .checkCut(let through):
      .cutChecked(
        through: through,
        failure { () throws(JournalFailure) in try CutCheck(journal: place.path).check(through: through) })
    case .witness(let witness):
      .witnessed(witness, failure { () throws(JournalFailure) in try place.witness.write(witness) })
    case .measure: .measured(DiskUse(place, archives: archives))
    }
  }

  /// The journal without its archives: what is wrong with one of them is no reason to leave the journal.
  private func check(_ journal: JournalID, atLeast: Int64) throws(JournalFailure) -> Verification {
    var verification: Verification
    do { verification = try JournalVerifier(path: place.path).verify() } catch {
      // The file was taken away under its kiosk.
      throw error == .cannotOpen(errorNumber: Int(ENOENT)) ? .damaged(.missing) : error
    }
    guard !verification.setsAside else { return verification }
    if verification.journal != journal { throw .damaged(.swapped) }
    if verification.statistics.head.sequence < atLeast { throw .damaged(.rolledBack) }
    judge(&verification)
    return verification
  }

  private func checkArchives() throws(JournalFailure) -> [String] {
    guard access(archives, F_OK) == 0 else { return [] }
    var verification = try JournalVerifier(path: place.path, archives: archives).verify()
    judge(&verification)
    return verification.codes
  }

  /// By the centre's key that was pinned; without one nothing is said of signatures.
  private func judge(_ verification: inout Verification) {
    guard let centre = try? CentreSignature(pinnedBesideJournal: place.path) else { return }
    let judged = Mutex(verification)
    let isDone = DispatchSemaphore(value: 0)
    Task.detached { [verification] in
      var copy = verification
      await centre.check(&copy)
      judged.withLock { [copy] in $0 = copy }
      isDone.signal()
    }
    isDone.wait()
    verification = judged.withLock { $0 }
  }

  private func failure(_ work: () throws(JournalFailure) -> some Any) -> JournalFailure? {
    do {
      _ = try work()
      return nil
    } catch {
      return error
    }
  }
}

/// What came of a job.
enum CareReport: Sendable {
  case checked(JournalID, Result<Verification, JournalFailure>)
  case archivesChecked(Result<[String], JournalFailure>)
  case archived(JournalArchive, JournalFailure?)
  case cutChecked(through: Int64, JournalFailure?)
  case witnessed(JournalWitness, JournalFailure?)
  /// `nil`: the folder cannot be looked at.
  case measured(DiskUse?)
}

extension Verification {
  /// Each once, in the order in which they were found.
  var codes: [String] {
    findings.map(\.code.rawValue).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
