import KioskHTTP
import KioskScreen
import RatingModel

/// Clicks on the demo's page go the way of touches: presses to the loop, preferences to the screen.
struct DemoClicks: DemoFinger {
  /// What the journal calls it.
  static let device = "page"

  let hub: ScreenHub
  let mailbox: LoopMailbox

  func touch(_ target: ScreenTarget, painted: Int64) {
    if target.isControl { hub.touch(target) }
    // A full box means a loop that is stuck: as at a counter, nobody answers the finger.
    _ = mailbox.post(.click(target, painted: painted))
  }
}
