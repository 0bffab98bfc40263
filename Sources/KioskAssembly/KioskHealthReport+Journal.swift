import KioskHTTP
import KioskJournal

/// What is said of the journal, its archives and its disk.
extension KioskHealthReport {
  /// Less than this and the next month may not find room.
  static let leastFreeMebibytes = 64

  func journal(_ standing: LoopHealth.Standing) -> KioskHealth.Journal {
    KioskHealth.Journal(
      sealed: standing.isSealed, checkedThrough: standing.check?.through,
      checkedSecondsAgo: standing.check.map { clock.now().milliseconds(since: $0.at) / 1000 },
      findings: (standing.check?.findings ?? [])
        + standing.archiveFindings.filter {
          !(standing.check?.findings.contains($0) ?? false)
        },
      setAside: place.setAside.folders.count, usedMebibytes: standing.diskUse?.used,
      freeMebibytes: standing.diskUse?.free, budgetMebibytes: budgetMebibytes)
  }

  func journalParts(_ loop: LoopHealth, isEnrolled: Bool) -> [KioskHealth.Part] {
    [journalPart(loop, isEnrolled: isEnrolled), archivesPart(loop.journal), diskPart(loop.journal.diskUse)]
      + setAsidePart
  }

  private func journalPart(_ loop: LoopHealth, isEnrolled: Bool) -> KioskHealth.Part {
    if let failure = loop.failure {
      return KioskHealth.Part(name: "journal", state: .failing, code: failure.code, hint: failure.hint)
    }
    let standing = loop.journal
    let problem: (code: String, hint: String)? =
      if let code = standing.check?.findings.first {
        ("journal-\(code)", "No count is wrong. Run kioskctl verify, and tell who runs the centre what it says.")
      } else if let failure = standing.checkFailure {
        (failure.code, "The journal could not be checked; nothing is forwarded before it was. \(failure.hint)")
      } else if let failure = standing.witnessFailure {
        (failure.code, "The file witness.json beside the journal could not be written. \(failure.hint)")
      } else if isEnrolled, standing.isSealed == false {
        ("journal-unsealed", "The centre has told no key for seals: update evaluationd. Ratings are taken as ever.")
      } else {
        nil
      }
    return part("journal", problem)
  }

  private func archivesPart(_ standing: LoopHealth.Standing) -> KioskHealth.Part {
    let problem: (code: String, hint: String)? =
      if let failure = standing.archiveFailure {
        (failure.code, "Nothing is deleted meanwhile, so the journal grows. \(failure.hint)")
      } else if let code = standing.archiveFindings.first {
        (code, "The journal in use is sound. Put the archive back from a copy; kioskctl verify names it.")
      } else {
        nil
      }
    return part("archives", problem)
  }

  private func diskPart(_ use: DiskUse?) -> KioskHealth.Part {
    let problem: (code: String, hint: String)? =
      if let use, use.used > budgetMebibytes {
        (
          "disk-over-budget",
          "Copy the oldest archives and set-aside journals elsewhere and move them away, or raise"
            + " journal.disk_budget_mib; the kiosk deletes none of them."
        )
      } else if let use, use.free < Self.leastFreeMebibytes {
        ("disk-nearly-full", "Free space on the journal's disk before it is full: then no rating can be taken.")
      } else {
        nil
      }
    return part("disk", problem)
  }

  /// A part only while there are any.
  private var setAsidePart: [KioskHealth.Part] {
    guard !place.setAside.folders.isEmpty else { return [] }
    return [
      KioskHealth.Part(
        name: "set-aside", state: .degraded, code: "journal-set-aside",
        hint: "A damaged journal lies in the folder set-aside beside the journal. Keep a copy of it elsewhere, look for"
          + " the cause, then move it away.")
    ]
  }

  private func part(_ name: String, _ problem: (code: String, hint: String)?) -> KioskHealth.Part {
    KioskHealth.Part(
      name: name, state: problem == nil ? .ok : .degraded, code: problem?.code, hint: problem?.hint ?? "")
  }
}
