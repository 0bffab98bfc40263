extension StoreSchema {
  /// How long a token holds, and which requests of programs brought dossier results: each is taken once.
  static let callers: [StoreSchemaChange.Step] =
    [
      .statement("ALTER TABLE caller_grant ADD COLUMN expires_at {integer}"),
      // replaced counts the units and periods of earlier imports that ended with it.
      .statement(
        """
        CREATE TABLE result_request (
          caller {text} NOT NULL REFERENCES caller_grant (name),
          request_key {text} NOT NULL,
          import {integer} NOT NULL REFERENCES result_import (id),
          replaced {integer} NOT NULL,
          PRIMARY KEY (caller, request_key)
        ) {keyed}
        """),
    ] + StoreSchemaChange.onlyGrows("result_request")
}
