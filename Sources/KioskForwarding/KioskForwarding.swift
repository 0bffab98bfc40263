// KioskForwarding: when and how released tallies leave the kiosk.
//
// Comes in:  batches from a `BatchSource` (the journal, on its own thread), a wake-up when something was released, the
//            one-time code from the credential file.
// Goes out:  messages of ForwardingContract as JWS over HTTPS; verified receipts, with their signatures, back to the
//            `BatchSource`; a `ForwardingHealth` for the health listener; to whoever checks a kept receipt, the `CentreKey`.
//
// One attempt reads top to bottom in `Forwarder`: enrolled? → batch → sign → post → verify → accept. When the next one
// comes is decided by `ForwardingPolicy`, a pure state machine.
//
// Promises:
// - The centre away, slow, wrong or refusing costs nothing but time: nothing here touches the journal but `accept` and
//   `announced`, and both are called only for a message that carries the pinned centre key's signature.
// - Whole re-sends are safe, so an attempt may be cut at any point and is never resumed half-way.
// - A receipt is believed only if it is signed by the key pinned at enrolment, is of the receipt type and answers
//   exactly the batch that was sent: its SHA-256, kiosk, journal and head. Each message carries a nonce, so that an old
//   receipt, and the time in it, cannot be played back for an equal batch.
// - Another epoch in such a receipt is the centre's announcement that it was restored: the source is told, the epoch is
//   kept, and everything is sent again. It acknowledges nothing.
// - The kiosk's private key never leaves its file, which only its owner can read.
//
// Limits: 512 KiB per message in either direction, 10 s to connect, 30 s in all; one request at a time; plain HTTP to
// loopback only; redirects and proxies are not followed. At most 1,000 batches in a row without a pause.
//
// Survives: a power cut at any moment of enrolling (the centre answers the same code and key alike), a centre restored
// from backup, a centre that refuses for good (long back-off, said in health), hanging and oversized answers.
