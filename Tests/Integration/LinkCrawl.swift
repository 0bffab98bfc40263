import EvaluationReports
import Foundation
import TestSupport
import Testing

/// Follows whatever the pages of one person offer: links, and forms that only ask.
struct LinkCrawl {
  /// A link that did not lead to a page.
  struct DeadEnd: Hashable, CustomStringConvertible {
    let status: Int
    let link: String
    let page: String

    var description: String { "\(status) \(link) on \(page)" }
  }

  /// Links and what forms of questions ask with their first, and with the last of each choice.
  private static let offers = """
    (() => {
      const asked = [...document.forms].filter((form) => form.method === "get").flatMap((form) => {
        const ask = (change) => {
          const data = new FormData(form);
          change(data);
          return form.action + "?" + new URLSearchParams(data);
        };
        const last = [...form.querySelectorAll("select")].map((select) =>
          ask((data) => data.set(select.name, select.options[select.options.length - 1]?.value ?? "")));
        return [ask(() => {}), ...last];
      });
      return [...[...document.links].map((link) => link.href.split("#")[0]), ...asked];
    })()
    """

  /// Addresses of one kind.
  private static let mostAlike = 12
  private static let mostPages = 45

  private let person: PersonBrowser
  private let requests: ReportReader
  private(set) var deadEnds: Set<DeadEnd> = []
  /// Of every page that was opened: what is wrong with it.
  private(set) var faults: [String] = []
  /// Text of everything that was answered, by address.
  private(set) var texts: [String: String] = [:]
  private(set) var pages = 0
  private var known: Set = ["/"]
  private var asked: [Shape: Int] = [:]
  private var seen: Set<Shape> = []

  init(_ person: PersonBrowser) async throws {
    self.person = person
    requests = try await person.requests()
  }

  /// Begins at the first page.
  mutating func run() async throws {
    try await person.page.resize(width: 390, height: 844)
    var waiting = [(link: "/", page: "")]
    while !waiting.isEmpty {
      let (link, page) = waiting.removeFirst()
      let shape = Shape(link)
      let isLookedAt = !shape.isFile && pages < Self.mostPages && seen.insert(shape).inserted
      let (status, next) = isLookedAt ? try await look(at: link) : (try await ask(link), [])
      if status != 200, !isRefusedInWords(status, link) {
        deadEnds.insert(DeadEnd(status: status, link: link, page: page))
      }
      for next in next where isWorthAsking(next) { waiting.append((next, link)) }
    }
  }

  /// Some of each kind; of files, and in the other language, one.
  private mutating func isWorthAsking(_ link: String) -> Bool {
    let shape = Shape(link)
    let most = shape.isFile || shape.language == Language.english.rawValue ? 1 : Self.mostAlike
    guard asked[shape, default: 0] < most, known.insert(link).inserted else { return false }
    asked[shape, default: 0] += 1
    return true
  }

  /// Of two choices that do not go together the page says so, and asks again.
  private func isRefusedInWords(_ status: Int, _ link: String) -> Bool {
    status == 422 && texts[link].map { $0.contains("role=\"alert\"") && $0.contains("<form") } == true
  }

  private mutating func ask(_ link: String) async throws -> Int {
    let answer = try await requests.follow(link)
    texts[link] = answer.text
    return answer.status
  }

  /// - Returns: how it was answered, and what it offers.
  private mutating func look(at link: String) async throws -> (Int, [String]) {
    let seen = try await person.open(link)
    pages += 1
    texts[link] = seen.html
    faults += try await person.page.evaluate(PageStructure.script, as: [String].self).map { "\(link): \($0)" }
    let overflow = try await person.page.evaluate(PageStructure.overflow, as: Double.self)
    // A sheet of paper has its own width.
    if overflow > 0, !link.contains("/print"), !link.contains("/preview") {
      faults.append("\(link): \(overflow) too wide")
    }
    let base = person.centre.pages
    let offered = try await person.page.evaluate(Self.offers, as: [String].self).compactMap { link in
      link.hasPrefix(base) ? String(link.dropFirst(base.count)) : nil
    }
    return (seen.status, offered)
  }

  /// What pages have in common that are alike: the path, what is asked for, and the language.
  private struct Shape: Hashable {
    let path: String
    let names: [String]
    let language: String
    var isFile: Bool { PagePath(rawValue: path).map(RolePages.files.contains) ?? false }

    init(_ link: String) {
      let parts = URLComponents(string: link)
      path = parts?.path ?? link
      names = (parts?.queryItems ?? []).map(\.name).sorted()
      language = parts?.queryItems?.first { $0.name == "lang" }?.value ?? ""
    }
  }
}

extension ReportReader {
  /// What an address leads to, over as many redirects as a browser would follow.
  func follow(_ path: String) async throws -> WebAnswer {
    var answer = try await get(path)
    for _ in 0..<5 {
      guard (300..<400).contains(answer.status), let next = answer.header("location") else { break }
      answer = try await get(next)
    }
    return answer
  }
}
