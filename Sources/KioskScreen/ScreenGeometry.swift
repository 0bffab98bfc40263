/// The panel's picture as it is mounted, and how far from it eyes are. All in millimetres.
package struct ScreenGeometry: Hashable, Sendable, Codable {
  package static let widthRange = 60...1200
  package static let heightRange = 60...1200
  package static let distanceRange = 200...3000
  /// 10 inches, at arm's length.
  package static let standard = ScreenGeometry(widthMillimetres: 217, heightMillimetres: 136, distanceMillimetres: 600)

  package let widthMillimetres: Int
  package let heightMillimetres: Int
  package let distanceMillimetres: Int

  package init(widthMillimetres: Int, heightMillimetres: Int, distanceMillimetres: Int) {
    self.widthMillimetres = widthMillimetres
    self.heightMillimetres = heightMillimetres
    self.distanceMillimetres = distanceMillimetres
  }

  /// How high a capital H has to be for what must be read: 0.7° as seen from the distance (EN 301 549, 5.1.4).
  package var capitalMicrometres: Int {
    Int((Double(distanceMillimetres) * 1000 * Double.pi * 0.7 / 180).rounded(.up))
  }
}
