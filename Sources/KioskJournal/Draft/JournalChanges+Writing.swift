import GRDB

extension JournalChanges {
  /// Writes the rows. Runs inside one transaction.
  ///
  /// - Parameter state: The state as it will be.
  func write(_ state: JournalState, _ db: Database) throws {
    for entry in entries { try EntryTable.insert(entry, db) }
    // Over the one that has just sealed: it is gone with this transaction.
    if let key = state.sealKey { try MetaTable.put(key.bytes, as: .sealKey, db) }
    for (key, change) in tallies { try TallyTable.add(change, to: key, db) }
    for rating in pending {
      if let waiting = state.fold.pending[rating] {
        try PendingTable.put(waiting, db)
      } else {
        try PendingTable.delete(rating, db)
      }
    }
    if isUndatedCleared { try UndatedTable.clear(db) }
    for count in undated { try UndatedTable.insert(count, db) }
    try writePersonal(state, db)
    try writeStart(state, db)
  }

  private func writePersonal(_ state: JournalState, _ db: Database) throws {
    if let erasedThrough { try PersonalTable.erase(through: erasedThrough, db) }
    for field in personal { try PersonalTable.insert(field, db) }
    for session in sessions { try PersonalTable.insert(session, db) }
    if areMeetingsRewritten {
      try DossierTable.rewrite(state.dossiers, db)
    } else {
      for meeting in meetings { try DossierTable.insert(meeting, db) }
    }
  }

  private func writeStart(_ state: JournalState, _ db: Database) throws {
    if let bootBegan { try BootTable.insert(state.boot, first: bootBegan, db) }
    if let anchor { try BootTable.put(anchor, of: state.boot, db) }
    if let cut { try CutTable.insert(cut, db) }
    if let configuration { try ConfigurationTable.insert(configuration, db) }
    if let scale { try ScaleTable.put(scale, db) }
    for question in questions { try QuestionTable.put(question, db) }
    for (name, value) in meta { try MetaTable.put(value, as: name, db) }
  }
}
