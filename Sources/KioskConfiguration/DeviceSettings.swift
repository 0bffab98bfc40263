import KioskInput
import RatingModel

/// One input device and what it is for. Within the limits of `DeviceMatch` and of the profile of its kind.
package struct DeviceSettings: Hashable, Sendable {
  /// By what a device is recognised, wherever it is plugged in and whichever number the kernel gives it. Every criterion
  /// that is given must hold; there is always one.
  package struct Match: Hashable, Sendable {
    /// The kernel's name of the device, exactly.
    package let name: String?
    package let vendor: UInt16?
    /// Present exactly when `vendor` is.
    package let product: UInt16?
    /// Only beside them.
    package let version: UInt16?
    /// `usb-0000:00:14.0-2/input0`.
    package let physicalPath: String?
    /// udev properties with the exact value of each.
    package let udev: [String: String]
    /// Keys, switches, axes and lamps that it has, by their Linux names.
    package let has: [String: Capability]
  }

  /// What health and journal call it.
  package let name: String
  package let match: Match
  package let kind: Kind

  package enum Kind: Hashable, Sendable {
    case buttons(Buttons)
    case touch(TouchTurn)
    case scanner(Scanner)
  }

  /// What a scanner types before and after each code.
  package struct Scanner: Hashable, Sendable {
    package let prefix: String
    package let suffix: String
  }

  /// What the keys of a device stand for. There is at least one.
  package struct Buttons: Hashable, Sendable {
    package let actsOn: ButtonProfile.Action
    package let debounceMilliseconds: Int
    package let repeatMilliseconds: Int
    /// By Linux key code. Empty, or each level of the scale has at least one key.
    package let meanings: [UInt16: KeyMeaning]
    /// The keys with which the clerk invites, by Linux key code; none of them is among `meanings`.
    package let pleaseRate: Set<UInt16>
    /// The LED that is lit while a rating is asked for, by its Linux code.
    package let lamp: UInt16?
  }

  /// Whether citizens rate on it.
  package var isForRating: Bool {
    switch kind {
    case .buttons(let buttons): !buttons.meanings.isEmpty
    case .touch: true
    case .scanner: false
    }
  }

  package var isTouched: Bool { if case .touch = kind { true } else { false } }

  package var hasKeyToDecline: Bool {
    if case .buttons(let buttons) = kind { buttons.meanings.values.contains(.decline) } else { false }
  }
}
