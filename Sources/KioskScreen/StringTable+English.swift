extension StringTable {
  package static let english = StringTable(
    language: "en",
    words: [
      .languageName: "English",
      .dossier: "Dossier",
      .device: "Device code",
      .proceed: "Continue",
      .skip: "Skip",
      .decline: "I do not wish to rate",
      .again: "Wrong one? Choose again.",
      .chosen: "Chosen",
      .no: "No, thank you",
      .yes: "Yes, please do",
      .page: "Page {page} of {pages}",
      .largeText: "Larger text",
      .usualText: "Usual text",
      .highContrast: "High contrast",
      .usualContrast: "Usual colours",
      .soundOn: "Sound on",
      .soundOff: "Sound off",
      .faultJournal: "The device cannot store anything at the moment.",
      .faultInput: "The buttons or the touch screen are not connected.",
      .faultMaintenance: "A technician is working on the device.",
    ],
    wordings: [
      .idle: Wording(headline: "Welcome", detail: "We are glad to be of service."),
      .serving: Wording(
        headline: "Now serving", detail: "When we have finished, please tell us here how satisfied you are."),
      .pleaseRate: Wording(
        headline: "How satisfied are you with our service?",
        detail: "The staff at this counter do not see your answer."),
      .thankYou: Wording(headline: "Thank you", detail: "We wish you good health."),
      .oneMoment: Wording(headline: "One moment, please", detail: ""),
      .cannotRate: Wording(
        headline: "This device cannot take ratings at the moment",
        detail: "We apologise. You are being served as usual."),
      .oneAtATime: Wording(
        headline: "One at a time, please", detail: "Two keys were pressed together; neither was taken."),
      .notFinished: Wording(
        headline: "Not finished yet", detail: "You will be asked for your rating here when we have finished."),
      .couldNotBeTaken: Wording(
        headline: "Your rating could not be taken", detail: "The device failed while it was asking. We apologise."),
      .chips: Wording(headline: "What was good, or what was wrong?", detail: "Choose as many as you like, or none."),
      .question: Wording(headline: "One more question", detail: "Choose one, or none."),
      .contact: Wording(
        headline: "May we contact you about this dossier?", detail: "Unless you choose “Yes”, we will not."),
      .maintenance: Wording(
        headline: "This device is being serviced",
        detail: "Presses do not count at the moment. You are being served as usual."),
    ])
}
