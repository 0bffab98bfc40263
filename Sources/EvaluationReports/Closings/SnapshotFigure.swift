import EvaluationIndices
import RatingModel

/// A figure as the canonical form has it: a count is a number, none is null, everything else names its kind.
///
///     12, null, {"percentTenths": 873}, {"pointTenths": 17}, {"time": milliseconds}, {"code"}, {"text"},
///     {"word", "label", "alarm"}, {"no": "unknown" | "withheld"}
struct SnapshotFigure: Codable {
  let figure: Figure

  /// Words are spelled.
  init(_ figure: Figure, _ spellings: [Spelling]) {
    guard case .word(let code, let word) = figure else {
      self.figure = figure
      return
    }
    self.figure = .issuedWord(
      code: code, SnapshotText(word, spellings).texts, isAlarming: figure.kind == "alarm")
  }

  private enum Key: String, CodingKey {
    case percentTenths, pointTenths, time, word, label, alarm, code, text, no
  }

  init(from decoder: any Decoder) throws {
    if let value = try? decoder.singleValueContainer() {
      if value.decodeNil() {
        figure = .none
        return
      }
      if let count = try? value.decode(Int.self) {
        figure = .count(count)
        return
      }
    }
    figure = try Self.figure(try decoder.container(keyedBy: Key.self))
  }

  private static func figure(_ values: KeyedDecodingContainer<Key>) throws -> Figure {
    switch values.allKeys.first {
    case .percentTenths: return .percentage(Percent(tenths: try values.decode(Int.self, forKey: .percentTenths)))
    case .pointTenths: return .points(tenths: try values.decode(Int.self, forKey: .pointTenths))
    case .time: return .time(WallTime(milliseconds: try values.decode(Int64.self, forKey: .time)))
    case .code: return .code(try values.decode(String.self, forKey: .code))
    case .text: return .text(try values.decode(String.self, forKey: .text))
    case .no: return try values.decode(String.self, forKey: .no) == "withheld" ? .withheld : .unknown
    case .word, .label, .alarm:
      return .issuedWord(
        code: try values.decode(String.self, forKey: .word),
        try values.decode(SnapshotText.self, forKey: .label).texts,
        isAlarming: try values.decodeIfPresent(Bool.self, forKey: .alarm) ?? false)
    case nil: throw DecodingError.dataCorrupted(.init(codingPath: values.codingPath, debugDescription: "no figure"))
    }
  }

  func encode(to encoder: any Encoder) throws {
    if case .issuedWord(let code, let texts, let isAlarming) = figure {
      var values = encoder.container(keyedBy: Key.self)
      try values.encode(code, forKey: .word)
      try values.encode(SnapshotText(texts), forKey: .label)
      if isAlarming { try values.encode(true, forKey: .alarm) }
      return
    }
    var value = encoder.singleValueContainer()
    switch figure {
    case .count(let count): try value.encode(count)
    case .none: try value.encodeNil()
    case .percentage(let percentage): try value.encode(["percentTenths": percentage.tenths])
    case .points(let tenths): try value.encode(["pointTenths": tenths])
    case .time(let time): try value.encode(["time": time.milliseconds])
    case .code(let code): try value.encode(["code": code])
    case .text(let text): try value.encode(["text": text])
    case .unknown: try value.encode(["no": "unknown"])
    case .withheld: try value.encode(["no": "withheld"])
    case .word, .issuedWord: preconditionFailure("a word is spelled before it is kept")
    }
  }
}
