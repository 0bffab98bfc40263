import CUdev
import Glibc

/// udev's word that input devices came, went or changed. Belongs to one thread.
final class DeviceMonitor {
  private let udev: OpaquePointer
  private let monitor: OpaquePointer

  init() throws(DeviceError) {
    guard let udev = udev_new() else { throw .udevUnavailable(operation: "udev_new", errno: errno) }
    guard let monitor = udev_monitor_new_from_netlink(udev, "udev") else {
      let number = errno
      udev_unref(udev)
      throw .udevUnavailable(operation: "udev_monitor_new_from_netlink", errno: number)
    }
    self.udev = udev
    self.monitor = monitor
    guard udev_monitor_filter_add_match_subsystem_devtype(monitor, "input", nil) >= 0,
      udev_monitor_enable_receiving(monitor) >= 0
    else { throw .udevUnavailable(operation: "udev_monitor_enable_receiving", errno: errno) }
  }

  deinit {
    udev_monitor_unref(monitor)
    udev_unref(udev)
  }

  /// Readable when there is word; not blocking.
  var descriptor: Int32 { udev_monitor_get_fd(monitor) }

  /// Takes all that has come; `false` when that was nothing. What it says is not looked at: whoever hears of a change looks
  /// at what is there now, which also makes up for words that were lost.
  func drain() -> Bool {
    var hasWord = false
    while let device = udev_monitor_receive_device(monitor) {
      udev_device_unref(device)
      hasWord = true
    }
    // Lost words end in an error of their own.
    return hasWord || errno != EAGAIN
  }
}
