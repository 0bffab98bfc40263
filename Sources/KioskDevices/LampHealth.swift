/// How it stands with the lamp of a device. Leaves the process like `DeviceHealth`. Never says whether it is lit.
package struct LampHealth: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case works
    /// The device has no such LED.
    case missing
    /// The device may be read, not written to.
    case denied
    /// The device did not take what it was told last.
    case failing
  }

  package let state: State
  /// What is the matter, for people.
  package let detail: String
  /// What to do about it; `nil` when there is nothing to do.
  package let hint: String?
  /// How often the device was told something and did not take it, since the service started.
  package let failures: Int

  /// Stable, for programs: `lamp-missing`.
  package var code: String { "lamp-\(state.rawValue)" }
}

extension LampHealth {
  /// - Parameters:
  ///   - node: The node of the device that has the lamp.
  ///   - earlierFailures: What failed on the device before it was opened anew.
  init(of lamp: Lamp, at node: String, earlierFailures: Int) {
    let name = LampNames.name(of: lamp.code)
    failures = earlierFailures + lamp.failures
    switch lamp.condition {
    case .works:
      (state, detail, hint) = (.works, "\(name) tells whether a rating is asked for.", nil)
    case .missing:
      state = .missing
      detail = "\(node) has no \(name). Ratings are taken without it."
      hint = "Configure a lamp that `kioskctl devices` lists for this device, or none."
    case .denied:
      state = .denied
      detail =
        "\(node) may be read by this service, not written to: \(name) stays as it is. Ratings are taken without it."
      hint = "Allow writing in the udev rule (MODE=\"0660\") and in the service (DeviceAllow=char-input rw)."
    case .failing(let number):
      state = .failing
      detail = "\(name) of \(node) could not be set: \(ErrorNumber(number).text). Ratings are taken without it."
      hint = "It is tried again every 2 s. If that does not help, unplug the device and plug it in again."
    }
  }
}
