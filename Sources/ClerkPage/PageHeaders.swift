/// What a browser has to be told with every page: no script but the one, nothing from elsewhere, no keeping, no frame of others.
package enum PageHeaders {
  /// Names in lower case.
  package static let all: [(name: String, value: String)] = [
    (
      "content-security-policy",
      "default-src 'none'; script-src '\(ClerkScript.hash)'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'self'"
    ),
    ("cache-control", "no-store"), ("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin"),
    ("x-frame-options", "SAMEORIGIN"), ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
  ]

  /// In what a browser says from whose page a form was sent.
  package static let fetchSite = "sec-fetch-site"

  /// Whether a form is looked at: not one that another site's page has sent. Browsers that say nothing still lack the token.
  package static func permitForm(from site: String?) -> Bool {
    site.map { ["same-origin", "none"].contains($0) } ?? true
  }
}
