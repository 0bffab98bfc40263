// KioskForwarding: when and how released tallies leave the kiosk, and how sessions come to it from the centre.
//
// Comes in:  batches from a `BatchSource` (the journal, on its own thread), a wake-up when something was released, the
//            one-time code from the credential file.
// Goes out:  messages of ForwardingContract as JWS over HTTPS; verified receipts, with their signatures, back to the
//            `BatchSource`; a `ForwardingHealth` for the health listener; to whoever checks a kept receipt, the `CentreKey`.
//
// Beside it, and independent of it, the session feed: commands of the centre for the counter (`FeedDesk`), whose answers go
// back with the next poll; a `FeedHealth`. It reads in `SessionFeed`; what it remembers is `FeedInbox`, a pure value, and
// when it polls is `FeedPolicy`, another.
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
// - What a receipt asks (an entry's hash, digests of groups, tallies once more) is answered at once, but only so often until the
//   centre has everything; an order to abandon the journal is handed to the `BatchSource` and followed by the next journal's
//   batch. A centre that asks, differs or orders for ever costs no more than one that is away.
// - Once a day, a little early by chance, there is a batch even if there is nothing to say, and in the first round after each start.
// - Tallies that the centre refused one by one keep no others back; health names how many there are, and when digests differ
//   (`ForwardingNotice`).
// - The centre's key for the start keys of seals, from the enrolment or a receipt, is kept and handed to the `BatchSource`: with
//   each new one and once in each run.
// - Another epoch in such a receipt is the centre's announcement that it was restored: the source is told, the epoch is
//   kept, and everything is sent again. It acknowledges nothing.
// - A command of the feed is believed only if the pinned key signed it in answer to the very poll that was sent. It is
//   carried out once, however often it comes, and only while it is young: its age at delivery by the centre's clock and the
//   time on the way by the kiosk's own, neither of which knows the other, stay within `Limits.commandMilliseconds`.
// - Feed and forwarder share the kiosk's key and enrolment, which only the forwarder makes, and nothing else.
// - The kiosk's private key never leaves its file, which only its owner can read.
//
// Limits: 512 KiB per message in either direction, 10 s to connect, 30 s in all; one request at a time, and one poll of the feed, which takes 15 s at most; plain HTTP to
// loopback only; redirects and proxies are not followed. At most 1,000 batches in a row without a pause.
//
// Survives: a power cut at any moment of enrolling (the centre answers the same code and key alike), a centre restored
// from backup, a centre that refuses for good (long back-off, said in health), hanging and oversized answers.
