/// What the one-stop software counts. The raw value is the column of a file and of the store.
package enum ResultFigure: String, Hashable, Sendable, CaseIterable {
  /// Dossiers that came in; in a row of another stage than receiving, how often that step was done.
  case received
  /// Dossiers that were open when the period began.
  case carriedOver = "carried_over"
  /// Results returned before their appointment, on it, after it.
  case early
  case onTime = "on_time"
  case late
  case complaints
  /// Of the complaints, those that the competent body found wrong or slanderous.
  case complaintsAnnulled = "complaints_annulled"
  /// Complaints about conduct.
  case conductComplaints = "conduct_complaints"
  /// Of those about conduct, those found wrong or slanderous: not counted (TT 01/2018/TT-VPCP Art. 13, index 7), and kept.
  case conductAnnulled = "conduct_annulled"

  /// The most that one row may say: more is a typing error.
  package static let most = 100_000_000
}

/// Figures of one row. One that is missing was not reported, which is not zero.
package struct ResultCounts: Hashable, Sendable {
  private var values: [ResultFigure: Int]

  package init(_ values: [ResultFigure: Int] = [:]) { self.values = values }

  package subscript(_ figure: ResultFigure) -> Int? {
    get { values[figure] }
    set { values[figure] = newValue }
  }

  package var isEmpty: Bool { values.isEmpty }

  /// Results that were returned, at whatever time; `nil` where none of it was reported.
  package var returned: Int? {
    let reported = [ResultFigure.early, .onTime, .late].compactMap { values[$0] }
    return reported.isEmpty ? nil : reported.reduce(0, +)
  }
}
