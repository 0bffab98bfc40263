import ForwardingContract
import KioskConfiguration

/// What keeps the kiosk from starting at all. Everything else it survives and reports in health.
package enum KioskFailure: Error, Hashable, Sendable {
  /// The kernel told no boot id.
  case bootUnknown
  /// A file that the configuration names cannot be read.
  case fileUnreadable(key: String, path: String, reason: String)
  /// A token file holds no usable token.
  case tokenUnusable(path: String)
  /// The file for the case handlers' key holds none.
  case casePublicKeyUnusable(path: String)
  /// A file named as a language pack is none.
  case languagePackUnusable(path: String, reason: String)
  /// The channel of the demo is no open descriptor.
  case demoChannelClosed
  /// The demo's input was asked for beside configured devices.
  case demoBesideDevices
  /// The kernel gives no more descriptors.
  case outOfDescriptors
  /// A simulated clock was asked for without the demo.
  case simulatedClockOutsideDemo

  /// The same with a stable code, for people and programs.
  package var refusal: Refusal {
    switch self {
    case .bootUnknown:
      Refusal(
        code: "boot-unknown", message: "The kernel's boot id could not be read.",
        hint: "Make /proc/sys/kernel/random/boot_id readable for the service.", retry: false)
    case .fileUnreadable(let key, let path, let reason):
      Refusal(
        code: "file-unreadable", message: "\(path), named by \(key), cannot be read: \(reason).",
        hint: "Check that the file exists and that the service's user may read it.", retry: false)
    case .tokenUnusable(let path):
      Refusal(
        code: "token-unusable", message: "\(path) holds no usable token.",
        hint: "Put one line of 32 to 256 printable characters there, as from: openssl rand -hex 32.", retry: false)
    case .casePublicKeyUnusable(let path):
      Refusal(
        code: "case-public-key-unusable", message: "\(path) holds no public key.", hint: CasePublicKey.hint,
        retry: false)
    case .languagePackUnusable(let path, let reason):
      Refusal(
        code: "language-pack-unusable", message: "\(path) is no language pack: \(reason).", hint: LanguagePack.hint,
        retry: false)
    case .demoChannelClosed:
      Refusal(
        code: "demo-channel-closed", message: "The descriptor given for the demo is not open.",
        hint: "The demo's channel is opened by kioskctl demo; do not give the option by hand.", retry: false)
    case .demoBesideDevices:
      Refusal(
        code: "demo-beside-devices", message: "The demo's input is refused while an input device is configured.",
        hint: "Remove [[input.devices]] from the configuration, or run without the demo's channel.", retry: false)
    case .outOfDescriptors:
      Refusal(
        code: "out-of-descriptors", message: "The kernel gives the service no more descriptors.",
        hint: "Raise LimitNOFILE= of the service, or look for what uses up the machine's.", retry: true)
    case .simulatedClockOutsideDemo:
      Refusal(
        code: "simulated-clock-outside-demo", message: "A simulated clock is refused outside the demo.",
        hint: "Remove --simulated-clock.", retry: false)
    }
  }
}

extension KioskFailure {
  /// Wrong options, rather than a wrong configuration.
  var isUsage: Bool {
    switch self {
    case .demoChannelClosed, .demoBesideDevices, .simulatedClockOutsideDemo: true
    case .bootUnknown, .fileUnreadable, .tokenUnusable, .casePublicKeyUnusable, .languagePackUnusable,
      .outOfDescriptors:
      false
    }
  }
}
