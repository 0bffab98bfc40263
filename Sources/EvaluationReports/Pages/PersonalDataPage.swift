/// What is kept of people, why, for how long, who may see it, and how to ask for it.
package enum PersonalDataPage {
  private static let parts: [(PeopleWord, [PeopleWord])] = [
    (.dataWhatHeading, [.dataWhatClerk, .dataWhatAccount, .dataWhatCitizen]), (.dataWhyHeading, [.dataWhy]),
    (.dataWhoHeading, [.dataWho]), (.dataLongHeading, [.dataLong]), (.dataAskHeading, [.dataAsk]),
  ]

  package static func html(frame: PageFrame) -> String {
    let language = frame.language
    let heading = PeopleWord.personalData.text(language)
    return PageTemplates.render(
      "personal-data",
      Model(
        frame: frame.model(title: heading, kind: "medium"), heading: heading,
        parts: parts.map { Model.Part(heading: $0.text(language), texts: $1.map { $0.text(language) }) }))
  }

  private struct Model {
    struct Part {
      let heading: String
      let texts: [String]
    }
    let frame: FrameModel
    let heading: String
    let parts: [Part]
  }
}
