// ForwardingContract: what travels between a kiosk and the centre. Format 1.
//
// Kiosk and centre meet here and in RatingModel, nowhere else. Every message is a JWS in compact form (RFC 7515, EdDSA,
// RFC 8037) over the JSON of one of these types; header `typ` names the message, `kid` the signer:
//
//   POST /v1/enrolment  EnrolmentRequest  (typ `kiosk-enrolment+jwt`, signed by the key it announces)
//                    -> EnrolmentReceipt  (typ `centre-enrolment+jwt`, signed by the centre)
//   POST /v1/batches    Batch             (typ `kiosk-batch+jwt`, kid = kiosk id, by the pinned kiosk key)
//                    -> Receipt           (typ `centre-receipt+jwt`, by the centre's key, pinned at enrolment)
//   Any refusal      -> Refusal as plain JSON with an HTTP status of 4xx or 5xx
//
// Promises:
// - A tally travels as an absolute count with its version: lost, repeated, reordered and late batches converge.
// - The head in a batch commits to the digest of all tallies released up to it (`TallyDigest`); a batch with `complete`
//   set leaves nothing out, so after taking it in the centre's own digest must be the head's.
// - A receipt answers exactly one batch, by the SHA-256 of its JWS.
//
// Limits: `Limits`. Unknown fields are ignored; a format or scheme number that the receiver does not know is refused with
// a code of its own and nothing is changed.
