import ForwardingContract
import RatingModel

/// A batch as it came: what of it this version can read, and which of its tallies it cannot.
///
/// Kiosks may be newer than the centre. A tally of a family that is not known here keeps no other from being taken.
package struct ArrivedBatch: Hashable, Sendable {
  /// The batch with those tallies, scales and questions that can be read.
  package let batch: Batch
  /// The place that each tally of ``batch`` had in the message, from 0.
  let places: [Int]
  /// Tallies that cannot be read, by their places.
  let unreadable: [RefusedTally]
  /// Definitions that came, those that cannot be read included.
  let scaleCount: Int
  let questionCount: Int

  /// A batch all of which can be read.
  package init(_ batch: Batch) {
    self.batch = batch
    places = Array(batch.tallies.indices)
    unreadable = []
    scaleCount = batch.scales.count
    questionCount = batch.questions?.count ?? 0
  }
}

extension ArrivedBatch: Decodable {
  private enum Field: String, CodingKey {
    case format, scheme, kiosk, journal, epoch, head, scales, questions, tallies, complete, openTail, software
    case countersigned, witness, groups, setAside, keptBack, backlog, condition
  }

  /// Fails for whatever else is not as the contract has it, with ``IntakeRefusal`` for a format or scheme that is not known here:
  /// of such a batch nothing more is read.
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    let format = try fields.decode(Int.self, forKey: .format)
    guard format == Limits.format else { throw IntakeRefusal.formatUnknown }
    let scheme = try fields.decodeIfPresent(Int.self, forKey: .scheme)
    guard let scheme, scheme == Limits.scheme else { throw IntakeRefusal.schemeUnknown }
    let scales = try fields.decode([Readable<Scale>].self, forKey: .scales)
    let questions = try fields.decodeIfPresent([Readable<Question>].self, forKey: .questions) ?? []
    let tallies = try fields.decode([ArrivedTally].self, forKey: .tallies)
    scaleCount = scales.count
    questionCount = questions.count
    places = tallies.indices.filter { tallies[$0].tally != nil }
    unreadable = tallies.enumerated().compactMap { index, tally in
      tally.refusal.map { RefusedTally(index: index, code: $0.rawValue) }
    }
    batch = Batch(
      format: format, scheme: scheme, kiosk: try fields.decode(KioskID.self, forKey: .kiosk),
      journal: try fields.decode(JournalID.self, forKey: .journal),
      epoch: try fields.decode(String.self, forKey: .epoch), head: try fields.decode(Head.self, forKey: .head),
      scales: scales.compactMap(\.value), questions: questions.compactMap(\.value),
      tallies: tallies.compactMap(\.tally), complete: try fields.decode(Bool.self, forKey: .complete),
      openTail: try fields.decode(Int64.self, forKey: .openTail),
      software: try fields.decode(String.self, forKey: .software),
      countersigned: try fields.decodeIfPresent(Head.self, forKey: .countersigned),
      witness: try fields.decodeIfPresent(Witness.self, forKey: .witness),
      groups: try fields.decodeIfPresent(GroupPage.self, forKey: .groups),
      setAside: try fields.decodeIfPresent([SetAsideReport].self, forKey: .setAside) ?? [],
      keptBack: try fields.decodeIfPresent(Int.self, forKey: .keptBack) ?? 0,
      backlog: try fields.decodeIfPresent(Int.self, forKey: .backlog) ?? 0,
      condition: Self.condition(in: fields))
  }

  /// How a kiosk is keeps nothing from being taken, whatever stands there.
  private static func condition(in fields: KeyedDecodingContainer<Field>) -> KioskCondition? {
    let condition = try? fields.decodeIfPresent(KioskCondition.self, forKey: .condition)
    return condition.flatMap { $0.isPossible ? $0 : nil }
  }

  /// A value, or nothing where there is something that this version cannot read.
  private struct Readable<Value: Decodable>: Decodable {
    let value: Value?
    init(from decoder: any Decoder) { value = try? Value(from: decoder) }
  }

  private struct ArrivedTally: Decodable {
    let tally: Tally?
    let refusal: TallyRefusal?

    init(from decoder: any Decoder) {
      tally = try? Tally(from: decoder)
      guard tally == nil else {
        refusal = nil
        return
      }
      let fields = try? decoder.container(keyedBy: TallyField.self).decode([String].self, forKey: .key)
      let isForeign = fields?.first.map { TallyFamily(rawValue: $0) == nil } ?? false
      refusal = isForeign ? .familyUnknown : .unreadable
    }
  }

  private enum TallyField: String, CodingKey { case key }
}
