import EvaluationStore
import Logging
import RatingModel
import ServiceLifecycle

/// Makes what waits, one after the other, until it is stopped.
package struct ClosingPrinting: Service {
  /// Longer than the program may run: a claim ends only when its holder is gone.
  static let claimSeconds: Int64 = 300
  static let secondsUntilNextAttempt: Int64 = 60
  private static let untilNextLook = Duration.seconds(10)

  private let store: any ClosingPrintStore
  private let program: PrintProgram
  private let now: @Sendable () -> WallTime
  private let logger: Logger

  package init(
    store: any ClosingPrintStore, program: PrintProgram, now: @escaping @Sendable () -> WallTime, logger: Logger
  ) {
    self.store = store
    self.program = program
    self.now = now
    self.logger = logger
  }

  package func run() async {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        if await !printNext() { try? await Task.sleep(for: Self.untilNextLook) }
      }
    }
  }

  /// - Returns: whether there was something to make.
  package func printNext() async -> Bool {
    do {
      let time = now()
      guard let task = try await store.claimPrint(at: time, until: time.later(seconds: Self.claimSeconds)) else {
        return false
      }
      await make(task)
      return true
    } catch {
      tell(error, "claim print")
      return false
    }
  }

  private func make(_ task: ClosingPrintTask) async {
    do {
      let pdf = try await program.pdf(of: task.source.bytes, second: task.closing.issuedAt.milliseconds / 1000)
      await keep(task, ClosingFile(name: task.name, type: "application/pdf", bytes: pdf))
    } catch {
      await giveBack(task, error)
    }
  }

  // A store's call in a task that was cancelled would not be made: these go on to their end.

  private func keep(_ task: ClosingPrintTask, _ file: ClosingFile) async {
    let kept = await Task { try await store.finishPrint(task, file) }.result
    if case .failure(let failure) = kept { tell(failure, "keep print") }
  }

  private func giveBack(_ task: ClosingPrintTask, _ failure: PrintFailure) async {
    let isStop = failure == .stopped
    if !isStop {
      logger.warning(
        "cannot make a PDF",
        metadata: [
          "code": "\(failure.code)", "closing": "\(task.closing.unit) \(task.closing.number)", "form": "\(task.name)",
          "hint": "\(failure.hint)",
        ])
    }
    let next = isStop ? now() : now().later(seconds: Self.secondsUntilNextAttempt)
    let returned = await Task {
      try await store.returnPrint(task, failure: isStop ? nil : failure.code, next: next)
    }.result
    if case .failure(let failure) = returned { tell(failure, "return print") }
  }

  private func tell(_ failure: any Error, _ operation: String) {
    guard let failure = failure as? StoreFailure else { return }
    logger.warning("cannot \(operation)", metadata: ["code": "\(failure.code)", "hint": "\(failure.hint)"])
  }
}

extension WallTime {
  fileprivate func later(seconds: Int64) -> WallTime { WallTime(milliseconds: milliseconds + seconds * 1000) }
}
