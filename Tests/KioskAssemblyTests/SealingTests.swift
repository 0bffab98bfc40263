import Foundation
import KioskJournal
import RatingModel
import Testing

@testable import KioskAssembly

/// When a counter begins to seal.
struct SealingTests {
  /// X25519's base point: a key to which something can be encrypted.
  private let key = Data([9] + [UInt8](repeating: 0, count: 31))

  @Test func sealingBeginsOnceWhenNobodyIsServed() throws {
    let kept = try KeptCounter()
    kept.start()
    kept.counter.seal(to: key)
    _ = try kept.open("A")
    kept.counter.sealWhenDue(at: kept.now)
    #expect(!kept.counter.isSealed)

    kept.counter.handle(.cancel(try #require(SessionID("A"))), at: kept.now)
    kept.counter.sealWhenDue(at: kept.now)
    #expect(kept.counter.isSealed)
    let sequence = kept.counter.journal?.sequence
    kept.counter.sealWhenDue(at: kept.now)
    #expect(kept.counter.journal?.sequence == sequence)
  }

  @Test func aNewJournalIsSealedToo() throws {
    let kept = try KeptCounter()
    kept.start()
    kept.counter.seal(to: key)
    kept.counter.sealWhenDue(at: kept.now)
    kept.counter.abandon(.forked, at: kept.now)
    kept.start()
    #expect(!kept.counter.isSealed)
    kept.counter.sealWhenDue(at: kept.now)
    #expect(kept.counter.isSealed)
  }

  @Test func aKeyThatIsNoneStopsNoRating() throws {
    let kept = try KeptCounter()
    kept.start()
    kept.counter.seal(to: Data(count: 32))
    kept.counter.sealWhenDue(at: kept.now)
    #expect(!kept.counter.isSealed && kept.counter.failure == nil)
    try kept.rate("A")
    kept.pass(seconds: 10)
    kept.counter.seal(to: key)
    kept.counter.sealWhenDue(at: kept.now)
    #expect(kept.counter.isSealed)
  }
}
