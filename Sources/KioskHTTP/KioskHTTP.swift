// KioskHTTP: the kiosk's three listeners. Transport only: no rule of the counter stands here.
//
//   sessions   PUT  /v1/sessions/{id}         open, idempotent by id       loopback or the office network,
//              POST /v1/sessions/{id}/invite  please rate                  bearer token always, TLS off loopback
//              POST /v1/sessions/{id}/close   served; invites by itself
//              POST /v1/sessions/{id}/cancel  withdraw before an outcome
//              GET  /v1/state                 {"state":"serving","session":"…"}; never a level
//              GET  /v1/openapi.json          the same in OpenAPI
//   screen     GET  /                         the page at the counter      loopback only
//              GET  /events                   server-sent events: every `ScreenView`, and a sign of life each second
//   health     GET  /health, GET /metrics     JSON; Prometheus text        loopback only
//
// Comes in:  requests from the one-stop software, the screen's browser, a technician or a monitoring agent.
// Goes out:  calls of `CounterDesk`, which the assembly answers on the kiosk's loop; views of `ScreenFeed`; `KioskHealth`.
//
// Promises:
// - Everything that is refused changes nothing and is answered with a `Refusal` of a stable code (`TransportRefusal`,
//   `SessionRefusal+Transport`). Unknown fields are refused by name: a caller that sends a citizen's name learns so.
// - No request, identifier or body is ever logged.
// - Nothing here tells a level: not state, page, event, health or metric.
// - The page never goes black or stale: when it has heard nothing for 3 s it says itself that it cannot take ratings.
//
// Limits (`ListenerBounds`): 32 connections a listener, 64 KiB a body within 10 s, 16 KiB of headers, 30 s idle.
//
// Survives: slow and endless senders, malformed requests, pages in a browser that try to reach the loopback listeners
// under another host name, a stop while pages are watching.
