import Foundation

@testable import EvaluationSheets

/// A workbook by its parts, as a test writes them; what it does not write is as Excel has it.
struct WrittenWorkbook {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"

  /// By name; `nil` leaves a part out.
  var parts: [(name: String, content: Data)] = []

  init(rows: String = "", after: String = "", before: String = "", texts: String = "", formats: String = "") {
    set("[Content_Types].xml", "<Types/>")
    set("_rels/.rels", Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")]))
    set("xl/workbook.xml", Self.workbook(#"<sheet name="Bảng" sheetId="1" r:id="rId1"/>"#))
    set(
      "xl/_rels/workbook.xml.rels",
      Self.relationships([
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"),
        ("rId3", "styles", "styles.xml"),
      ]))
    set(
      "xl/worksheets/sheet1.xml",
      "<worksheet xmlns=\"\(Self.main)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>")
    set("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(texts)</sst>")
    set("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(formats)</styleSheet>")
  }

  mutating func set(_ name: String, _ content: String) { set(name, Data((Self.head + content).utf8)) }

  mutating func set(_ name: String, _ content: Data) {
    remove(name)
    parts.append((name, content))
  }

  mutating func remove(_ name: String) { parts.removeAll { $0.name == name } }

  func data() throws -> Data { try TestArchive.packed(parts) }

  func sheets(_ limits: SheetLimits = SheetLimits()) throws -> [Sheet] {
    try SheetReader.read(try data(), limits: limits)
  }

  static func workbook(_ sheets: String, properties: String = "") -> String {
    "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\">\(properties)<sheets>\(sheets)</sheets></workbook>"
  }

  static func relationships(_ list: [(id: String, type: String, target: String)]) -> String {
    let all = list.map { #"<Relationship Id="\#($0.id)" Type="\#(relations)/\#($0.type)" Target="\#($0.target)"/>"# }
    return "<Relationships>\(all.joined())</Relationships>"
  }

  /// The cells of a sheet whose first row holds these.
  static func cells(
    _ cells: String, texts: String = "", formats: String = "", properties: String = ""
  ) throws -> [SheetCell] {
    var workbook = WrittenWorkbook(rows: "<row r=\"1\">\(cells)</row>", texts: texts, formats: formats)
    workbook.set(
      "xl/workbook.xml", Self.workbook(#"<sheet name="Bảng" sheetId="1" r:id="rId1"/>"#, properties: properties))
    return try workbook.sheets().first?.rows.first?.cells ?? []
  }

  /// The one cell with a value in a format.
  static func shown(_ value: String, code: String, properties: String = "") throws -> SheetCell? {
    let formats =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(code)\"/></numFmts><cellXfs><xf/><xf numFmtId=\"164\"/></cellXfs>"
    return try cells("<c s=\"1\"><v>\(value)</v></c>", formats: formats, properties: properties).first
  }
}
