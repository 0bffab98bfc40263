/// Somebody who may sign in at the demo's centre, with a password that is made at its start and gone at its end.
struct DemoAccount: Sendable {
  let name: String
  /// As evaluationd calls it.
  let role: String
  /// The unit whose subtree it works in; `nil` for a clerk.
  let unit: String?
  let clerk: String?
  let password: String
  /// For people, in both languages.
  let label: String

  /// As `evaluationd account add` takes it; the password is read.
  var arguments: [String] {
    ["account", "add", "--name", name, "--role", role] + (unit.map { ["--unit", $0] } ?? [])
      + (clerk.map { ["--clerk", $0] } ?? [])
  }

  /// One of each role.
  static func all(in year: DemoYear, password: () -> String) -> [DemoAccount] {
    let (province, home) = (year.guide.province.code, year.guide.home.code)
    func account(_ name: String, _ role: String, unit: String?, clerk: String? = nil, _ label: String) -> DemoAccount {
      DemoAccount(name: name, role: role, unit: unit, clerk: clerk, password: password(), label: label)
    }
    return [
      account("quantri", "administrator", unit: province, "quản trị của tỉnh (administrator of the province)"),
      account("phutrach", "head", unit: home, "phụ trách bộ phận một cửa (head of the ward's office)"),
      account("xem", "viewer", unit: province, "người xem (viewer of the province)"),
      account("thanhtra", "inspector", unit: province, "thanh tra (inspector of the province)"),
      account("canbo", "clerk", unit: nil, clerk: year.guide.homeClerk, "cán bộ \(year.guide.homeClerk) (a clerk)"),
    ]
  }
}
