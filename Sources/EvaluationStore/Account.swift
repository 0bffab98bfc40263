import RatingModel

/// Name of an account: `ha.nguyen`.
package typealias AccountName = Code<AccountNameRule>
package enum AccountNameRule: CodeRule {
  package static let noun = "account name"
  package static let longest = 64
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", ".", "-", "_", "@": true
    default: false
    }
  }
}

/// Somebody who may sign in.
package struct Account: Hashable, Sendable {
  package let name: AccountName
  package let password: PasswordHash
  package let role: AccountRole
  /// The units whose subtrees the account works in; without any it reads nothing but its own.
  package let roots: Set<UnitCode>
  /// Whom an account of the role ``AccountRole/clerk`` belongs to; `nil` for every other.
  package let clerk: ClerkID?
  package let disabled: Bool
  package let createdAt: WallTime

  package init(
    name: AccountName, password: PasswordHash, role: AccountRole, roots: Set<UnitCode>, clerk: ClerkID? = nil,
    disabled: Bool, createdAt: WallTime
  ) {
    self.name = name
    self.password = password
    self.role = role
    self.roots = roots
    self.clerk = clerk
    self.disabled = disabled
    self.createdAt = createdAt
  }

  /// What the account may, where, and for whom.
  package var rights: AccountRights { AccountRights(role: role, roots: roots, clerk: clerk) }
}

/// A password as it is kept: scrypt (RFC 7914) with its parameters and a salt of its own, so that parameters can rise later.
package struct PasswordHash: Hashable, Sendable {
  /// 16 random bytes.
  package let salt: [UInt8]
  /// N, a power of two.
  package let rounds: Int
  /// r.
  package let blockSize: Int
  /// p.
  package let parallelism: Int
  /// 32 bytes.
  package let key: [UInt8]

  package init(salt: [UInt8], rounds: Int, blockSize: Int, parallelism: Int, key: [UInt8]) {
    self.salt = salt
    self.rounds = rounds
    self.blockSize = blockSize
    self.parallelism = parallelism
    self.key = key
  }
}
