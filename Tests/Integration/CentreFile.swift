import EvaluationStorePostgres
import Foundation
import TestSupport

/// The configuration and the registry of an invented province, written into a folder of its own. ``KioskFile``'s counter
/// stands in it.
struct CentreFile: Sendable {
  /// 0 for any free port.
  var port = 0
  var logLevel = "info"
  /// In place of the file.
  var server: PostgresAddress?

  static let zone = "Asia/Ho_Chi_Minh"
  static let communeName = "Trung tâm Phục vụ hành chính công xã Mẫu Sơn"

  static let units = """
    code,name,parent,valid_from,valid_to
    H56,Tỉnh Bình Minh,,2025-07-01,
    H56.14,\(communeName),H56,2025-07-01,
    H56.15,Trung tâm Phục vụ hành chính công xã Tân Lập,H56,2025-07-01,

    """
  static let counters = """
    unit,code,name,valid_from,valid_to
    H56.14,Q01,Quầy 1,2025-07-01,
    H56.14,Q02,Quầy 2,2025-07-01,
    H56.14,Q03,Quầy 3,2025-07-01,
    H56.15,Q01,Quầy 1,2025-07-01,

    """
  static let clerks = """
    unit,staff,name,title,valid_from,valid_to
    H56.14,CB017,Nguyễn Thị Minh Hạnh,Công chức Tư pháp – Hộ tịch,2025-07-01,
    H56.14,CB018,Trần Văn Đức,Công chức Địa chính – Xây dựng,2025-07-01,

    """

  /// Writes configuration and lists.
  func write(to folder: ScratchFolder) throws {
    for (name, text) in [
      ("units.csv", Self.units), ("counters.csv", Self.counters), ("clerks.csv", Self.clerks),
      ("evaluationd.toml", text(in: folder)),
    ] {
      try text.write(to: folder.file(name), atomically: true, encoding: .utf8)
    }
  }

  func text(in folder: ScratchFolder) -> String {
    """
    [store]
    path = "\(Self.store(in: folder))"
    \(server.map(Self.lines) ?? "")

    [server]
    address = "127.0.0.1"
    port = \(port)

    [health]
    port = 0

    [centre]
    zone = "\(Self.zone)"

    [log]
    level = "\(logLevel)"

    """
  }

  private static func lines(of server: PostgresAddress) -> String {
    """
    postgres_host = "\(server.host)"
    postgres_database = "\(server.database)"
    postgres_user = "\(server.user)"
    """
  }

  static func store(in folder: ScratchFolder) -> String { folder.file("centre.sqlite").path }
}

/// A manager's account, and the unit whose subtree it reads.
struct CentreAccount: Sendable {
  let name: String
  let unit: String
  let password: String

  static let manager = CentreAccount(name: "ha.nguyen", unit: "H56.14", password: "một mật khẩu rất dài")
  static let neighbour = CentreAccount(name: "binh.tran", unit: "H56.15", password: "mật khẩu khác, cũng dài")
}
