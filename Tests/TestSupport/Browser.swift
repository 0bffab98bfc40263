import Foundation
import Synchronization

/// A headless Chromium, driven over its debugging pipe: null-terminated JSON on its descriptors 3 and 4.
package final class Browser: Sendable {
  package struct Failure: Error {
    package let what: String

    package init(what: String) { self.what = what }
  }

  /// `nil` where none is installed.
  package static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private let process: pid_t
  private let input: FileHandle
  private let output: FileHandle
  private let queue = DispatchQueue(label: "browser")
  private let unread = Mutex(Data())
  /// Pages that have been loaded and that nobody has awaited, oldest first.
  private let loaded = Mutex<[Loaded]>([])
  private let scratch: ScratchFolder

  package init() throws {
    guard let path = Self.path else { throw Failure(what: "no browser is installed") }
    scratch = try ScratchFolder("browser")
    let (toBrowser, fromBrowser) = (Pipe(), Pipe())
    // Numbers from 10 on, so that taking their places as 3 and 4 closes none of them.
    let theirInput = fcntl(toBrowser.fileHandleForReading.fileDescriptor, F_DUPFD, 10)
    let theirOutput = fcntl(fromBrowser.fileHandleForWriting.fileDescriptor, F_DUPFD, 10)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, theirInput, 3)
    posix_spawn_file_actions_adddup2(&actions, theirOutput, 4)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let arguments = [
      path, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
      "--remote-debugging-pipe", "--user-data-dir=\(scratch.path)", "about:blank",
    ]
    var pointers = arguments.map { strdup($0) } + [nil]
    var child: pid_t = 0
    let spawned = posix_spawn(&child, path, &actions, nil, &pointers, environ)
    for pointer in pointers { free(pointer) }
    posix_spawn_file_actions_destroy(&actions)
    close(theirInput)
    close(theirOutput)
    guard spawned == 0 else { throw Failure(what: "cannot start \(path)") }
    process = child
    input = toBrowser.fileHandleForWriting
    output = fromBrowser.fileHandleForReading
    try toBrowser.fileHandleForReading.close()
    try fromBrowser.fileHandleForWriting.close()
  }

  deinit {
    // Asked to close, it ends its helpers first, which would otherwise write into the folder while it is removed.
    _ = try? exchange("Browser.close", "{}", nil, as: Nothing.self)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  private struct Nothing: Decodable {}

  /// A page was loaded with all that belongs to it.
  struct Loaded: Equatable {
    let session: String
    /// The navigation that it was loaded by.
    let loader: String
  }

  /// Waits until a page has been loaded; of navigations that ended before, the newest is answered.
  /// - Parameter isWanted: Whether it is the one that is waited for.
  func load(in session: String, where isWanted: @escaping @Sendable (Loaded) -> Bool) async throws -> Loaded {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(
          with: .init {
            while true {
              let found = self.loaded.withLock { loaded in
                defer { loaded.removeAll { $0.session == session } }
                return loaded.last { $0.session == session && isWanted($0) }
              }
              if let found { return found }
              self.note(try self.nextMessage())
            }
          })
      }
    }
  }

  /// Sends one command and returns the `result` of its answer.
  /// - Parameters:
  ///   - parameters: A JSON object.
  ///   - session: The page that it is for; `nil` for the browser itself.
  package func call<Result: Decodable & Sendable>(
    _ method: String, _ parameters: String = "{}", session: String? = nil, as result: Result.Type
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: .init { try self.exchange(method, parameters, session, as: result) })
      }
    }
  }

  private struct Answer<Value: Decodable>: Decodable {
    struct Problem: Decodable { let message: String }
    let result: Value?
    let error: Problem?
  }

  private struct Numbered: Decodable { let id: Int? }

  private func exchange<Value: Decodable>(
    _ method: String, _ parameters: String, _ session: String?, as value: Value.Type
  ) throws -> Value {
    let number = Int.random(in: 1...1_000_000_000)
    let place = session.map { #","sessionId":"\#($0)""# } ?? ""
    try input.write(
      contentsOf: Data(#"{"id":\#(number),"method":"\#(method)","params":\#(parameters)\#(place)}"#.utf8) + [0])
    while true {
      let message = try nextMessage()
      guard try JSONDecoder().decode(Numbered.self, from: message).id == number else {
        note(message)
        continue
      }
      let answer = try JSONDecoder().decode(Answer<Value>.self, from: message)
      if let result = answer.result { return result }
      throw Failure(what: "\(method): \(answer.error?.message ?? "no result")")
    }
  }

  private struct Event: Decodable {
    struct Parameters: Decodable {
      let loaderId: String?
      let name: String?
    }
    let method: String
    let params: Parameters
    let sessionId: String?
  }

  /// Keeps what ``load(in:where:)`` waits for; every other event tells nothing that is asked for.
  private func note(_ message: Data) {
    guard let event = try? JSONDecoder().decode(Event.self, from: message), event.method == "Page.lifecycleEvent",
      event.params.name == "load", let session = event.sessionId, let loader = event.params.loaderId
    else { return }
    loaded.withLock { $0.append(Loaded(session: session, loader: loader)) }
  }

  private func nextMessage() throws -> Data {
    try unread.withLock { unread in
      var part = [UInt8](repeating: 0, count: 65_536)
      while true {
        if let end = unread.firstIndex(of: 0) {
          let message = unread[..<end]
          unread = Data(unread[(end + 1)...])
          return Data(message)
        }
        let count = read(output.fileDescriptor, &part, part.count)
        guard count > 0 else { throw Failure(what: "the browser has gone") }
        unread.append(contentsOf: part[..<count])
      }
    }
  }
}
