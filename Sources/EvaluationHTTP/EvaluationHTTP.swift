// EvaluationHTTP: the centre's listeners. Transport only: it reads messages and forms, asks the store and the access
// rules, and writes answers.
//
// What comes in: signed messages of kiosks (`ForwardingContract`), and what browsers of managers send. What goes out:
// receipts signed by the centre's key, pages and files made by EvaluationReports, health and metrics.
//
//   listener "pages"   POST /v1/enrolment, POST /v1/batches        kiosks; JWS in, JWS or `Refusal` as JSON out
//                      GET /sign-in, POST /sign-in, POST /sign-out, GET /
//                      GET /reports/clerks, /reports/clerks.csv, /reports/clerks.json
//                          ?unit=CODE&from=DAY&through=DAY&lang=vi|en   without days: this month
//   listener "health"  GET /health (JSON), GET /metrics (Prometheus); loopback only
//
// What is promised:
// - Nothing of a message is looked at for its meaning before its signature holds: by the pinned key for batches, by the
//   key it announces for enrolments. The header `typ` must be the message's, `kid` the signer's, the batch's kiosk
//   `kid`.
// - A refusal has a stable code, a hint, says whether a retry helps, and changed nothing. The table of codes and HTTP
//   statuses is `RefusalStatus`.
// - A manager sees units of the own subtree; any other unit, existing or not, is not found.
// - The cookie is http-only, same-site strict, and with TLS secure and named `__Host-…`. Every form that changes
//   something carries a token that only this browser's page knows.
// - Pages need no script and permit none; nothing is kept in caches; no page may be framed.
// - No log, metric or health answer names a person or tells a level.
//
// Limits: bodies of `Limits.messageBytes` for messages and 16 KiB for forms; 4,096 connections, one minute of idleness;
// enrolments and sign-ins are limited per network address. Behind a proxy all share its address: terminate TLS here.
//
// Faults survived: a store that is busy, full or read-only answers 503 and a hint, and later calls work again; a client
// that vanishes; a body that never ends.
