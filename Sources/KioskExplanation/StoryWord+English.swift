import KioskJournal
import KioskSession
import RatingModel

extension StoryWord {
  static let english: [StoryWord: String] = [
    .title: "Session {0} at counter {1}",
    .undated: "no time",
    .result: "Result: {0}",
    .unfinished: "Result: none yet, the session is under way.",
    .untoldAmbient: "{0} more presses that belong to no session are not listed.",

    .opened: "Opened by {0}; {1}.",
    .waited: "The citizen had waited {0} minutes since drawing the ticket.",
    .dossiers: "Dossiers named: {0}.",
    .clerkNamed: "the clerk is {0}, as the request says",
    .clerkRoster: "the request named no clerk, by the roster it is {0}",
    .clerkBadge: "the request named no clerk, by the badge that was scanned it is {0}",
    .clerkNone: "it counts for no clerk",
    .source(.feed): "the centre's session feed",
    .source(.api): "the office's software",
    .source(.clerkPage): "the clerk's page",
    .source(.scan): "a scan at the kiosk",
    .source(.inviteButton): "the clerk's “please rate” button",
    .source(.demo): "the demo",

    .invited: "The citizen was asked to rate.",
    .closed: "The service was closed.",
    .rated: "A press on “{0}”: this is the session's rating.",
    .corrected: "Another answer on “{0}”, still within the time for a correction, replaced the one before.",
    .press: "A press on “{0}”, kept and not a rating: {1}.",
    .answered: "The citizen answered one of the questions after the level on “{0}”.",
    .passed: "The citizen went on to the next step on “{0}”.",
    .contacted: "The citizen said on “{0}” whether to be called about the dossier.",
    .marked: "It counts, and is marked: {0}.",
    .followed: "The next session was opened.",
    .pressedInOutage: "no rating could be taken at that moment",
    .reopened: "The journal was opened anew after it could not be written; whatever was open ended with it.",
    .started: "The kiosk started anew; whatever was open ended with the run before.",
    .impossible: "Ratings became impossible: {0}.",
    .possible: "Ratings became possible again.",
    .cause(.journal): "the journal could not be written",
    .cause(.input): "no panel could send every answer",
    .cause(.maintenance): "a technician was at work",

    .disposition(.ambient): "nobody was being served",
    .disposition(.early): "the clerk had not asked for a rating yet",
    .disposition(.repeat): "the session had its answer already",
    .disposition(.superseded): "a later answer replaced it",
    .disposition(.unsettled):
      "what could be answered changed under the finger or less than 0.3 s before, or the screen did not show it (any more)",
    .disposition(.simultaneous): "two keys were down together, so that it cannot be told which was meant",
    .disposition(.maintenance): "a technician was at work",

    .outcome(.rated): "rated.",
    .outcome(.declined): "the citizen chose not to rate.",
    .outcome(.timedOut): "asked, and not answered in time.",
    .outcome(.notInvited): "ended before anybody was asked to rate.",
    .outcome(.cancelled): "withdrawn by whoever had opened it.",
    .outcome(.unavailable): "asked, not answered, and for a time nobody could have answered.",

    .mark(.outsideHours): "opened while the office was closed",
    .mark(.unknownClerk): "the clerk is not in this kiosk's roster",
    .mark(.oddDossierCode): "a dossier code of unusual form",
    .mark(.undated): "nobody vouched for the time",
    .mark(.sameDossier): "the same dossier at the same stage had been served that day",
    .mark(.burst): "more ratings within some minutes than is usual",
    .mark(.cadence): "ratings at strikingly even distances",
    .mark(.fallback): "it came from a second-best source",
    .mark(.clerkInDoubt): "session and badge named two different clerks",

    .released(.lot): "The level left the kiosk, in a lot of five.",
    .released(.month): "The level left the kiosk with the rest of its month.",
    .released(.dated): "The level left the kiosk when its day became known.",
    .waitsInLot: "The level has not left the kiosk: it waits for a lot of five or for the end of the month.",
  ]
}
