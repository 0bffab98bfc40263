/// What became of a receipt.
package enum ReceiptEffect: Hashable, Sendable {
  /// The batch's tallies are acknowledged and its head is countersigned.
  case acknowledged
  /// The centre lacks something or was restored: everything counts as not acknowledged from now on.
  case sendAgain
  /// It answers another batch than the one given; nothing changed.
  case notOurs
}
