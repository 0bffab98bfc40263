import Foundation
import Glibc
import Subprocess

/// A program with its arguments that takes a file on its standard input.
package struct SoundProgram: SoundFilter, Hashable {
  static let mostSeconds = 30

  /// The program's name, for people.
  let name: String
  private let path: String
  private let arguments: [String]

  /// - Parameters:
  ///   - words: The program, by its path or to be looked for in `searchPath`, and its arguments.
  /// - Throws: ``SoundProblem/programMissing(_:)``.
  package init(_ words: String, searchPath: String) throws(SoundProblem) {
    let words = words.split(separator: " ").map(String.init)
    name = words.first ?? ""
    let folders = searchPath.split(separator: ":").map(String.init)
    let candidates = name.contains("/") ? [name] : folders.map { "\($0)/\(words.first ?? "")" }
    guard !words.isEmpty, let path = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw .programMissing(name)
    }
    self.path = path
    arguments = Array(words.dropFirst())
  }

  /// Runs it to its end; kills it when the task is cancelled.
  ///
  /// - Returns: What it wrote on its standard output.
  package func run(on input: Data) async throws(SoundProblem) -> Data {
    guard let given = TransientFile(input) else { throw .programMissing(name) }
    defer { given.close() }
    guard let taken = TransientFile(Data()) else { throw .programMissing(name) }
    defer { taken.close() }
    let run = Task { try await status(reading: given, writing: taken) }
    let limit = Task {
      try await Task.sleep(for: .seconds(Self.mostSeconds))
      run.cancel()
    }
    let end = await withTaskCancellationHandler {
      await run.result
    } onCancel: {
      run.cancel()
    }
    limit.cancel()
    switch end {
    case .success(0): return taken.content()
    case _ where Task.isCancelled: throw .ended
    case _ where run.isCancelled: throw .programEndless(name)
    case .success(let status): throw .programFailed(name, status: status)
    case .failure: throw .programMissing(name)
    }
  }

  /// Starts it and waits for its end: the exit status, or 128 and the number of the signal that ended it.
  private func status(reading input: TransientFile, writing output: TransientFile) async throws -> Int32 {
    try Task.checkCancellation()
    let result = try await Subprocess.run(
      .path(.init(path)), arguments: .init(arguments),
      input: .fileDescriptor(.init(rawValue: input.descriptor), closeAfterSpawningProcess: false),
      output: .fileDescriptor(.init(rawValue: output.descriptor), closeAfterSpawningProcess: false),
      error: .currentStandardError)
    return switch result.terminationStatus {
    case .exited(let status): status
    case .signaled(let number): 128 + number
    }
  }
}

/// A file without a name: a program reads it as fast as it likes, and nobody waits for it.
private struct TransientFile {
  let descriptor: Int32

  init?(_ content: Data) {
    let url = FileManager.default.temporaryDirectory.appending(path: "sound-\(UUID().uuidString)")
    descriptor = open(url.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    unlink(url.path)
    guard (try? handle.write(contentsOf: content)) != nil, lseek(descriptor, 0, SEEK_SET) == 0 else {
      close()
      return nil
    }
  }

  func content() -> Data {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return Data() }
    return (try? handle.read(upToCount: SoundPlayer.mostDecodedBytes)) ?? Data()
  }

  func close() { _ = Glibc.close(descriptor) }

  private var handle: FileHandle { FileHandle(fileDescriptor: descriptor, closeOnDealloc: false) }
}
