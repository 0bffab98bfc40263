/// What an entry says, by kind.
package enum EntryPayload: Hashable, Sendable {
  case boot(BootPayload)
  case configuration(CounterConfiguration)
  case anchor(AnchorPayload)
  case dating(DatingPayload)
  case open(OpenPayload)
  case invite(SessionPayload)
  case close(SessionPayload)
  case outcome(OutcomePayload)
  case rating(RatingPayload)
  case correction(CorrectionPayload)
  case press(PressPayload)
  case release(ReleasePayload)
  case availability(AvailabilityPayload)
  case erasure(ErasurePayload)
  case answer(AnswerPayload)
  case contact(ContactPayload)
  case seal(SealPayload)
  case cut(CutPayload)
  /// A kind that later versions write.
  case reserved(EntryKind)

  package var kind: EntryKind {
    switch self {
    case .boot: .boot
    case .configuration: .configuration
    case .anchor: .anchor
    case .dating: .dating
    case .open: .open
    case .invite: .invite
    case .close: .close
    case .outcome: .outcome
    case .rating: .rating
    case .correction: .correction
    case .press: .press
    case .release: .release
    case .availability: .availability
    case .erasure: .erasure
    case .answer: .answer
    case .contact: .contact
    case .seal: .seal
    case .cut: .cut
    case .reserved(let kind): kind
    }
  }

  init(kind: EntryKind, from decoder: any Decoder) throws {
    switch kind {
    case .boot: self = .boot(try BootPayload(from: decoder))
    case .configuration: self = .configuration(try CounterConfiguration(from: decoder))
    case .anchor: self = .anchor(try AnchorPayload(from: decoder))
    case .dating: self = .dating(try DatingPayload(from: decoder))
    case .open: self = .open(try OpenPayload(from: decoder))
    case .invite: self = .invite(try SessionPayload(from: decoder))
    case .close: self = .close(try SessionPayload(from: decoder))
    case .outcome: self = .outcome(try OutcomePayload(from: decoder))
    case .rating: self = .rating(try RatingPayload(from: decoder))
    case .correction: self = .correction(try CorrectionPayload(from: decoder))
    case .press: self = .press(try PressPayload(from: decoder))
    case .release: self = .release(try ReleasePayload(from: decoder))
    case .availability: self = .availability(try AvailabilityPayload(from: decoder))
    case .erasure: self = .erasure(try ErasurePayload(from: decoder))
    case .answer: self = .answer(try AnswerPayload(from: decoder))
    case .contact: self = .contact(try ContactPayload(from: decoder))
    case .seal: self = .seal(try SealPayload(from: decoder))
    case .cut: self = .cut(try CutPayload(from: decoder))
    case .maintenance: self = .reserved(kind)
    }
  }
}

extension EntryPayload: Encodable {
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .boot(let payload): try payload.encode(to: encoder)
    case .configuration(let payload): try payload.encode(to: encoder)
    case .anchor(let payload): try payload.encode(to: encoder)
    case .dating(let payload): try payload.encode(to: encoder)
    case .open(let payload): try payload.encode(to: encoder)
    case .invite(let payload), .close(let payload): try payload.encode(to: encoder)
    case .outcome(let payload): try payload.encode(to: encoder)
    case .rating(let payload): try payload.encode(to: encoder)
    case .correction(let payload): try payload.encode(to: encoder)
    case .press(let payload): try payload.encode(to: encoder)
    case .release(let payload): try payload.encode(to: encoder)
    case .availability(let payload): try payload.encode(to: encoder)
    case .erasure(let payload): try payload.encode(to: encoder)
    case .answer(let payload): try payload.encode(to: encoder)
    case .contact(let payload): try payload.encode(to: encoder)
    case .seal(let payload): try payload.encode(to: encoder)
    case .cut(let payload): try payload.encode(to: encoder)
    case .reserved(let kind):
      throw EncodingError.invalidValue(
        kind, EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "this version does not write it"))
    }
  }
}
