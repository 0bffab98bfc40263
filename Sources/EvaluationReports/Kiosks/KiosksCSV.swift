import EvaluationStore
import Foundation
import RatingModel

/// The list of kiosks for a spreadsheet, in the words of the page.
package enum KiosksCSV {
  package static func data(
    _ kiosks: [ListedKiosk], names: [UnitCode: String], asOf: WallTime, zone: Zone, language: Language
  ) -> Data {
    let spelling = Spelling(language: language, zone: zone)
    var csv = CSVText()
    csv.append(KioskLine.Column.allCases.map { $0.word.text(language) })
    for kiosk in kiosks {
      let line = KioskLine(kiosk, unitName: names[kiosk.place.unit], asOf: asOf, spelling)
      csv.append(KioskLine.Column.allCases.map { line.texts($0).joined(separator: "; ") })
    }
    return csv.data
  }
}
