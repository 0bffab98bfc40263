/// Something stored is not what this program writes.
package struct Damage: Error {
  package let what: String
  package init(_ what: String) { self.what = what }
}
