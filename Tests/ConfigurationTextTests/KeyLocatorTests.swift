import Testing

@testable import ConfigurationText

struct KeyLocatorTests {
  /// `path: line:column` of everything found, sorted by path.
  private func places(_ text: String) -> [String] {
    KeyLocator.places(in: text).positions.map { "\($0.key): \($0.value.line):\($0.value.column)" }.sorted()
  }

  @Test func keysStandWhereTheyAreWritten() {
    let text = """
      # first
      a = 1
        b = "x" # c = 2

      [t]
      c = true
      """
    #expect(places(text) == ["a: 2:1", "b: 3:3", "t.c: 6:1", "t: 5:2"])
  }

  @Test func headersAndKeysInsideMultiLineStringsAreText() {
    let text = #"""
      a = """
      [t]
      b = 1 \""" still \\"""
      c = '''
      d = "
      ''''
      e = """ends in quotes"""""
      f = ""
      g = ''
      """#
    #expect(places(text) == ["a: 1:1", "c: 4:1", "e: 7:1", "f: 8:1", "g: 9:1"])
  }

  @Test func quotedAndDottedKeysAreTakenApart() {
    let text = #"""
      a . "b.c" . 'd' = 1
      "\u0065\t" = 2
      [x."y z".w]
      v.u = 3
      """#
    #expect(
      places(text)
        == [
          "\"e\t\": 2:1", #"a."b.c".d: 1:13"#, #"a."b.c": 1:5"#, "a: 1:1",
          #"x."y z".w.v.u: 4:3"#, #"x."y z".w.v: 4:1"#, #"x."y z".w: 3:10"#, #"x."y z": 3:4"#, "x: 3:2",
        ].sorted())
  }

  @Test func inlineTablesAndListsGiveAPlaceToEachElement() {
    let text = """
      m = { name = "a}, b = 1", udev = { P = "[1]", "Q" = '#' }, n = 0x1F } # x = 1
      l = [ # comment, with ] and [
        "one", "t]wo",
        { k = [[1, 2], [3]] },
      ]
      z = 1979-05-27T07:32:00Z
      """
    #expect(
      places(text)
        == [
          "l: 2:1", "l[1]: 3:3", "l[2]: 3:10", "l[3]: 4:3", "l[3].k: 4:5", "l[3].k[1]: 4:10", "l[3].k[1][1]: 4:11",
          "l[3].k[1][2]: 4:14", "l[3].k[2]: 4:18", "l[3].k[2][1]: 4:19", "m: 1:1", "m.n: 1:60", "m.name: 1:7",
          "m.udev: 1:27", "m.udev.P: 1:36", "m.udev.Q: 1:47", "z: 6:1",
        ].sorted())
  }

  @Test func listsOfTablesAreCountedAndTheirSubtablesBelongToTheNewestElement() {
    let text = """
      [[d]]
      name = 1
      [d.keys]
      a = 2
      [[d]]
      [d.keys]
      a = 3
      [[d.more]]
      b = 4
      [[d.more]]
      b = 5
      """
    #expect(
      places(text)
        == [
          "d: 1:3", "d[1]: 1:3", "d[1].name: 2:1", "d[1].keys: 3:4", "d[1].keys.a: 4:1", "d[2]: 5:3", "d[2].keys: 6:4",
          "d[2].keys.a: 7:1", "d[2].more: 8:5", "d[2].more[1]: 8:5", "d[2].more[1].b: 9:1", "d[2].more[2]: 10:5",
          "d[2].more[2].b: 11:1",
        ].sorted())
  }

  @Test func tableStandsAtItsHeaderEvenWhenItWasMentionedBefore() {
    #expect(places("[a.b]\nc = 1\n[a]\nd = 2\n") == ["a.b.c: 2:1", "a.b: 1:4", "a.d: 4:1", "a: 3:2"])
  }

  @Test func lineBreaksOfEitherKindAndAByteOrderMarkAreCountedAsTheParserCountsThem() {
    #expect(places("\u{FEFF}a = 1\r\n[t]\r\nb = [\r\n1]\r\n") == ["a: 1:1", "t.b: 3:1", "t.b[1]: 4:1", "t: 2:2"])
  }

  @Test func columnsAreScalarsNotBytes() {
    let text = "\"ề\" = \"ữ\"\nb = { \"ă\" = 1, c = 2 }"
    #expect(places(text) == [#""ề": 1:1"#, "b: 2:1", "b.c: 2:16", #"b."ă": 2:7"#].sorted())
  }

  @Test(arguments: [
    "[", "[[", "a", "a =", "= 1", "a = [", "a = {", "a = \"", "a = '''", "]", "}", "\\", "a = [,,]", "\"\\u",
  ])
  func textThatIsNoTomlIsWalkedToItsEnd(text: String) {
    #expect(KeyLocator.places(in: text).positions.count <= 3)
  }

  @Test(arguments: KnownFiles.all)
  func everyValueTheParserFindsHasAPlaceOfItsOwn(file: String) throws {
    guard let text = String(validating: try KnownFiles.bytes(file), as: UTF8.self),
      let root = try? DocumentParser.parse(text).get()
    else { return }
    let positions = KeyLocator.places(in: text).positions
    for node in descendants(of: root) { #expect(positions[node.path] != nil, "\(node.path)") }
  }

  @Test func samplesAndBadFilesAreFound() {
    #expect(KnownFiles.all.contains("Firmware-Config/kioskd.toml") && KnownFiles.all.count > 40)
  }

  @Test(arguments: 0..<300)
  func randomDocumentIsLocatedAsItWasWritten(seed: UInt64) throws {
    // given a document made at random, of which it is known where each value was written
    var document = RandomDocument(seed: seed)
    document.write()

    // when
    let root = try DocumentParser.parse(document.text).get()

    // then every value that the parser found stands in the line in which it was written
    let found = Dictionary(uniqueKeysWithValues: descendants(of: root).map { ("\($0.path)", $0.position.line) })
    #expect(found == document.lines, "\(document.text)")
  }

  private func descendants(of node: ConfigurationNode) -> [ConfigurationNode] {
    let children: [ConfigurationNode] =
      switch node.content {
      case .table(let members): Array(members.values)
      case .list(let elements): elements
      default: []
      }
    return children + children.flatMap(descendants)
  }
}
