// RatingModel: the words of the product.
//
// What is here: identifiers, scale, outcomes, dispositions, marks, periods, tally keys. Values only: no I/O, no clock,
// no logger, no concurrency. Every other target speaks in these types; nothing here knows of a kiosk's disk, a network
// or a page.
//
// What is promised:
// - A value that exists is valid: identifiers check their rule in the initialiser and when decoded.
// - Every value has exactly one text form; the text form of a tally key and the canonical JSON of a value are what is
//   hashed, signed, stored and sent, so they never change within a format version.
// - Names that later versions will produce (`paper`, `cadence`, …) are reserved here already:
//   an older centre accepts what a newer kiosk of the same format says.
//
// Limits: every identifier is bounded (see `Identifiers.swift`); a scale has 3 to 5 levels; a tally key has at most 12
// fields.
