import EvaluationStore
import RatingModel

extension ReportTables {
  /// One row for each event, headed by its number; ends of a range and of a time stand together.
  func events(_ events: [IntegrityEvent]) -> TableModel {
    TableModel(
      identifier: "events", kind: "events", heading: language.text(.sectionEvents),
      note: language.text(.noteEvents), rowHeading: language.text(.eventNumber), heads: layout.map(\.head),
      rows: events.enumerated().map { number, event in
        TableModel.Row(
          identifier: "event/\(number)", kind: "event", name: "\(event.id)",
          cells: layout.map { $0.cell(event, spelling) })
      })
  }

  private var layout: [TableColumn<IntegrityEvent>] {
    func lesser(_ column: EventColumn, before: String = "") -> TableColumn<IntegrityEvent>.Lesser {
      .init(column: column, before: before, after: " ")
    }
    let merged: Set<[String]> = [["number"], ["journal"], ["last"], ["latest"], ["ended"], ["closedBy"]]
    return EventColumn.all.filter { !merged.contains($0.path) }.map { column in
      let title = column.title(language)
      return switch column.path {
      case ["kiosk"]: TableColumn(title, minorTitle: language.text(.journal), column, lesser: [lesser(.journal)])
      case ["first"]: TableColumn(title, minorTitle: language.text(.eventLast), column, lesser: [lesser(.last)])
      case ["since"]: TableColumn(title, minorTitle: language.text(.eventLatest), column, lesser: [lesser(.latest)])
      case ["state"]:
        TableColumn(
          title, minorTitle: "\(language.text(.eventEnded)), \(language.text(.closedBy))", column,
          lesser: [lesser(.ended), lesser(.closedBy)])
      default: TableColumn(title, column)
      }
    }
  }
}
