import Glibc

/// A number of `errno`, to be shown to people.
struct ErrorNumber {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  var text: String { "\(String(cString: strerror(number))) (errno \(number))" }
}
