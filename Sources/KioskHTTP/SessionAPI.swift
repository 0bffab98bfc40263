import Foundation
import KioskSession
import RatingModel

/// The description of the sessions listener in OpenAPI 3.1, for whoever writes one-stop software: `GET /v1/openapi.json`.
///
/// Words and limits are those of the types that read the requests.
enum SessionAPI {
  static let document = """
    {
      "openapi": "3.1.0",
      "info": {
        "title": "Rating kiosk: sessions",
        "version": "1",
        "description": "Tells a kiosk whom the counter serves. Open a session for each citizen, invite when the service is \
    over, close when the citizen leaves. Every request may be repeated unchanged. Nothing that names a citizen is taken, and \
    no answer tells how a citizen rated."
      },
      "security": [{"token": []}],
      "paths": {
        "/v1/state": {
          "get": {
            "operationId": "readState",
            "summary": "What a caller may know of the counter's newest session.",
            "responses": {"200": {"$ref": "#/components/responses/State"}, \(refused(401, 408, 413))}
          }
        },
        "/v1/openapi.json": {
          "get": {
            "operationId": "readDescription",
            "summary": "This description.",
            "responses": {
              "200": {"description": "The description.", "content": {"application/json": {"schema": {"type": "object"}}}},
              \(refused(401, 408, 413))
            }
          }
        },
        "/v1/sessions/{session}": {
          "parameters": [{"$ref": "#/components/parameters/session"}],
          "put": {
            "operationId": "openSession",
            "summary": "Opens a session. The one before it ends.",
            "requestBody": {
              "required": false,
              "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Opening"}}}
            },
            "responses": {
              "200": {"$ref": "#/components/responses/State"},
              \(refused(400, 401, 408, 409, 413, 422, 503))
            }
          }
        },
        \(step("invite", "Asks the citizen to rate.", refused(401, 404, 408, 413, 422, 503))),
        \(step("close", "The service is over; invites by itself.", refused(401, 404, 408, 413, 422, 503))),
        \(step("cancel", "Withdraws a session that has no outcome yet.", refused(401, 404, 408, 410, 413, 422, 503)))
      },
      "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        "parameters": {
          "session": {
            "name": "session", "in": "path", "required": true,
            "description": "The caller's own name of the session; it must name no citizen.",
            "schema": {"type": "string", "pattern": "^(?=.*[A-Za-z0-9])[A-Za-z0-9._:-]{1,\(SessionRule.longest)}$"},
            "example": "luot-0815"
          }
        },
        "responses": {
          "State": {
            "description": "It holds.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/State"}}}
          },
          "Refusal": {
            "description": "It does not hold; nothing was changed.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
          }
        },
        "schemas": {
          "Opening": {
            "type": "object", "additionalProperties": false,
            "description": "Without a body or with an empty one: a session without dossiers of the roster's clerk.",
            "properties": {
              "clerk": {
                "type": ["object", "null"], "additionalProperties": false, "required": ["unit", "staff"],
                "properties": {
                  "unit": {"type": "string", "pattern": "^(?=.*[A-Z0-9])[A-Z0-9.]{1,\(UnitRule.longest)}$"},
                  "staff": {"type": "string", "pattern": "^(?=.*[A-Za-z0-9])[A-Za-z0-9._-]{1,\(StaffRule.longest)}$"}
                }
              },
              "dossiers": {
                "type": ["array", "null"], "maxItems": \(SessionRequest.mostDossiers),
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
      }
    }

    """

  /// No control characters, and something beside blanks.
  private static var printable: String {
    let control = #"\\u0000-\\u001f\\u007f-\\u009f"#
    return #"^[^\#(control)]*[^\\s\#(control)][^\#(control)]*$"#
  }

  private static func step(_ name: String, _ summary: String, _ refused: String) -> String {
    """
    "/v1/sessions/{session}/\(name)": {
          "parameters": [{"$ref": "#/components/parameters/session"}],
          "post": {
            "operationId": "\(name)Session",
            "summary": "\(summary)",
            "responses": {"200": {"$ref": "#/components/responses/State"}, \(refused)}
          }
        }
    """
  }

  private static func refused(_ statuses: Int...) -> String {
    statuses.map { ##""\##($0)": {"$ref": "#/components/responses/Refusal"}"## }.joined(separator: ", ")
  }

  private static func names<Word: CaseIterable & RawRepresentable<String>>(
    _ words: Word.Type, orNull: Bool = false
  ) -> String {
    "[" + (words.allCases.map { "\"\($0.rawValue)\"" } + (orNull ? ["null"] : [])).joined(separator: ", ") + "]"
  }
}
