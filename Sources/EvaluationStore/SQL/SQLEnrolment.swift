import RatingModel

extension SQLEvaluationStore {
  package func issueEnrolment(
    _ offer: EnrolmentOffer, by actor: AuditActor
  ) async throws(StoreFailure) -> EnrolmentRefusal? {
    try await issueEnrolments([offer], by: actor).isEmpty ? nil : .counterUnknown
  }

  package func issueEnrolments(
    _ offers: [EnrolmentOffer], by actor: AuditActor
  ) async throws(StoreFailure) -> [Int] {
    try await write("issue enrolment") { database in
      let unknown = try offers.indices.filter { try !Self.counterHolds(offers[$0], in: database) }
      guard unknown.isEmpty else { return unknown }
      for offer in offers { try Self.keep(offer, in: database) }
      guard let first = offers.first else { return [] }
      let units = Set(offers.map(\.unit))
      let counters = offers.map { "\($0.unit)/\($0.counter)" }.joined(separator: ", ")
      try Self.add(
        actor.event(
          .codesIssued, unit: units.count == 1 ? first.unit : nil, subject: "\(offers.count): \(counters)",
          at: first.issuedAt), to: database)
      return []
    }
  }

  private static func keep(_ offer: EnrolmentOffer, in database: any SQLConnection) throws {
    try database.execute(
      "INSERT INTO enrolment (secret_hash, unit, counter, issued_at, expires_at) VALUES (?, ?, ?, ?, ?)",
      [
        offer.secretHash, offer.unit.text, offer.counter.text, offer.issuedAt.milliseconds,
        offer.expiresAt.milliseconds,
      ])
  }

  package func enrol(_ claim: EnrolmentClaim) async throws(StoreFailure) -> Result<KioskID, EnrolmentRefusal> {
    try await attempt("enrol", refusing: EnrolmentRefusal.self) { database in
      let code = try database.row(
        """
        SELECT enrolment.*, kiosk.public_key, kiosk.standing FROM enrolment LEFT JOIN kiosk ON kiosk.id = enrolment.kiosk
        WHERE secret_hash = ?
        """, [claim.secretHash])
      guard let code else { throw EnrolmentRefusal.codeUnknown }
      guard code["unit"] == claim.unit.text, code["counter"] == claim.counter.text else {
        throw EnrolmentRefusal.placeDiffers
      }
      if let kiosk = try code.parsedIfPresent("kiosk", KioskID.init) {
        guard code["public_key"] == claim.publicKey else { throw EnrolmentRefusal.codeUsed }
        guard code["standing"] != KioskStanding.revoked.rawValue else { throw EnrolmentRefusal.keyRevoked }
        return kiosk
      }
      guard claim.time < code.wallTime("expires_at") else { throw EnrolmentRefusal.codeExpired }
      return try Self.pin(claim, in: database)
    }
  }

  package func kioskKey(of kiosk: KioskID) async throws(StoreFailure) -> KioskKey? {
    try await read("read kiosk key") { database in
      try database.row("SELECT public_key, standing FROM kiosk WHERE id = ?", [kiosk.text])
        .map {
          KioskKey(
            kiosk: kiosk, publicKey: $0["public_key"],
            standing: try $0.parsed("standing", KioskStanding.init(rawValue:)))
        }
    }
  }

  package func revoke(
    _ kiosk: KioskID, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> Bool {
    try await write("revoke kiosk") { database in
      try database.exclude("kiosk/\(kiosk)")
      let unit = try database.value("SELECT unit FROM kiosk WHERE id = ?", [kiosk.text], as: String.self)
      guard let unit else { return false }
      try database.execute(
        "UPDATE kiosk SET standing = ?, standing_at = ? WHERE id = ?",
        [KioskStanding.revoked.rawValue, time.milliseconds, kiosk.text])
      try Self.add(actor.event(.kioskRevoked, unit: UnitCode(unit), subject: kiosk.text, at: time), to: database)
      return true
    }
  }

  private static func counterHolds(_ offer: EnrolmentOffer, in database: any SQLConnection) throws -> Bool {
    try database.value(
      """
      SELECT EXISTS (
        SELECT 1 FROM counter WHERE unit = :unit AND code = :counter
        AND coalesce(first_day, :day) <= :day AND coalesce(last_day, :day) >= :day)
      """, ["unit": offer.unit.text, "counter": offer.counter.text, "day": offer.day.description], as: Bool.self)
      ?? false
  }

  /// Gives the key's kiosk the code's place, and makes the kiosk where the key is new.
  private static func pin(_ claim: EnrolmentClaim, in database: any SQLConnection) throws -> KioskID {
    let present = try database.row("SELECT id, standing FROM kiosk WHERE public_key = ?", [claim.publicKey])
    if let present, try present.parsed("standing", KioskStanding.init(rawValue:)) == .revoked {
      throw EnrolmentRefusal.keyRevoked
    }
    let kiosk: KioskID = try present?.code("id") ?? newKioskID()
    try database.execute(
      "UPDATE kiosk SET standing = 'replaced', standing_at = ? WHERE unit = ? AND counter = ? AND standing = 'enrolled'",
      [claim.time.milliseconds, claim.unit.text, claim.counter.text])
    try database.execute(
      """
      INSERT INTO kiosk (id, unit, counter, public_key, software, enrolled_at, standing, standing_at)
      VALUES (:id, :unit, :counter, :key, :software, :time, 'enrolled', :time)
      ON CONFLICT (id) DO UPDATE SET unit = :unit, counter = :counter, software = :software, standing = 'enrolled',
        standing_at = :time
      """,
      [
        "id": kiosk.text, "unit": claim.unit.text, "counter": claim.counter.text, "key": claim.publicKey,
        "software": String(claim.software.prefix(KioskStatus.longestSoftware)), "time": claim.time.milliseconds,
      ])
    try database.execute(
      "UPDATE enrolment SET kiosk = ?, used_at = ? WHERE secret_hash = ?",
      [kiosk.text, claim.time.milliseconds, claim.secretHash])
    return kiosk
  }

  /// 65 random bits: nobody guesses one, and it is short enough to be read out.
  private static func newKioskID() throws -> KioskID {
    guard let kiosk = KioskID("k-\(randomText(length: 13))") else { throw Damage("kiosk id") }
    return kiosk
  }
}
