/// The version that the programs print, the journal's boot entries keep and batches carry.
package enum KioskVersion {
  package static let text = "0.1.0"
}
