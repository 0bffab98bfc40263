import Foundation
import RatingModel

/// One entry of the journal. Its canonical bytes are the canonical JSON of
///
///     {"boot":…,"kind":…,"mono":µs,"payload":{…},"seq":…,"wall":ms}
///
/// stored exactly as hashed; see `Format.md`.
package struct Entry: Hashable, Sendable {
  /// From 1, without gaps.
  package let sequence: Int64
  package let boot: BootID
  /// Never decreases within a boot.
  package let mono: Instant
  /// What the system's clock claimed; no anchor.
  package let wall: WallTime?
  package let payload: EntryPayload

  package init(sequence: Int64, boot: BootID, mono: Instant, wall: WallTime?, payload: EntryPayload) {
    self.sequence = sequence
    self.boot = boot
    self.mono = mono
    self.wall = wall
    self.payload = payload
  }

  /// Reads an entry from its canonical bytes. Throws for an unknown kind and for a payload that does not fit its kind.
  package init(canonical: Data) throws {
    self = try CanonicalJSON.decode(Entry.self, from: canonical)
  }
}

extension Entry: Codable {
  private enum CodingKeys: String, CodingKey {
    case boot, kind, mono, payload, wall
    case sequence = "seq"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    sequence = try container.decode(Int64.self, forKey: .sequence)
    boot = try container.decode(BootID.self, forKey: .boot)
    mono = try container.decode(Instant.self, forKey: .mono)
    wall = try container.decodeIfPresent(WallTime.self, forKey: .wall)
    payload = try EntryPayload(
      kind: try container.decode(EntryKind.self, forKey: .kind), from: try container.superDecoder(forKey: .payload))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(boot, forKey: .boot)
    try container.encode(payload.kind, forKey: .kind)
    try container.encode(mono, forKey: .mono)
    try container.encode(payload, forKey: .payload)
    try container.encode(sequence, forKey: .sequence)
    try container.encodeIfPresent(wall, forKey: .wall)
  }
}
