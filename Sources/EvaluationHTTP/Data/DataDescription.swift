import EvaluationStore

/// The API for programs described in OpenAPI 3.1, for whoever connects a business-intelligence tool or the one-stop software. Served to
/// everybody: nothing of it is a secret.
enum DataDescription {
  static let document = """
    {
      "openapi": "3.1.0",
      "info": {
        "title": "Evaluation centre: figures",
        "version": "1",
        "description": "\(about)"
      },
      "security": [{"token": []}],
      "paths": {
        "\(DataPath.description.rawValue)": {
          "get": {
            "operationId": "readDescription", "summary": "This description.", "security": [],
            "responses": {
              "200": {"description": "The description.", "content": {"application/json": {"schema": {"type": "object"}}}},
              "304": {"description": "It is still the one that the caller has."},
              \(refused(without: [401, 403, 404, 429]))
            }
          }
        },
        \(list(.units, "readUnits", "Units that the token reaches, a row for each stretch of days under one name.", "Unit")),
        \(list(.clerks, "readClerks", "Who has a clerk's code of these units. In the audit.", "Clerk")),
        \(list(.kiosks, "readKiosks", "Kiosks and how far the centre follows them; no count and no level.", "Kiosk")),
        \(list(.integrityEvents, "readIntegrityEvents", "What contradicted, in the order in which it came.", "Event")),
        \(list(.closings, "readClosings", "The register of issued reports.", "Closing")),
        \(report(.unitReport, "readUnitReport", "All that the page of a unit shows. In the audit.")),
        \(report(.clerkReport, "readClerkReport", "All that the page of a clerk shows. In the audit.", ["clerk"])),
        \(report(.clerksReport, "readClerksReport", "The clerks of a unit side by side. In the audit.")),
        \(days(.days, "readDays", "application/x-ndjson", "one object on each line")),
        \(days(.daysCSV, "readDaysAsCSV", "text/csv", "one row on each line, the first names the columns")),
        \(results)
      },
      "components": {
        "securitySchemes": {
          "token": {
            "type": "http", "scheme": "bearer",
            "description": "As evaluationd token add prints it. Each operation names the scope that it takes; another token is \
    refused as token-scope, one whose time is over as token-expired."
          }
        },
        "parameters": \(DataSchemas.parameters),
        "responses": {
          "Refusal": {
            "description": "It does not hold; nothing was changed.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
          },
          "RefusedResults": {
            "description": "Not taken; nothing was changed. Every problem that was found is named by its row.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/RefusedResults"}}}
          }
        },
        "schemas": \(DataSchemas.schemas)
      }
    }

    """

  private static let about = """
    Reads what the centre's pages show, and takes dossier results in. A token reaches one unit and all below it, each on the days \
    on which it stood there; what it does not reach is not found. Lists have an order that never changes: follow next until it is \
    null, and no row comes twice or is left out, whatever is added meanwhile. Null is never zero. Days are those of the units; times \
    carry their offset.
    """

  private static let statuses = [400, 401, 403, 404, 408, 413, 429, 500, 503]

  private static func refused(without left: Set<Int> = []) -> String {
    statuses.filter { !left.contains($0) }.map { ##""\##($0)": {"$ref": "#/components/responses/Refusal"}"## }
      .joined(separator: ", ")
  }

  private static func parameters(_ names: [String]) -> String {
    "[" + names.map { ##"{"$ref": "#/components/parameters/\##($0)"}"## }.joined(separator: ", ") + "]"
  }

  private static func operation(_ path: DataPath, _ name: String, _ summary: String, _ names: [String]) -> String {
    """
    "operationId": "\(name)", "summary": "\(summary)",
            "security": [{"token": ["\(path.scope.map(\.rawValue) ?? "")"]}], "parameters": \(parameters(names))
    """
  }

  private static let nextLink = """
    "headers": {"Link": {"description": "Where the next page is, if there is one.", "schema": {"type": "string"}}}
    """

  private static func list(_ path: DataPath, _ name: String, _ summary: String, _ item: String) -> String {
    """
    "\(path.rawValue)": {
          "get": {
            \(operation(path, name, summary, ["unit", "limit", "cursor"])),
            "responses": {
              "200": {
                "description": "A page.", \(nextLink),
                "content": {"application/json": {"schema": {
                  "type": "object", "additionalProperties": false, "required": ["items", "next"],
                  "properties": {
                    "items": {"type": "array", "items": {"$ref": "#/components/schemas/\(item)"}},
                    "next": {"type": ["string", "null"], "description": "The cursor of the next page."}
                  }
                }}}
              },
              \(refused())
            }
          }
        }
    """
  }

  private static func report(_ path: DataPath, _ name: String, _ summary: String, _ more: [String] = []) -> String {
    """
    "\(path.rawValue)": {
          "get": {
            \(operation(path, name, summary, more + ["unit", "from", "through", "structure", "on"])),
            "responses": {
              "200": {
                "description": "The report.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}
              },
              \(refused())
            }
          }
        }
    """
  }

  private static func days(_ path: DataPath, _ name: String, _ type: String, _ form: String) -> String {
    let summary = """
      Sessions by outcome and ratings by level, by unit and day: no clerk, no counter, and only days that are over and whose \
      ratings are all released.
      """
    return """
      "\(path.rawValue)": {
            "get": {
              \(operation(path, name, summary, ["unit", "from", "through", "days", "cursor"])),
              "responses": {
                "200": {
                  "description": "\(form); each is a DayRow. Without limit the whole period.", \(nextLink),
                  "content": {"\(type)": {"schema": {"type": "string"}}}
                },
                "304": {"description": "The page is still the one that the caller has."},
                \(refused())
              }
            }
          }
      """
  }

  private static let reading = """
    Dossier results that stand, added up. By clerk with the scope \(CallerScope.personalFigures.rawValue) beside, and in the audit.
    """

  private static let sending = """
    Takes dossier results in, all of them or none. Of each unit and period that they name nothing of an earlier import stays; a \
    month replaces the days in it.
    """

  private static let results = """
    "\(DataPath.results.rawValue)": {
          "get": {
            \(operation(.results, "readResults", reading, ["unit", "from", "through", "details", "limit", "cursor"])),
            "responses": {
              "200": {
                "description": "A page.", \(nextLink),
                "content": {"application/json": {"schema": {
                  "type": "object", "additionalProperties": false, "required": ["items", "next", "cut_off"],
                  "properties": {
                    "items": {"type": "array", "items": {"$ref": "#/components/schemas/Result"}},
                    "next": {"type": ["string", "null"]},
                    "cut_off": {
                      "type": "integer",
                      "description": "Units and periods only partly within the days, of which nothing is among the items."
                    }
                  }
                }}}
              },
              \(refused())
            }
          },
          "post": {
            \(operation(.results, "sendResults", sending, ["idempotency_key", "dry_run"])),
            "requestBody": {
              "required": true,
              "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Results"}},
                "text/csv": {
                  "schema": {"type": "string", "description": "As results.csv of evaluationd import-results."}
                }
              }
            },
            "responses": {
              "200": {
                "description": "Taken, or as it was taken before under this key, or what would be.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Taken"}}}
              },
              "409": {"$ref": "#/components/responses/Refusal"},
              "415": {"$ref": "#/components/responses/Refusal"},
              "422": {"$ref": "#/components/responses/RefusedResults"},
              \(refused(without: [404]))
            }
          }
        }
    """
}
