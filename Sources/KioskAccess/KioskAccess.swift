// KioskAccess: who may run sessions on the kiosk's own page for clerks.
//
// Comes in:  a clerk's id, a PIN or what a badge reader typed, the browser's address, tokens as a browser sent them, and
//            the machine's monotonic time. The clerks' hashes come from the configuration (`ClerkKey`).
// Goes out:  `ClerkToken`s; who holds one; refusals with a stable code; for `kioskctl pin`, hashes to be pasted.
//
// Promises:
// - One clerk at a time at a counter: whoever signs in next takes over.
// - An unknown clerk, one without a PIN and a wrong PIN get the same answer after the same work.
// - From five failures on a clerk's code and an address are locked, for longer each time (`SignInLimiter`), before a PIN is
//   looked at. An address is an IPv4 address or an IPv6 network of 64 bits.
// - PINs and badges are kept as scrypt with a salt of their own. A token is 256 random bits, lives in memory alone, ends
//   after 30 minutes without use, after 12 hours in any case, at sign-out, and when the kiosk restarts.
// - Secrets and tokens are compared in constant time. No code, PIN, badge or token is in any message.
//
// Limits: one PIN is worked on at a time, with at most 16 MiB and on a thread of its own; `SecretWork.mostWaiting` wait, the
// next is told to come back. `SignInLimiter` remembers 512 codes and addresses.
//
// Faults survived: a clock that is set, because time is monotonic. A restart forgets tokens and failures.
