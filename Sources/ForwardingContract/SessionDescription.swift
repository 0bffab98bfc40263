import RatingModel

/// A listener of sessions described in OpenAPI 3.1, for whoever writes one-stop software. The kiosk's own listener and the
/// centre's speak of the same things and differ in where a counter is found, and in what else can be refused.
///
/// Words and limits are those of the types that read the requests.
package struct SessionDescription: Sendable {
  /// What names the counter within the paths.
  package enum Place: Sendable {
    /// The kiosk itself.
    case here
    /// Unit and counter.
    case named
  }

  private let title: String
  private let about: String
  private let place: Place
  private let more: [Int]

  /// - Parameters:
  ///   - about: One or two sentences before those that hold everywhere.
  ///   - more: HTTP statuses of refusals that every request may get, beside those of the kiosk.
  package init(title: String, about: String, place: Place, more: [Int] = []) {
    self.title = title
    self.about = about
    self.place = place
    self.more = more
  }

  package var document: String {
    """
    {
      "openapi": "3.1.0",
      "info": {
        "title": "\(title)",
        "version": "1",
        "description": "\(about) Open a session for each citizen, invite when the service is over, close when the citizen \
    leaves. Every request may be repeated unchanged. Nothing that names a citizen is taken, and no answer tells how a citizen \
    rated."
      },
      "security": [{"token": []}],
      "paths": {
        "/v1/openapi.json": {
          "get": {
            "operationId": "readDescription",
            "summary": "This description.",
            \(openly)"responses": {
              "200": {"description": "The description.", "content": {"application/json": {"schema": {"type": "object"}}}},
              \(refused(401, 408, 413))
            }
          }
        },
        "\(prefix)/state": {
          \(parameters())
          "get": {
            "operationId": "readState",
            "summary": "What a caller may know of the counter's newest session.",
            "security": [{"token": ["\(SessionScope.state)"]}],
            "responses": {"200": {"$ref": "#/components/responses/State"}, \(refused(401, 408, 413))}
          }
        },
        "\(prefix)/sessions/{session}": {
          \(parameters("session"))
          "put": {
            "operationId": "openSession",
            "summary": "Opens a session. The one before it ends.",
            "security": [{"token": ["\(SessionScope.sessions)"]}],
            "requestBody": {
              "required": false,
              "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Opening"}}}
            },
            "responses": {
              "200": {"$ref": "#/components/responses/State"},
              \(refused(400, 401, 403, 408, 409, 413, 422, 503))
            }
          }
        },
        \(step("invite", "Asks the citizen to rate.", refused(401, 403, 404, 408, 413, 422, 503))),
        \(step("close", "The service is over; invites by itself.", refused(401, 403, 404, 408, 413, 422, 503))),
        \(step(
          "cancel", "Withdraws a session whose citizen has not been asked to rate.",
          refused(401, 403, 404, 408, 409, 410, 413, 422, 503)))
      },
      "components": {
        "securitySchemes": {
          "token": {
            "type": "http", "scheme": "bearer",
            "description": "A token has scopes. With `\(SessionScope.sessions)` it may do everything; with `\(SessionScope.state)` it \
    reads the counter's state and this description, and everything else is refused as token-scope."
          }
        },
        "parameters": {
          "unit": {
            "name": "unit", "in": "path", "required": true, "description": "The office's code, as the province issued it.",
            "schema": {"type": "string", "pattern": "\(SessionSchemas.unit)"}, "example": "H56.14"
          },
          "counter": {
            "name": "counter", "in": "path", "required": true, "description": "The counter's code within the office.",
            "schema": {"type": "string", "pattern": "\(SessionSchemas.counter)"}, "example": "Q03"
          },
          "session": {
            "name": "session", "in": "path", "required": true,
            "description": "The caller's own name of the session; it must name no citizen.",
            "schema": {"type": "string", "pattern": "\(SessionSchemas.session)"}, "example": "luot-0815"
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
        "schemas": \(SessionSchemas.all)
      }
    }

    """
  }

  /// The centre shows its description to everybody.
  private var openly: String {
    switch place {
    case .here: ""
    case .named: "\"security\": [], "
    }
  }

  private var prefix: String {
    switch place {
    case .here: "/v1"
    case .named: "/v1/units/{unit}/counters/{counter}"
    }
  }

  private func parameters(_ own: String...) -> String {
    let names: [String] =
      switch place {
      case .here: own
      case .named: ["unit", "counter"] + own
      }
    guard !names.isEmpty else { return "" }
    let references = names.map { ##"{"$ref": "#/components/parameters/\##($0)"}"## }
    return #""parameters": [\#(references.joined(separator: ", "))],"#
  }

  private func step(_ name: String, _ summary: String, _ refused: String) -> String {
    """
    "\(prefix)/sessions/{session}/\(name)": {
          \(parameters("session"))
          "post": {
            "operationId": "\(name)Session",
            "summary": "\(summary)",
            "security": [{"token": ["\(SessionScope.sessions)"]}],
            "responses": {"200": {"$ref": "#/components/responses/State"}, \(refused)}
          }
        }
    """
  }

  private func refused(_ statuses: Int...) -> String {
    Set(statuses + more).sorted().map { ##""\##($0)": {"$ref": "#/components/responses/Refusal"}"## }
      .joined(separator: ", ")
  }
}
