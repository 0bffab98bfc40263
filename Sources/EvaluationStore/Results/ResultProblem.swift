/// Something wrong with figures to be imported, or worth a second look.
package struct ResultProblem: Hashable, Sendable {
  package enum Kind: Hashable, Sendable, CaseIterable {
    /// The form of the list.
    case table(TableFault.Kind)
    case rule(ResultRule)

    package static var allCases: [Kind] {
      TableFault.Kind.allCases.map(Kind.table) + ResultRule.allCases.map(Kind.rule)
    }
  }

  package let kind: Kind
  /// From 1; `nil` where the list as a whole is to blame.
  package let line: Int?
  package let column: String?
  package let subject: String

  package init(_ kind: Kind, line: Int?, column: String? = nil, _ subject: String) {
    self.kind = kind
    self.line = line
    self.column = column
    self.subject = String(subject.prefix(80))
  }

  init(_ rule: ResultRule, line: Int?, column: String? = nil, _ subject: String) {
    self.init(.rule(rule), line: line, column: column, subject)
  }

  /// Stable, for programs.
  package var code: String {
    switch kind {
    case .table(let fault): "results-\(fault.rawValue)"
    case .rule(let rule): "results-\(rule.rawValue)"
    }
  }

  /// Whether the figures are taken all the same.
  package var isWarning: Bool { if case .rule(let rule) = kind { rule.isWarning } else { false } }

  package var message: String { texts.message }
  package var hint: String { texts.hint }

  private var texts: (message: String, hint: String) {
    switch kind {
    case .table(let fault): fault.texts(subject, of: ResultTable.columns)
    case .rule(let rule): rule.texts(subject)
    }
  }
}

/// An import that was refused as a whole; the figures are as they were.
package struct ResultRefusal: Error, Hashable, Sendable {
  /// Every problem, at most ``RegistryLimits/problems``, by line. No warning is among them.
  package let problems: [ResultProblem]

  package init(problems: [ResultProblem]) { self.problems = ResultProblem.listed(problems) }
}

extension ResultProblem {
  /// By line, as many as people read.
  static func listed(_ problems: [ResultProblem]) -> [ResultProblem] {
    let ordered = problems.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
    return ordered.prefix(RegistryLimits.problems).map(\.element)
  }
}
