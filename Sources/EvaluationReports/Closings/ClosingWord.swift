/// Every text of issued reports and their pages, by name.
package enum ClosingWord: String, Hashable, Sendable, CaseIterable {
  // What a closing is.
  case number, corrects, issuedAt, issuedBy, hash, hashHelp
  // The document.
  case nation, motto, documentNumber, documentKind, aboutUnit, aboutClerk, dateLine, periodFrom, figuresReadAt,
    comparedWith,
    annex, annexGrounds, signature, recipients, recipientsFiled, footer, footerDraft, draftMark, draftNote, emptyReport
  case structureHeading, structureAsItWas, structureOnDay, structureHelp, countsForColumn, unitColumn, codeColumn,
    fromColumn, throughColumn
  case headsHeading, headsNote, counterColumn, kioskColumn, journalColumn, entryColumn, entryHashColumn, digestColumn,
    heardColumn, digestMatches, digestPending, digestDiffers, headsEmpty
  case adjustmentsHeading, adjustmentsNone
  // The register.
  case register, registerLead, registerEmpty, registerNewer, unit, everyUnit, grain, everyGrain, months, quarters,
    years,
    year, everyYear, show, subjectColumn, periodColumn, numberColumn, issuedColumn, unitItself, correctionOf, issueLink
  // One closing.
  case closingHeading, filesHeading, filesForbidden, fileJSON, printWaiting, printRetried, printGivenUp, printOff,
    correctionLink, figuresHeading, printLink, reportLink, back
  // Issuing.
  case issueHeading, issueLead, chooseUnit, choosePeriod, chooseClerk, clerkHelp, look, notOver, alreadyIssued,
    nothingThere
  case readinessHeading, readinessClear, silentKiosks, pendingDigests, differingDigests, unprovenJournals, keptBack,
    undatedSessions, waitingRatings, openEvents, openQuestions
  case letterHeading, letterLead, place, symbol, signerTitle, signer, recipientsField, recipientsHelp, defaultRecipients
  case confirm, confirmNeeded, figuresChanged, letterMalformed, accountRefused, issue, aboutToIssue, printDraft
  // The correction sheet.
  case correctionHeading, correctionLead, nothingChanged, changesHeading, sectionColumn, rowColumn, figureColumn,
    wasColumn, isColumn, absent, arrivalsHeading, arrivalsNone, arrivedColumn, entryThenColumn, entryNowColumn,
    issueCorrection

  package func text(_ language: Language) -> String {
    let table = language == .vietnamese ? Self.vietnamese : Self.english
    guard let text = table[self] else { preconditionFailure("\(language.rawValue) lacks the text \(rawValue)") }
    return text
  }

  /// The text with these in place of `%1`, `%2`: in one pass, so that a name with `%2` in it stays what it is.
  package func text(_ language: Language, _ parts: String...) -> String {
    text(language).replacing(/%([1-9])/) { match in
      let number = Int(match.1) ?? 0
      return parts.indices.contains(number - 1) ? parts[number - 1] : String(match.0)
    }
  }
}
