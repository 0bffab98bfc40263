/// What those at the counter itself need to know of the newest session, whether ratings are possible at the moment or not.
extension SessionMachine {
  /// It is open and waits for its invite.
  package var isServing: Bool { current?.standing == .serving }

  /// Its window, what is asked after it, or its thanks, are not over.
  package var isAsking: Bool {
    switch current?.standing {
    case .window, .asking, .thanks: true
    case .nothing, .serving, .over, nil: false
    }
  }
}
