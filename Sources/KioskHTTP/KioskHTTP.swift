// KioskHTTP: the kiosk's listeners. Transport only: no rule of the counter stands here.
//
//   sessions   PUT  /v1/sessions/{id}         open, idempotent by id       loopback or the office network,
//              POST /v1/sessions/{id}/invite  please rate                  bearer token always, TLS off loopback
//              POST /v1/sessions/{id}/close   served; invites by itself
//              POST /v1/sessions/{id}/cancel  withdraw before an outcome
//              GET  /v1/state                 {"state":"serving","session":"…"}; never a level
//              GET  /v1/openapi.json          the same in OpenAPI
//   screen     GET  /                         the page at the counter      loopback only
//              GET  /events                   server-sent events: every `ScreenView`, and a sign of life each second
//              POST /painted                  what the page has painted where, from that page alone
//              GET  /photos/…, /sounds/…      what lies on the `ScreenShelf`, and nothing else
//              POST /demo-touch               a click of the demo; at a counter there is no such path
//   health     GET  /health, GET /metrics     JSON; Prometheus text        loopback only
//   clerk      the pages and forms of `ClerkPage`, for one clerk at a      where configured, TLS off loopback;
//              time who has signed in                                      sign-in by `KioskAccess`
//   control    GET, PUT, DELETE               {"minutes":30}; a technician a socket of this machine, for its owner
//              /v1/maintenance                is at work                   and group
//
// Comes in:  requests from the one-stop software, the screen's browser, a clerk's browser, a technician or a monitoring
//            agent; photos and sounds, read once by the assembly (`ScreenShelf`).
// Goes out:  calls of `CounterDesk` and `MaintenanceDesk`, which the assembly answers on the kiosk's loop; views of
//            `ScreenFeed`; `PaintReport`s to `ScreenDesk`; `KioskHealth`; touches on the page of the demo, to its
//            `DemoFinger`.
//
// Promises:
// - Everything that is refused changes nothing and is answered with a `Refusal` of a stable code (`TransportRefusal`,
//   `SessionRefusal+Transport`). Unknown fields are refused by name: a caller that sends a citizen's name learns so.
// - No request, identifier or body is ever logged; of a sign-in only that there was one, or the code of its refusal.
// - A token does what its scope says (`SessionTokens`): all, or reading the state. All are compared, in constant time.
// - A clerk on the page commands the session that was opened there under the same sign-in code, and no other; it can be
//   withdrawn only before the citizen is asked. A form counts only from a page that was made for its browser, and opens one
//   session however often it comes.
// - A control socket that cannot be made is logged, and the kiosk takes ratings all the same.
// - Nothing here tells a level: not state, page, event, health or metric.
// - What must be read to use the screen, every target's words among it, and what can be touched has its size on the
//   configured panel (`ScreenFitting`); words that have no room even so are made smaller, never cut, and the page says so.
//   Clerk, counter and dossier are there however little room there is. Contrast is 7:1 for text and 3:1 for what is
//   drawn; nothing moves, flashes, or tells by colour alone.
// - The page is output only: at a counter nothing that is done in the browser reaches the kiosk as a press.
// - The page never goes black, blank or stale: it has words and the device's code before any script runs (`ScreenPage`); when
//   it has heard nothing for 3 s, or one of its files did not come (`ScreenRecovery`), it says itself that it cannot take
//   ratings; it loads itself anew only when the kiosk answers, and tells each paint until the kiosk has taken it.
//
// Limits (`ListenerBounds`): 32 connections a listener, 64 KiB a body (16 KiB of `/painted`) within 10 s, 16 KiB of headers,
// 30 s idle; the clerk's listener 24 connections, 8 of one address, and
// `FormFields.longestBytes`; control 4 and 1 KiB. Maintenance lasts at most 240 minutes. 16 MiB
// of photos and sounds, in memory, so that no disk holds the screen up.
//
// Survives: slow and endless senders, malformed requests, pages in a browser that try to reach the loopback listeners
// under another host name or from another origin, a stop while pages are watching.
