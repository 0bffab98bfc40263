/// The version that evaluationd prints and health names.
package enum CentreVersion {
  package static let text = "0.1.0"
}
