import RatingModel

/// What stands in the bodies of requests and answers about sessions, as JSON Schema.
package enum SessionSchemas {
  package static let unit = "^(?=.*[A-Z0-9])[A-Z0-9.]{1,\(UnitRule.longest)}$"
  static let counter = "^(?=.*[A-Za-z0-9])[A-Za-z0-9.-]{1,\(CounterRule.longest)}$"
  static let session = "^(?=.*[A-Za-z0-9])[A-Za-z0-9._:-]{1,\(SessionRule.longest)}$"

  static let all = """
    {
      "Opening": {
        "type": "object", "additionalProperties": false,
        "description": "Without a body or with an empty one: a session without dossiers of the roster's clerk.",
        "properties": {
          "clerk": {
            "type": ["object", "null"], "additionalProperties": false, "required": ["unit", "staff"],
            "properties": {
              "unit": {"type": "string", "pattern": "\(unit)"},
              "staff": {"type": "string", "pattern": "^(?=.*[A-Za-z0-9])[A-Za-z0-9._-]{1,\(StaffRule.longest)}$"}
            }
          },
          "dossiers": {
            "type": ["array", "null"], "maxItems": \(SessionOpening.mostDossiers),
            "items": {
              "type": "object", "additionalProperties": false, "required": ["code", "stage"],
              "if": {"properties": {"timeliness": {"type": "string"}}, "required": ["timeliness"]},
              "then": {"properties": {"stage": {"const": "\(Stage.returning.rawValue)"}}},
              "properties": {
                "code": {"type": "string", "pattern": "\(printable)", "maxLength": \(DossierCode.longest)},
                "procedure": {
                  "type": ["string", "null"],
                  "pattern": "^(?=.*[A-Za-z0-9])[A-Za-z0-9.-]{1,\(ProcedureRule.longest)}$"
                },
                "stage": {"enum": \(names(Stage.self))},
                "timeliness": {
                  "enum": \(names(Timeliness.self, orNull: true)), "description": "With the stage \(Stage.returning.rawValue) only."
                }
              }
            }
          },
          "ticket": {
            "type": ["object", "null"], "additionalProperties": false, "required": ["number"],
            "properties": {
              "number": {
                "type": "string", "pattern": "^(?=.*[A-Za-z0-9])[A-Za-z0-9./-]{1,\(TicketRule.longest)}$"
              },
              "drawn_at": {"type": ["string", "null"], "format": "date-time", "pattern": "^[1-9]"}
            }
          }
        }
      },
      "State": {
        "type": "object", "additionalProperties": false, "required": ["state"],
        "properties": {
          "state": {"enum": \(names(SessionState.self))},
          "session": {"type": "string", "description": "Absent while the counter has had no session."}
        }
      },
      "Refusal": {
        "type": "object", "required": ["code", "message", "hint", "retry"],
        "properties": {
          "code": {"type": "string", "description": "Stable."},
          "message": {"type": "string"},
          "hint": {"type": "string", "description": "What to do about it."},
          "retry": {"type": "boolean", "description": "Whether the same request may succeed later."}
        }
      }
    }
    """

  /// No control characters, and something beside blanks.
  private static var printable: String {
    let control = #"\\u0000-\\u001f\\u007f-\\u009f"#
    return #"^[^\#(control)]*[^\\s\#(control)][^\#(control)]*$"#
  }

  private static func names<Word: CaseIterable & RawRepresentable<String>>(
    _ words: Word.Type, orNull: Bool = false
  ) -> String {
    "[" + (words.allCases.map { "\"\($0.rawValue)\"" } + (orNull ? ["null"] : [])).joined(separator: ", ") + "]"
  }
}
