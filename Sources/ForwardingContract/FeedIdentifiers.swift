import RatingModel

/// 128 random bits as 32 lower-case hexadecimal digits: the run of the centre's program in which serials count.
package typealias FeedID = Code<FeedRule>
package enum FeedRule: CodeRule {
  package static let noun = "feed id"
  package static let longest = 32
  package static func permits(_ scalar: Unicode.Scalar) -> Bool { Hex128Rule.permits(scalar) }
  package static func permits(whole text: String) -> Bool { text.utf8.count == longest }
}

/// The same, for the connection that the centre gave to a kiosk with its first answer.
package typealias ConnectionID = Code<ConnectionRule>
package enum ConnectionRule: CodeRule {
  package static let noun = "connection id"
  package static let longest = 32
  package static func permits(_ scalar: Unicode.Scalar) -> Bool { Hex128Rule.permits(scalar) }
  package static func permits(whole text: String) -> Bool { text.utf8.count == longest }
}
