/// The `typ` header of each message, so that one can never be taken for another.
package enum MessageType: String, Sendable {
  case enrolment = "kiosk-enrolment+jwt"
  case enrolmentReceipt = "centre-enrolment+jwt"
  case batch = "kiosk-batch+jwt"
  case receipt = "centre-receipt+jwt"
  case feedPoll = "kiosk-feed+jwt"
  case feedCommands = "centre-feed+jwt"
}
