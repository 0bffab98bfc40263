import EvaluationStore
import Foundation
import Glibc
import RatingModel

extension CentreCommands {
  /// Writes everything that is held of a person into a new file that its owner alone reads.
  /// - Parameter file: must not exist.
  package static func exportPersonalData(
    configuration path: String, about: String, to file: String, asJSON: Bool
  ) async -> CommandOutcome {
    guard let person = Person(about) else { return malformed("person", Person.noun) }
    return await with(configuration: path) { centre in
      if let refusal = try await unknown(person, in: centre) { return refusal }
      let data = try await PersonalFile(centre: centre, person: person).data()
      // In the audit before it is in a file.
      try await centre.store.record(event(person, centre))
      if let refusal = write(data, to: file) { return refusal }
      struct Answer: Encodable {
        let person: String
        let file: String
        let status = "exported"
      }
      return asJSON
        ? CommandOutcome(json: Answer(person: person.text, file: file))
        : CommandOutcome(text: file, notes: "Hand it to \(person.text) alone, then remove it.")
    }
  }

  /// How data that are wrong are corrected: nothing is changed here.
  package static func correctPersonalData(configuration path: String, about: String) async -> CommandOutcome {
    guard let person = Person(about) else { return malformed("person", Person.noun) }
    return await with(configuration: path) { centre in
      if let refusal = try await unknown(person, in: centre) { return refusal }
      let way =
        switch person {
        case .clerk:
          """
          Name, post and days of service: correct them in the list of clerks and import it (evaluationd import --clerks FILE).
          Counts: they are what kiosks counted; what is in doubt is an integrity event (evaluationd integrity).
          """
        case .account(let name):
          """
          Role, units, clerk: evaluationd account rights --name \(name)
          Password: evaluationd account password --name \(name)
          Name: add another account and disable this one; what it did stays under the name that did it.
          """
        }
      return CommandOutcome(
        text: way, notes: "Register the request: evaluationd personal request \(person.text) --kind correction")
    }
  }

  private static func event(_ person: Person, _ centre: Centre) -> AccessEvent {
    switch person {
    case .clerk(let clerk): centre.actor.event(.personalDataExported, clerk: clerk, at: centre.clock.now())
    case .account(let name): centre.actor.event(.personalDataExported, subject: name.text, at: centre.clock.now())
    }
  }

  /// Never over a file, nor through a link; whole or not at all.
  private static func write(_ data: Data, to file: String) -> CommandOutcome? {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return unwritable(file, errno) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: data)
      try handle.synchronize()
      return nil
    } catch {
      unlink(file)
      return unwritable(file, errno)
    }
  }

  private static func unwritable(_ file: String, _ number: Int32) -> CommandOutcome {
    badInput(
      number == EEXIST ? "file-exists" : "file-unwritable",
      "\(file) was not written: \(String(cString: strerror(number))).",
      hint: "Name a file that is not there yet, in a folder that you may write to.")
  }
}
