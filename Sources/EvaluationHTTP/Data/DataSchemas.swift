import EvaluationStore
import ForwardingContract
import RatingModel

/// What stands in requests and answers of the API for programs, as JSON Schema.
enum DataSchemas {
  private static let unit = SessionSchemas.unit
  private static let staff = "^(?=.*[A-Za-z0-9])[A-Za-z0-9._-]{1,\(StaffRule.longest)}$"
  private static let key = "^(?=.*[A-Za-z0-9])[A-Za-z0-9._:-]{1,\(ResultRequestRule.longest)}$"
  private static let day = "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$"
  private static let details = ResultQuery.Detail.allCases.map(\.rawValue).joined(separator: "|")
  private static let stages = Stage.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")

  static let parameters = """
    {
      "unit": {
        "name": "unit", "in": "query", "description": "This unit and all below it; without it all that the token reaches.",
        "schema": {"type": "string", "pattern": "\(unit)"}, "example": "H56.14"
      },
      "clerk": {
        "name": "clerk", "in": "query", "required": true, "description": "Issuing unit and staff code.",
        "schema": {"type": "string", "pattern": "^[A-Z0-9.]{1,35}/[A-Za-z0-9._-]{1,\(StaffRule.longest)}$"},
        "example": "H56.14/CB017"
      },
      "from": {
        "name": "from", "in": "query", "description": "First day; the first of this month where it is left out.",
        "schema": {"type": "string", "format": "date", "pattern": "\(day)"}, "example": "2026-11-01"
      },
      "through": {
        "name": "through", "in": "query", "description": "Last day; the last of this month where it is left out.",
        "schema": {"type": "string", "format": "date", "pattern": "\(day)"}, "example": "2026-11-30"
      },
      "structure": {
        "name": "structure", "in": "query",
        "description": "then: each figure under the unit that served, as it was. day: under the unit that it became by a day.",
        "schema": {"enum": ["then", "day"], "default": "then"}
      },
      "on": {
        "name": "on", "in": "query", "description": "The day of the structure; today where it is left out.",
        "schema": {"type": "string", "format": "date", "pattern": "\(day)"}, "example": "2026-11-01"
      },
      "details": {
        "name": "details", "in": "query", "description": "What sums are told apart by, beside the unit.",
        "schema": {"type": "string", "pattern": "^(\(details))(,(\(details)))*$"}, "example": "month,procedure"
      },
      "limit": {
        "name": "limit", "in": "query", "description": "Rows of a page.",
        "schema": {
          "type": "integer", "minimum": 1, "maximum": \(DataLimits.rows.most), "default": \(DataLimits.rows.usual)
        }
      },
      "days": {
        "name": "limit", "in": "query",
        "description": "Days of units on a page; some of them may give no row. Without it the whole period comes at once.",
        "schema": {"type": "integer", "minimum": 1, "maximum": \(DataLimits.rows.most)}
      },
      "cursor": {
        "name": "cursor", "in": "query", "description": "What stood in next or in the link, with the other parameters unchanged.",
        "schema": {"type": "string", "minLength": 1}
      },
      "idempotency_key": {
        "name": "Idempotency-Key", "in": "header", "required": true,
        "description": "The caller's name of these figures: sent again with the same body it changes nothing.",
        "schema": {"type": "string", "pattern": "\(key)"}, "example": "2026-10-H56.14"
      },
      "dry_run": {
        "name": "dry_run", "in": "query", "description": "Only tells what would be done; the key stays unused.",
        "schema": {"type": "boolean", "default": false}
      }
    }
    """

