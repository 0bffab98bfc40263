extension ScenarioStep {
  /// The same step as the journal of a running kiosk shows it: that a rating is final is no entry of its own, and what
  /// every panel of the scenario sends comes by the one channel that the kiosk is given.
  package func asInJournal(channel: String) -> ScenarioStep {
    let kept = records.filter { $0.words.first != "final" }.map { record in
      var record = record
      if let expected = record.properties["channel"], expected != "none" { record.properties["channel"] = channel }
      return record
    }
    return ScenarioStep(line: line, timeMilliseconds: timeMilliseconds, action: action, answer: answer, records: kept)
  }
}
