import RatingModel

/// The lamp of one open device: how it is to be, and whether the device took that.
///
/// What is written goes to the device at once or not at all; what failed is tried again every 2 s, for a lamp that stays lit
/// would ask for a rating that nobody takes.
struct Lamp {
  static let retryMilliseconds: Int64 = 2000

  enum Condition: Hashable {
    case works
    /// The device has no such LED.
    case missing
    /// This process may read the device, not write to it.
    case denied
    /// The last write failed, with this `errno`.
    case failing(errno: Int32)
  }

  let code: UInt16
  private(set) var condition: Condition
  /// How often a write failed.
  private(set) var failures = 0
  /// When to write again what could not be written.
  private(set) var retryAt: Instant?
  /// How the device was told to be; `nil` when it was told nothing yet, or did not take it.
  private var isLit: Bool?
  /// What was tried last.
  private var wanted: Bool?

  init(code: UInt16, isThere: Bool, isWritable: Bool) {
    self.code = code
    condition = isThere ? (isWritable ? .works : .denied) : .missing
  }

  /// Lights it or puts it out, unless the device was told so before.
  ///
  /// - Parameter write: Tells the device, without blocking; 0, or the `errno` of what failed.
  mutating func show(lit: Bool, now: Instant, write: (Bool) -> Int32) {
    guard condition != .missing, condition != .denied, isLit != lit else { return }
    if let retryAt, now < retryAt, lit == wanted { return }
    wanted = lit
    let number = write(lit)
    isLit = number == 0 ? lit : nil
    condition = number == 0 ? .works : .failing(errno: number)
    retryAt = number == 0 ? nil : now.adding(milliseconds: Self.retryMilliseconds)
    if number != 0 { failures += 1 }
  }
}