  static let schemas = """
    {
      "Unit": \(object([
        ("code", text("The unit's code.")), ("name", text("NFC.")), ("parent", optional("string", "The unit above it, if the token reaches it.")),
        ("first_day", optional("string", "Null: always.")), ("last_day", optional("string", "Null: until further notice.")),
        ("predecessors", #"{"type": "array", "items": {"type": "string"}, "description": "Units that became this one."}"#),
      ])),
      "Clerk": \(object([
        ("unit", text("The unit that issued the code.")), ("staff", text("Staff code.")), ("name", text("NFC.")),
        ("title", text("May be empty.")), ("first_day", optional("string", "")), ("last_day", optional("string", "")),
      ])),
      "Kiosk": \(object([
        ("kiosk", text("")), ("unit", optional("string", "")), ("counter", optional("string", "")), ("standing", text("")),
        ("software", text("")), ("enrolled_at", time), ("open_events", integer("Integrity events that somebody must look into.")),
        ("journal", ##"{"oneOf": [{"$ref": "#/components/schemas/Journal"}, {"type": "null"}]}"##),
      ])),
      "Journal": \(object([
        ("journal", text("")), ("first_heard_at", time), ("last_heard_at", time),
        ("head_sequence", integer("Entries up to the newest countersigned head.")), ("head_hash", text("")), ("head_at", time),
        ("digest", text("Whether the centre's tallies are that head's.")),
        ("kept_back", integer("Released tallies that the kiosk keeps back.")),
        ("abandoned", optional("string", "Why nothing of it is taken any more.")),
      ])),
      "Event": \(object([
        ("id", integer("")), ("kiosk", text("")), ("unit", optional("string", "")), ("counter", optional("string", "")),
        ("journal", optional("string", "")), ("kind", text("Stable.")), ("first_entry", optional("integer", "")),
        ("last_entry", optional("integer", "")), ("entries_in_doubt", optional("integer", "Null where nobody can tell.")),
        ("times", integer("How often it came.")), ("first_at", time), ("last_at", time),
        ("state", #"{"enum": ["open", "settled", "closed"]}"#), ("ended_at", optional("string", "")),
      ])),
      "Closing": \(object([
        ("unit", text("")), ("number", text("As 3/2026.")), ("period", text("As 2026-10, 2026-Q4 or 2026.")),
        ("corrects", optional("string", "The number that this sheet corrects.")), ("issued_at", time),
        ("hash", text("SHA-256 of the content, as in the footer.")),
      ])),
      "Report": {
        "type": "object", "required": ["report", "format", "structure", "from", "through", "zone", "made"],
        "description": "Figures by section, table and row; texts in both languages beside stable codes."
      },
      "DayRow": \(object([
        ("unit", text("")), ("unit_name", optional("string", "")), ("day", text("")), ("channel", text("")),
        ("marks", text("Joined by +; empty without any.")),
        ("measure", #"{"enum": ["outcome", "level"], "description": "outcome counts sessions, level ratings."}"#),
        ("name", text("Of the outcome or the level.")), ("scale", optional("string", "")),
        ("scale_version", optional("integer", "")), ("satisfied", optional("boolean", "")), ("count", integer("")),
      ])),
      "Results": {
        "type": "object", "additionalProperties": false, "required": ["rows"],
        "properties": {
          "name": {"type": ["string", "null"], "minLength": 1, "maxLength": \(RegistryLimits.nameCharacters)},
          "rows": {
            "type": "array", "minItems": 1, "maxItems": \(DataLimits.resultRows),
            "items": {
              "type": "object", "additionalProperties": false, "required": ["unit", "period"],
              "properties": {
                "unit": {"type": "string", "pattern": "\(unit)"},
                "period": {
                  "type": "string", "pattern": "^[1-9][0-9]{3}-[0-9]{2}(-[0-9]{2})?$", "description": "A month or a day."
                },
                "clerk_unit": {"type": ["string", "null"], "pattern": "\(unit)"},
                "staff": {"type": ["string", "null"], "pattern": "\(staff)"},
                "procedure": {
                  "type": ["string", "null"], "pattern": "^(?=.*[A-Za-z0-9])[A-Za-z0-9.-]{1,\(ProcedureRule.longest)}$"
                },
                "stage": {"enum": [\(stages), null]},
                \(ResultFigure.allCases.map { "\"\($0.rawValue)\": \(figure)" }.joined(separator: ",\n            "))
              }
            }
          }
        }
      },
      "Result": \(object([
        ("unit", text("")), ("period", optional("string", "")), ("clerk", optional("string", "")),
        ("procedure", optional("string", "")), ("stage", optional("string", "")),
        ("partial", #"{"type": "array", "items": {"type": "string"}, "description": "Figures that only some rows tell."}"#),
      ] + ResultFigure.allCases.map { ($0.rawValue, optional("integer", "Null: not reported.")) })),
      "Taken": \(object([
        ("status", #"{"enum": ["taken", "repeated", "preview"]}"#), ("number", optional("integer", "In the register.")),
        ("rows", integer("")), ("parts", integer("Units and periods.")), ("replaced_count", integer("")),
        ("replaced", array(object([("unit", text("")), ("period", text(""))]))), ("warning_count", integer("")),
        ("warnings", array(finding)),
      ])),
      "RefusedResults": {
        "type": "object", "required": ["code", "message", "hint", "retry"],
        "properties": {
          "code": {"type": "string"}, "message": {"type": "string"}, "hint": {"type": "string"}, "retry": {"type": "boolean"},
          "problems": \(array(finding))
        }
      },
      "Refusal": \(object([
        ("code", text("Stable.")), ("message", text("")), ("hint", text("What to do about it.")),
        ("retry", #"{"type": "boolean", "description": "Whether the same request may succeed later."}"#),
      ]))
    }
    """

  private static let figure = #"{"type": ["integer", "null"], "minimum": 0, "maximum": \#(ResultFigure.most)}"#
  private static let time = #"{"type": "string", "format": "date-time"}"#
  private static let finding = object([
    ("code", text("Stable; those of evaluationd import-results.")),
    ("row", optional("integer", "Place among the rows from 1, or line of the file.")),
    ("column", optional("string", "")),
    ("message", text("")), ("hint", text("")),
  ])

  /// All members are always there.
  private static func object(_ members: [(name: String, schema: String)]) -> String {
    let names = members.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let properties = members.map { "\"\($0.name)\": \($0.schema)" }.joined(separator: ", ")
    return """
      {"type": "object", "additionalProperties": false, "required": [\(names)], "properties": {\(properties)}}
      """
  }

  private static func array(_ items: String) -> String { #"{"type": "array", "items": \#(items)}"# }
  private static func text(_ about: String) -> String { #"{"type": "string"\#(described(about))}"# }
  private static func integer(_ about: String) -> String { #"{"type": "integer"\#(described(about))}"# }
  private static func optional(_ type: String, _ about: String) -> String {
    #"{"type": ["\#(type)", "null"]\#(described(about))}"#
  }
  private static func described(_ about: String) -> String { about.isEmpty ? "" : ", \"description\": \"\(about)\"" }
}
