/// What a row is called.
struct RowCaption {
  /// The clerk's name, "not registered", or what the row stands for.
  let name: String
  /// The clerk's unit and staff code.
  let code: String?
  let isRegistered: Bool

  init(_ row: ClerkRow, _ language: Language) {
    switch row.subject {
    case .clerk(let clerk, let name):
      self.name = name ?? language.text(.unregistered)
      code = clerk.description
      isRegistered = name != nil
    case .counter: (name, code, isRegistered) = (language.text(.counterRow), nil, true)
    case .total: (name, code, isRegistered) = (language.text(.totalRow), nil, true)
    }
  }
}
