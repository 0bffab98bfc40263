import KioskInput
import RatingModel

/// One input device with buttons, and what its keys stand for. Within the limits of `DeviceMatch` and `ButtonProfile`.
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
  }

  /// What health and journal call it.
  package let name: String
  package let match: Match
  package let actsOn: ButtonProfile.Action
  package let debounceMilliseconds: Int
  /// By Linux key code. Each level of the scale has at least one key.
  package let meanings: [UInt16: KeyMeaning]
}
