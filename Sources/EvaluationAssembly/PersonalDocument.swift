import RatingModel

/// The document that ``PersonalFile`` writes, as JSON has it.
struct PersonalDocument: Encodable {
  struct Account: Encodable {
    let name: String
    let role: String
    let units: [UnitCode]
    let clerk: String?
    let disabled: Bool
    let created: String
  }
  struct Registered: Encodable {
    let name: String
    let title: String
    let from: String?
    let through: String?
  }
  struct Tally: Encodable {
    /// The key's canonical JSON.
    let key: String
    let count: Int
  }
  /// Ratings by `scale/version/level`, of days that stand together.
  struct Levels: Encodable {
    let from: String
    let through: String
    let counts: [String: Int]
  }
  struct Event: Encodable {
    let time: String
    let event: String
    let by: String?
    let claimedBy: String?
    let subject: String?
    let from: String?
    let through: String?
    let address: String
  }
  struct Request: Encodable {
    let number: Int64
    let kind: String
    let received: String
    let note: String
    let steps: [String]
  }

  let person: String
  let made: String
  /// The account itself, or those that name the clerk.
  let accounts: [Account]
  let events: [Event]
  let requests: [Request]
  /// What follows is a clerk's.
  var registered: [Registered] = []
  var secrets: [String] = []
  /// Counts that tell no level.
  var tallies: [Tally] = []
  var levels: [Levels] = []
  var talliesOfLevelsNotGiven = 0

  init(person: String, made: String, accounts: [Account], events: [Event], requests: [Request]) {
    self.person = person
    self.made = made
    self.accounts = accounts
    self.events = events
    self.requests = requests
  }
}
