import Foundation
import Synchronization

/// A program that has just been started, and our ends of its standard streams.
struct Started {
  let processID: Int32
  let input: Int32
  let output: Int32
  let errors: Int32

  private static let turn = Mutex(())

  /// One at a time: no program may inherit the ends of another's pipes.
  init(_ path: String, _ arguments: [String], environment: [String], input: ProcessUnderTest.Input) throws {
    self = try Self.turn.withLock { _ in try Self(path, arguments, environment, input) }
  }

  private init(_ path: String, _ arguments: [String], _ environment: [String], _ input: ProcessUnderTest.Input) throws {
    let (inputPipe, outputPipe, errorPipe) = (try Pipe(input), try Pipe(), try Pipe())
    defer { for end in [inputPipe.reading, outputPipe.writing, errorPipe.writing] { close(end) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, inputPipe.reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, outputPipe.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errorPipe.writing, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // We ignore SIGPIPE to survive programs that end while we write to them, and the threads that tasks run on block
    // signals. Programs inherit neither.
    signal(SIGPIPE, SIG_IGN)
    var (defaults, blocked) = (sigset_t(), sigset_t())
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    sigemptyset(&blocked)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let argumentTexts = arguments.map { strdup($0) } + [nil]
    let environmentTexts = environment.map { strdup($0) } + [nil]
    defer { for text in argumentTexts + environmentTexts { free(text) } }
    var processID: Int32 = 0
    let status = posix_spawn(&processID, path, &actions, &attributes, argumentTexts, environmentTexts)
    guard status == 0 else {
      for end in [inputPipe.writing, outputPipe.reading, errorPipe.reading] { close(end) }
      throw ProcessUnderTest.CannotStart(description: "\(path): \(String(cString: strerror(status)))")
    }
    self.processID = processID
    (self.input, output, errors) = (inputPipe.writing, outputPipe.reading, errorPipe.reading)
  }

  /// Waits for the end and collects it: the exit status, or 128 and the number of the signal that ended it.
  func reap() -> Int32 {
    var raw: Int32 = 0
    while waitpid(processID, &raw, 0) < 0, errno == EINTR {}
    let signal = raw & 0x7f
    return signal == 0 ? (raw >> 8) & 0xff : 128 + signal
  }

  /// Both ends are closed in the programs that are started.
  private struct Pipe {
    let reading: Int32
    let writing: Int32

    init(_ input: ProcessUnderTest.Input = .pipe) throws {
      var ends: [Int32] = [0, 0]
      let made =
        switch input {
        case .pipe: pipe(&ends)
        case .socket: socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
        }
      guard made == 0 else {
        throw ProcessUnderTest.CannotStart(description: "pipe: \(String(cString: strerror(errno)))")
      }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
      guard case .socket(let lines) = input else { return }
      for line in lines { _ = (line + "\n").withCString { send(writing, $0, strlen($0), 0) } }
    }
  }
}
