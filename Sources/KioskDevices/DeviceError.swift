/// Why no device can be looked for at all.
package enum DeviceError: Error, Hashable, Sendable {
  /// A call of libudev failed.
  case udevUnavailable(operation: String, errno: Int32)

  /// Stable, for programs.
  package var code: String { "devices-udev-unavailable" }

  package var operation: String {
    switch self {
    case .udevUnavailable(let operation, _): operation
    }
  }

  package var subject: String { "udev" }

  package var message: String {
    switch self {
    case .udevUnavailable(let operation, let errno): "udev cannot be used: \(operation): \(ErrorNumber(errno).text)"
    }
  }

  package var hint: String {
    "Input devices are found through udev. Check that systemd-udevd runs and that the service may open netlink sockets "
      + "(RestrictAddressFamilies=AF_NETLINK)."
  }

  package var retry: Bool { true }
}
