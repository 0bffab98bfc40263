/// How long to stay away after failures in a row: doubling between bounds, with jitter, so that an office's kiosks do not
/// come back in step.
struct BackOff: Hashable, Sendable {
  let firstMilliseconds: Int64
  let longestMilliseconds: Int64

  /// - Parameter times: Failures in a row, from 1.
  func milliseconds(after times: Int, using generator: inout some RandomNumberGenerator) -> Int64 {
    // More than 20 doublings exceed every sensible bound and would only overflow.
    let (doubled, overflow) = firstMilliseconds.multipliedReportingOverflow(by: 1 << Int64(min(times - 1, 20)))
    return Self.jittered(overflow ? longestMilliseconds : min(doubled, longestMilliseconds), using: &generator)
  }

  /// Between half and all of the delay.
  static func jittered(_ milliseconds: Int64, using generator: inout some RandomNumberGenerator) -> Int64 {
    .random(in: (milliseconds / 2)...max(1, milliseconds), using: &generator)
  }
}
