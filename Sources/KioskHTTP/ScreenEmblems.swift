/// The emblem of each state as SVG symbols, `emblem-<state>`: a lotus at rest and in thanks, plain signs otherwise. States that
/// ask show what can be chosen instead.
enum ScreenEmblems {
  static let symbols = """
    <symbol id="emblem-idle" viewBox="0 0 160 120">\(lotus)</symbol>
    <symbol id="emblem-thank-you" viewBox="0 0 160 120">\(lotus)</symbol>
    <symbol id="emblem-serving" viewBox="0 0 160 120">\(person)</symbol>
    <symbol id="emblem-not-finished" viewBox="0 0 160 120">\(person)</symbol>
    <symbol id="emblem-one-moment" viewBox="0 0 160 120">
    <circle class="soft" cx="36" cy="60" r="14"/><circle class="soft" cx="80" cy="60" r="14"/>\
    <circle class="soft" cx="124" cy="60" r="14"/></symbol>
    <symbol id="emblem-cannot-rate" viewBox="0 0 160 120">\(pause)</symbol>
    <symbol id="emblem-could-not-be-taken" viewBox="0 0 160 120">\(pause)</symbol>
    <symbol id="emblem-maintenance" viewBox="0 0 160 120">\(spanner)</symbol>

    """

  private static let person =
    #"<circle class="soft" cx="80" cy="38" r="25"/>"#
    + #"<path class="soft" d="M40 114 Q32 114 33 106 Q38 72 80 72 Q122 72 127 106 Q128 114 120 114 Z"/>"#
  private static let pause =
    #"<circle class="ring" cx="80" cy="60" r="48"/><path class="bar" d="M66 42 V78 M94 42 V78"/>"#
  private static let spanner =
    #"<path class="soft" d="M112 12 A30 30 0 0 0 78 52 L36 94 A11 11 0 0 0 52 110 L94 68 A30 30 0 0 0 134 34 L117 51 "#
    + #"L100 46 L95 29 Z"/>"#

  /// Five petals around one point; the middle one lies in front.
  private static let lotus =
    petal("outer", turned: -64) + petal("outer", turned: 64) + petal("inner", turned: -33) + petal("inner", turned: 33)
    + petal("middle", turned: 0) + #"<path class="water" d="M34 107 Q80 115 126 107 M58 115 Q80 119 102 115"/>"#

  private static func petal(_ name: String, turned degrees: Int) -> String {
    #"<path class="petal \#(name)" transform="rotate(\#(degrees) 80 100)" d="M80 100 C54 76 60 34 80 14 C100 34 106 76 80 100 Z"/>"#
  }
}
