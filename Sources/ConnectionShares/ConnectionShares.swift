// ConnectionShares: no network address alone keeps a listener from everybody else.
//
// Each address (NetworkAddresses) has so many connections at most; one more is hung up on before a byte of it is read.
// Connections of this machine by a socket without an address are not limited. A share is given back when its connection is
// closed, however it ends.

import HummingbirdCore
import Logging
import NIOCore
import NetworkAddresses
import Synchronization

/// How many connections each network address has, of so many at most. An IPv6 address counts by its first 64 bits.
package final class AddressShares: Sendable {
  private let most: Int
  private let taken = Mutex<[String: Int]>([:])

  package init(most: Int) { self.most = most }

  /// Whether the address may have one more; then it is to be given back.
  func take(_ key: String) -> Bool {
    taken.withLock { taken in
      guard taken[key, default: 0] < most else { return false }
      taken[key, default: 0] += 1
      return true
    }
  }

  func giveBack(_ key: String) {
    taken.withLock { taken in
      let left = taken[key, default: 1] - 1
      taken[key] = left > 0 ? left : nil
    }
  }
}

/// Hangs up on connections of an address that has its share, before a byte of them is read: so that no address alone
/// keeps a listener from everybody else.
package struct SharedConnections<Base: ServerChildChannel>: ServerChildChannel {
  private struct ShareTaken: Error {}

  private let base: Base
  private let shares: AddressShares

  package init(base: Base, shares: AddressShares) {
    self.base = base
    self.shares = shares
  }

  package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    // A socket of this machine has no address.
    guard let address = channel.remoteAddress?.ipAddress else { return base.setup(channel: channel, logger: logger) }
    let (key, shares) = (AddressKey.text(address), shares)
    guard shares.take(key) else {
      channel.close(promise: nil)
      return channel.eventLoop.makeFailedFuture(ShareTaken())
    }
    channel.closeFuture.whenComplete { _ in shares.giveBack(key) }
    return base.setup(channel: channel, logger: logger)
  }

  package func handle(value: Base.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}
