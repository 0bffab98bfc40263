import RatingModel

extension SQLEvaluationStore {
  package func receive(
    _ request: PersonalRequest, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> Int64 {
    try await write("register request") { database in
      let number = try database.value(
        "INSERT INTO personal_request (about, kind, received_on, note, at) VALUES (?, ?, ?, ?, ?) RETURNING id",
        [request.about, request.kind.rawValue, request.receivedOn.description, request.note, time.milliseconds],
        as: Int64.self)
      guard let number else { throw Damage("personal_request") }
      try Self.tell(.requestReceived, number, request.about, actor, time, database)
      return number
    }
  }

  package func add(
    _ step: PersonalRequestStep, to request: Int64, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> PersonalRequestRefusal? {
    let answer = try await attempt("register step", refusing: PersonalRequestRefusal.self) { database in
      guard
        let about = try database.value("SELECT about FROM personal_request WHERE id = ?", [request], as: String.self)
      else { throw PersonalRequestRefusal.unknown }
      let steps = try Self.steps(of: request, in: database)
      guard !steps.contains(where: { $0.kind == step.kind }) else { throw PersonalRequestRefusal.repeated }
      guard !steps.contains(where: { $0.kind.ends }) else { throw PersonalRequestRefusal.ended }
      try database.execute(
        "INSERT INTO personal_request_step (request, kind, done_on, note, at) VALUES (?, ?, ?, ?, ?)",
        [request, step.kind.rawValue, step.doneOn.description, step.note, time.milliseconds])
      try Self.tell(step.kind.event, request, about, actor, time, database)
    }
    if case .failure(let refusal) = answer { return refusal }
    return nil
  }

  package func personalRequests(about person: String?) async throws(StoreFailure) -> [RegisteredRequest] {
    try await read("read requests") { database in
      try database.rows(
        "SELECT * FROM personal_request WHERE :every OR about = :about ORDER BY id LIMIT :most",
        ["every": person == nil, "about": person ?? "", "most": PersonalRequest.most]
      ).map { row in
        let request = PersonalRequest(
          about: row["about"], kind: try row.parsed("kind", PersonalRequest.Kind.init(rawValue:)),
          receivedOn: try row.parsed("received_on") { CivilDate($0) }, note: row["note"])
        return RegisteredRequest(
          number: row["id"], request: request, steps: try Self.steps(of: row["id"], in: database))
      }
    }
  }

  private static func steps(of request: Int64, in database: any SQLConnection) throws -> [PersonalRequestStep] {
    try database.rows("SELECT * FROM personal_request_step WHERE request = ? ORDER BY at, kind", [request]).map {
      PersonalRequestStep(
        kind: try $0.parsed("kind", PersonalRequestStep.Kind.init(rawValue:)),
        doneOn: try $0.parsed("done_on") { CivilDate($0) }, note: $0["note"])
    }
  }

  /// About whom stands with the request; the audit of a person finds it by the person.
  private static func tell(
    _ kind: AccessEvent.Kind, _ number: Int64, _ about: String, _ actor: AuditActor, _ time: WallTime,
    _ database: any SQLConnection
  ) throws {
    let clerk = ClerkID(about)
    try add(
      actor.event(kind, clerk: clerk, subject: clerk == nil ? about : "request \(number)", at: time), to: database)
  }
}

extension PersonalRequestStep.Kind {
  fileprivate var event: AccessEvent.Kind {
    switch self {
    case .answered: .requestAnswered
    case .carriedOut: .requestCarriedOut
    case .refused: .requestRefused
    }
  }
}
