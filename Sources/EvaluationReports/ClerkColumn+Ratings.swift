import RatingModel

extension ClerkColumn {
  /// Released ratings on one scale: by level, satisfied with interval, and how much the sample bears.
  static func ratings(on scale: Scale) -> [ClerkColumn] {
    [count(on: scale)] + scale.levels.flatMap { [count(of: $0, on: scale), share(of: $0, on: scale)] } + [
      satisfiedCount(on: scale), satisfiedShare(on: scale), lower(on: scale), upper(on: scale), sample(on: scale),
    ]
  }

  static func count(on scale: Scale) -> ClerkColumn {
    column(scale, ["count"], { $0.text(.ratings) }) { .count($0.count) }
  }

  static func count(of level: Level, on scale: Scale) -> ClerkColumn {
    column(scale, ["levels", level.name.text, "count"], { level.label($0) }) { .count($0.count(of: level.name)) }
  }

  static func share(of level: Level, on scale: Scale) -> ClerkColumn {
    column(scale, ["levels", level.name.text, "share"], { "\(level.label($0)), \($0.text(.share))" }) {
      $0.share(of: level.name)
    }
  }

  static func satisfiedCount(on scale: Scale) -> ClerkColumn {
    column(scale, ["satisfied", "count"], { $0.text(.satisfied) }) { .count($0.satisfied) }
  }

  static func satisfiedShare(on scale: Scale) -> ClerkColumn {
    column(scale, ["satisfied", "share"], { $0.text(.satisfiedShare) }) { $0.satisfiedShare }
  }

  static func lower(on scale: Scale) -> ClerkColumn {
    column(scale, ["satisfied", "lower"], { $0.text(.lower) }) { $0.lower }
  }

  static func upper(on scale: Scale) -> ClerkColumn {
    column(scale, ["satisfied", "upper"], { $0.text(.upper) }) { $0.upper }
  }

  static func sample(on scale: Scale) -> ClerkColumn {
    column(scale, ["sample"], { $0.text(.sample) }) { $0.sample }
  }

  /// A figure of ``ScaleRatings``, at its place under the scale. Its title names the scale: a report may have several.
  private static func column(
    _ scale: Scale, _ path: [String], _ title: @escaping @Sendable (Language) -> String,
    _ figure: @escaping @Sendable (ScaleRatings) -> Figure
  ) -> ClerkColumn {
    let reference = ScaleReference(scale).description
    return ClerkColumn(["ratings", reference] + path, { "\(title($0)) [\(reference)]" }) {
      figure(ScaleRatings(of: $0.figures, on: scale))
    }
  }
}

extension Level {
  /// Vietnamese and English are always there.
  func label(_ language: Language) -> String { labels[language.rawValue] ?? name.text }
}
