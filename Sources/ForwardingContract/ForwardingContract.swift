// ForwardingContract: what travels between a kiosk and the centre. Format 1.
//
// Kiosk and centre meet here and in RatingModel, nowhere else. Every message is a JWS in compact form (RFC 7515, EdDSA,
// RFC 8037) over the JSON of one of these types; header `typ` names the message, `kid` the signer:
//
//   POST /v1/enrolment  EnrolmentRequest  (typ `kiosk-enrolment+jwt`, signed by the key it announces)
//                    -> EnrolmentReceipt  (typ `centre-enrolment+jwt`, signed by the centre)
//   POST /v1/batches    Batch             (typ `kiosk-batch+jwt`, kid = kiosk id, by the pinned kiosk key)
//                    -> Receipt           (typ `centre-receipt+jwt`, by the centre's key, pinned at enrolment)
//   POST /v1/feed       FeedPoll          (typ `kiosk-feed+jwt`, kid = kiosk id, by the pinned kiosk key)
//                    -> FeedCommands      (typ `centre-feed+jwt`, by the centre's key), held up to 10 s while there are none
//   Any refusal      -> Refusal as plain JSON with an HTTP status of 4xx or 5xx
//
// Promises:
// - A tally travels as an absolute count with its version: lost, repeated, reordered and late batches converge.
// - The head in a batch commits to the digest of all tallies released up to it (`TallyDigest`); a batch with `complete`
//   set leaves nothing out, so after taking it in the centre's own digest must be the head's.
// - Once it was countersigned, a journal goes on from there or is found out. A batch names the newest head for which the kiosk
//   holds a receipt (`countersigned`). Where that is not the newest that the centre has countersigned, nor the batch's own head,
//   the centre takes no tally of the batch and asks for the entry there (`prove`), and the next batch brings its hash (`Witness`), or
//   nothing where the kiosk has pruned it: then the centre was put back to a backup.
//   Another hash, or none, and another head under a sequence number that was countersigned, are answered with the order to
//   abandon the journal. A receipt that asks or orders countersigns nothing.
// - What differs is found by groups: a complete batch whose digest differs is answered with `compareAfter`, the kiosk sends the
//   digests of its groups page by page (`GroupPage`), and the centre names those that it wants again (`wanted`).
// - One tally that cannot be taken keeps no other from being taken: the receipt names it (`refused`), the kiosk keeps it back,
//   says how many there are (`keptBack`), and tries them again once a day.
// - A kiosk that has nothing to say sends an empty complete batch once a day all the same: the daily digest.
// - A batch may tell how the kiosk is (`KioskCondition`): devices, clock, disk, what waits. What a receiver cannot read of it, or
//   what exceeds the limits, is passed over: it keeps no tally from being taken.
// - A receipt answers exactly one batch, by the SHA-256 of its JWS; feed commands answer exactly one poll, likewise.
// - A command of the session feed has a serial within the run of the centre's program, and an age; a kiosk carries it out
//   once and only while it is young, and answers it as its own listener would (`SessionAnswer`). Commands and answers are
//   of this moment: neither side keeps them. A session that was opened on the centre's own page for clerks says so
//   (`FeedAction.Origin`).
//
// What a caller says of a session is read here too (`SessionOpening`, `BodyRefusal`) and described here
// (`SessionDescription`), because the kiosk's own listener and the centre's must take and refuse the same. A field that is
// not known is refused by its name.
//
// Limits: `Limits`. Unknown fields are ignored; a format or scheme number that the receiver does not know is refused with
// a code of its own and nothing is changed.
