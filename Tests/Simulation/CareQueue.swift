import Foundation
import Synchronization

@testable import KioskAssembly

/// What the loop leaves to a thread of its own is done between two steps, so that each run of a seed is the same.
final class CareQueue: CareWorker {
  private let thread: CareThread
  private let jobs = Mutex<[JournalCare.Job]>([])

  init(_ thread: CareThread) { self.thread = thread }

  func start(_ job: JournalCare.Job) { jobs.withLock { $0.append(job) } }

  /// Does what is waiting; the reports lie in the mailbox then. On another thread, for a job blocks its own.
  func finish() async {
    for job in jobs.withLock({ jobs in
      defer { jobs = [] }
      return jobs
    }) {
      await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
        Thread.detachNewThread { [thread] in
          thread.mailbox.postSurely(.care(thread.perform(job)))
          continuation.resume()
        }
      }
    }
  }
}
