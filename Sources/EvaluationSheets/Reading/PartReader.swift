import Foundation
import FoundationXML

/// Reads one part of a workbook: XML in UTF-8, without declarations of types, well-formed to its end and not too deep.
///
/// The parser underneath goes on after faults and calls what it then finds a success, so every fault it tells of ends the
/// reading here.
final class PartReader<Handler: PartHandler>: NSObject, XMLParserDelegate {
  private let name: String
  private let limits: SheetLimits
  private var handler: Handler
  private var problem: SheetProblem?
  private var depth = 0
  private var hasEnded = false

  /// - Parameter name: of the part, for problems.
  static func read(
    _ data: Data, _ name: String, limits: SheetLimits, into handler: Handler
  ) throws(SheetProblem) -> Handler {
    try PartProlog.check(data, name)
    let reader = PartReader(name, limits, handler)
    let parser = XMLParser(data: data)
    parser.delegate = reader
    let isRead = parser.parse()
    if let problem = reader.problem { throw problem }
    guard isRead, parser.parserError == nil, reader.hasEnded else { throw SheetProblem(.partMalformed, name) }
    return reader.handler
  }

  private init(_ name: String, _ limits: SheetLimits, _ handler: Handler) {
    self.name = name
    self.limits = limits
    self.handler = handler
  }

  private func attempt(_ parser: XMLParser, _ step: (inout Handler) throws(SheetProblem) -> Void) {
    guard problem == nil else { return }
    do {
      try step(&handler)
    } catch {
      fail(parser, error)
    }
  }

  private func fail(_ parser: XMLParser, _ problem: SheetProblem) {
    guard self.problem == nil else { return }
    self.problem = problem
    parser.abortParsing()
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
    attributes attributeDict: [String: String]
  ) {
    depth += 1
    guard depth <= limits.depth else { return fail(parser, SheetProblem(.partTooDeep, name)) }
    attempt(parser) { (handler) throws(SheetProblem) in
      try handler.begin(PartElement(elementName, attributeDict))
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
  ) {
    depth -= 1
    if depth == 0 { hasEnded = true }
    attempt(parser) { (handler) throws(SheetProblem) in try handler.end(PartElement.local(elementName)) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    attempt(parser) { (handler) throws(SheetProblem) in try handler.add(string) }
  }

  func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
    attempt(parser) { (handler) throws(SheetProblem) in try handler.add(String(decoding: CDATABlock, as: UTF8.self)) }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    fail(parser, SheetProblem(.partMalformed, name))
  }
}
