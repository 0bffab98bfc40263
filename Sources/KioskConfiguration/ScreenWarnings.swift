import KioskScreen
import RatingModel

/// What a panel cannot hold at the size that its distance asks for. No error: the screen makes it smaller, and ratings count.
extension KioskSettings {
  package var warnings: [ConfigurationDiagnostic] {
    let room = ScreenRoom(screen.geometry)
    let tooMuch = contents.filter { !room.holds($0.content) }.map(\.name)
    guard !tooMuch.isEmpty else { return [] }
    let geometry = screen.geometry
    return [
      ConfigurationDiagnostic(
        code: .screenTooSmall, line: screen.position.line, column: screen.position.column, key: "screen",
        message: "At \(geometry.distanceMillimetres) mm a panel of \(geometry.widthMillimetres) × "
          + "\(geometry.heightMillimetres) mm has no room for \(tooMuch.joined(separator: ", ")) in letters as high as "
          + "EN 301 549 asks for; they would be smaller.",
        hint:
          "Bring the panel nearer to the eyes and say so in distance_mm, give fewer or shorter answers, or take a larger "
          + "panel.")
    ]
  }

  /// What citizens are asked, in both languages that are built in.
  private var contents: [(name: String, content: ScreenRoom.Content)] {
    [StringTable.vietnamese, .english].flatMap { table in
      let language = table.language
      let levels = content(
        table, headline: table.wording(.pleaseRate).headline, scale.levels.map { $0.labels[language] ?? "" },
        last: declines ? table.word(.decline) : nil)
      return [("the levels (\(language))", levels)]
        + secondStep.questions.flatMap { pages(of: $0, table) }
    }
  }

  private func pages(of question: Question, _ table: StringTable) -> [(String, ScreenRoom.Content)] {
    let labels = question.answers.map { $0.labels[table.language] ?? "" }
    let size = max(1, scale.levels.count - 1)
    return stride(from: 0, to: labels.count, by: size).prefix(1).map { first in
      let page = content(
        table, headline: question.labels[table.language] ?? "",
        labels[first..<min(first + size, labels.count)].map { Self.marks + $0 }, last: Self.marks + table.word(.proceed)
      )
      return ("the question \(question.id.text) (\(table.language))", page)
    }
  }

  /// As wide as the key's number and the sign of a choice.
  private static let marks = "15 "

  private func content(
    _ table: StringTable, headline: String, _ answers: [String], last: String?
  ) -> ScreenRoom.Content {
    let own: [ScreenWord] = [.languageName, .highContrast, .soundOff]
    return ScreenRoom.Content(
      headline: headline, answers: answers, last: last,
      controls: devices.contains(where: \.isTouched) ? own.map(table.word) : [])
  }

  private var declines: Bool { screen.offersToDecline ?? devices.contains(where: \.hasKeyToDecline) }
}
