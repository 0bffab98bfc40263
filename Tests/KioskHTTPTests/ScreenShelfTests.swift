import Foundation
import KioskScreen
import Testing

@testable import KioskHTTP

@Suite(.timeLimit(.minutes(5))) struct ScreenShelfTests {
  private let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + Data(repeating: 0, count: 100)
  private let jpeg = Data([0xFF, 0xD8, 0xFF, 0xE0]) + Data(repeating: 0, count: 100)

  @Test func picturesAreToldByTheirBytesAndBounded() {
    var shelf = ScreenShelf()
    func add(_ photo: Data) -> String? { shelf.add(photo: photo, name: "0f") }
    #expect(add(png) == "/photos/0f")
    #expect(add(jpeg) == "/photos/0f")
    #expect(add(Data("<svg onload=alert(1)>".utf8)) == nil)
    #expect(add(jpeg + Data(repeating: 0, count: PhotoFormat.mostBytes)) == nil)
    #expect(add(Data()) == nil)
  }

  @Test func soundsHaveTheBytesOfTheirEnding() {
    var shelf = ScreenShelf()
    func add(_ sound: Data, _ name: String) -> Bool { shelf.add(sound: sound, name: name) }
    #expect(add(Tone.wave(.prompt), "prompt.wav"))
    #expect(!add(Tone.wave(.prompt), "prompt.ogg"))
    #expect(!add(Data("OggS".utf8), "prompt.ogg"))
    #expect(!add(Tone.wave(.prompt) + Data(count: SoundFormat.mostBytes), "thanks.wav"))
    #expect(shelf.sounds == ["prompt.wav"])
  }

  @Test func shelfThatIsFullTakesNoMore() {
    var shelf = ScreenShelf()
    func isTaken(_ photo: Data, _ name: String) -> Bool { shelf.add(photo: photo, name: name) != nil }
    let large = jpeg + Data(repeating: 0, count: PhotoFormat.mostBytes - jpeg.count)
    for number in 0..<(ScreenShelf.mostBytes / PhotoFormat.mostBytes) { #expect(isTaken(large, "\(number)")) }
    #expect(!isTaken(jpeg, "one-more"))
    // What takes the place of another needs only the difference.
    #expect(isTaken(jpeg, "0"))
  }

  @Test func onlyWhatLiesOnTheShelfIsServedAndAsWhatItIs() async throws {
    var shelf = ScreenShelf()
    _ = shelf.add(photo: png, name: "0f")
    _ = shelf.add(sound: Tone.wave(.thanks), name: "thanks.wav")
    try await ListenerFixture.serve(
      { [shelf] listening in
        try ScreenListener(
          address: ListenerFixture.loopback(), page: TestFeed.page(), feed: TestFeed(), desk: TestFeed(), shelf: shelf,
          logger: ListenerFixture.quiet,
          onListening: listening)
      },
      { port in
        func get(_ path: String, _ method: String = "GET") async throws -> ListenerFixture.Reply {
          try await ListenerFixture.send(method, "http://127.0.0.1:\(port)\(path)", token: nil)
        }
        for (path, type) in [("/photos/0f", "image/png"), ("/sounds/thanks.wav", "audio/wav")] {
          let reply = try await get(path)
          #expect(reply.status == 200 && reply.headers["content-type"] == type)
          #expect(reply.headers["x-content-type-options"] == "nosniff")
          #expect(reply.headers["content-security-policy"] == ScreenAsset.contentSecurityPolicy)
          #expect(try await get(path, "POST").status == 405)
        }
        for path in [
          "/photos/", "/photos/1", "/photos/../style.css", "/sounds/prompt.wav", "/sounds/%2e%2e/etc/passwd",
        ] {
          #expect(try await get(path).status == 404)
        }
      })
  }
}
