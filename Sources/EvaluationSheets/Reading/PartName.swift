/// Names of the parts of a container, as ECMA-376 part 2 has them: a path from its root, written without the first slash,
/// of which capitals and small letters do not differ.
enum PartName {
  /// Whether the name of an entry stays within the container, whoever unpacks it.
  static func isSafe(_ name: String) -> Bool {
    guard !name.isEmpty, !name.hasPrefix("/"), !name.contains("\\"), name.wholeMatch(of: /[A-Za-z]:.*/) == nil else {
      return false
    }
    let components = (name.hasSuffix("/") ? name.dropLast() : name[...]).split(
      separator: "/", omittingEmptySubsequences: false)
    return components.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// The same for every way of writing it.
  static func key(_ name: String) -> String { name.lowercased() }

  /// Where a relationship of `source` leads: `nil` when out of the container.
  static func resolved(_ target: String, from source: String) -> String? {
    let isAbsolute = target.hasPrefix("/")
    var path = isAbsolute ? [] : source.split(separator: "/").dropLast().map(String.init)
    for component in target.split(separator: "/") where component != "." {
      if component == ".." {
        guard path.popLast() != nil else { return nil }
      } else {
        path.append(String(component))
      }
    }
    let name = path.joined(separator: "/")
    return isSafe(name) ? name : nil
  }

  /// The part that holds the relationships of another; those of the whole container for an empty name.
  static func relationships(of source: String) -> String {
    var path = source.split(separator: "/").map(String.init)
    let name = path.popLast() ?? ""
    return (path + ["_rels", name + ".rels"]).joined(separator: "/")
  }
}
