import KioskScreen

/// What there is to be heard of a ``KioskScreen/ScreenView``.
struct HeardView: Hashable, Sendable, Decodable {
  struct Option: Hashable, Sendable, Decodable {
    let place: Int
    let isChosen: Bool
  }

  let state: String
  let sinceMicroseconds: Int64
  let options: [Option]
  let signal: Signal?
}
