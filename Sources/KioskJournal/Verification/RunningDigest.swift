import ForwardingContract
import RatingModel

/// ``ForwardingContract/TallyDigest`` of tallies that change: asked for again, only groups that changed are computed.
struct RunningDigest {
  private var groups: [String: [TallyKey: Tally]] = [:]
  private var known: [String: String] = [:]
  private var changed: Set<String> = []

  mutating func put(_ tally: Tally) {
    let name = TallyDigest.groupName(of: tally.key)
    groups[name, default: [:]][tally.key] = tally
    changed.insert(name)
  }

  mutating func whole() throws -> String {
    for name in changed { known[name] = try TallyDigest.group(groups[name, default: [:]].values) }
    changed = []
    return TallyDigest.whole(known)
  }
}
