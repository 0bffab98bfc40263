import ForwardingContract

/// What became of a receipt.
package enum ReceiptEffect: Hashable, Sendable {
  /// The batch's tallies are acknowledged or, where the centre refused them, kept back. What the centre asked is answered by the
  /// next batch.
  case acknowledged
  /// The centre took nothing and asks for an entry, which the next batch shows; nothing changed.
  case unproven
  /// The centre lacks something or was restored: everything counts as not acknowledged from now on.
  case sendAgain
  /// It answers another batch than the one given; nothing changed.
  case notOurs
  /// The centre takes nothing of this journal any more; nothing changed. The kiosk is to go on under a new one.
  case abandon(Receipt.Abandonment)
}
