import EvaluationReports
import Foundation

/// The fields and files of a form as a browser sends them (`multipart/form-data`, RFC 7578), read strictly: nothing before the
/// first part, every part whole and named, nothing behind the last.
struct MultipartForm: Sendable {
  struct Part: Sendable {
    let name: String
    /// `nil` of a field; empty where no file was chosen.
    let fileName: String?
    let body: Data
  }

  private static let mostParts = 32
  private static let longestHead = 4096
  private static let longestField = 4096
  private let parts: [Part]

  /// `nil` for a body that is no such form.
  init?(_ body: Data, contentType: String) {
    guard let boundary = Self.boundary(of: contentType) else { return nil }
    var reading = Reading(body: body, delimiter: Data("--\(boundary)".utf8))
    guard let parts = reading.parts() else { return nil }
    self.parts = parts
  }

  /// A field; empty where there is none. Of a field that comes twice the first counts.
  subscript(name: String) -> String {
    guard let part = parts.first(where: { $0.name == name && $0.fileName == nil }),
      part.body.count <= Self.longestField
    else { return "" }
    return String(data: part.body, encoding: .utf8) ?? ""
  }

  var language: Language { Language(rawValue: self["lang"]) ?? .vietnamese }

  /// The file of a name; `nil` where none was chosen.
  func file(_ name: String) -> Part? {
    parts.first { $0.name == name && $0.fileName.map { !$0.isEmpty } ?? false }
  }

  /// Of 1 to 70 of the characters that RFC 2046 permits.
  static func boundary(of contentType: String) -> String? {
    let pieces = contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    guard pieces.first?.lowercased() == "multipart/form-data" else { return nil }
    let named = pieces.dropFirst().filter { $0.lowercased().hasPrefix("boundary=") }
    guard named.count == 1, var boundary = named.first.map({ String($0.dropFirst("boundary=".count)) }) else {
      return nil
    }
    if boundary.count >= 2, boundary.hasPrefix("\""), boundary.hasSuffix("\"") {
      boundary = String(boundary.dropFirst().dropLast())
    }
    let permitted = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'()+_,-./:=?")
    guard (1...70).contains(boundary.utf8.count), boundary.unicodeScalars.allSatisfy(permitted.contains) else {
      return nil
    }
    return boundary
  }

  /// One pass over a body.
  private struct Reading {
    private static let lineEnd = Data("\r\n".utf8)
    private static let headEnd = Data("\r\n\r\n".utf8)
    let body: Data
    let delimiter: Data
    private var place: Data.Index

    init(body: Data, delimiter: Data) {
      self.body = body
      self.delimiter = delimiter
      place = body.startIndex
    }

    mutating func parts() -> [Part]? {
      guard take(delimiter) else { return nil }
      var parts: [Part] = []
      while true {
        if take(Data("--".utf8)) {
          _ = take(Self.lineEnd)
          return place == body.endIndex ? parts : nil
        }
        guard parts.count < mostParts, take(Self.lineEnd), let part = part() else { return nil }
        parts.append(part)
      }
    }

    private mutating func part() -> Part? {
      let headLimit = body.index(place, offsetBy: longestHead, limitedBy: body.endIndex) ?? body.endIndex
      guard let headEnd = body.range(of: Self.headEnd, in: place..<headLimit),
        let head = String(data: body[place..<headEnd.lowerBound], encoding: .utf8),
        let end = body.range(of: Self.lineEnd + delimiter, in: headEnd.upperBound..<body.endIndex)
      else { return nil }
      place = end.upperBound
      return MultipartForm.part(head, Data(body[headEnd.upperBound..<end.lowerBound]))
    }

    private mutating func take(_ bytes: Data) -> Bool {
      guard body[place...].starts(with: bytes) else { return false }
      place = body.index(place, offsetBy: bytes.count)
      return true
    }
  }

  private static func part(_ head: String, _ body: Data) -> Part? {
    let lines = head.components(separatedBy: "\r\n")
    let dispositions = lines.filter { $0.lowercased().hasPrefix("content-disposition:") }
    guard dispositions.count == 1, let line = dispositions.first else { return nil }
    let value = line.dropFirst("content-disposition:".count).trimmingCharacters(in: .whitespaces)
    guard value.lowercased().hasPrefix("form-data"), let name = parameter("name", of: value), !name.isEmpty else {
      return nil
    }
    return Part(name: name, fileName: parameter("filename", of: value), body: body)
  }

  /// What stands in quotation marks behind `; name=`, as browsers write it: a quotation mark and line ends are escaped by
  /// percent signs (HTML, "multipart form data").
  private static func parameter(_ name: String, of value: String) -> String? {
    guard let opening = value.range(of: "; \(name)=\""),
      let closing = value.range(of: "\"", range: opening.upperBound..<value.endIndex)
    else { return nil }
    return String(value[opening.upperBound..<closing.lowerBound]).replacing("%22", with: "\"").replacing(
      "%0D", with: " "
    ).replacing("%0A", with: " ")
  }
}
