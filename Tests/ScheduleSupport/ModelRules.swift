/// The rules of `Binding.md` that are numbers or a yes or no, so that a test can set one wrong and see it noticed.
package struct ModelRules: Hashable, Sendable {
  /// 1.6
  package var settlingMicroseconds: Int64 = 300_000
  /// 1.4
  package var longestHoldMicroseconds: Int64 = 2_000_000
  /// 1.4: of what the prompt time-out is longer than configured.
  package var addedToPromptMicroseconds: Int64 = 0
  /// 4.2: of what the correction window is longer than configured.
  package var addedToCorrectionMicroseconds: Int64 = 0
  /// 4.8: of what the minutes of the burst rule are longer than configured.
  package var addedToBurstMicroseconds: Int64 = 0
  /// 1.3
  package var changeUnderTheFingerUnsettles = true
  /// 1.4: a key that was down since before the window is not waited for.
  package var onlyFingersOfTheWindowAreWaitedFor = true
  /// 1.4: the clock waits for an answer, not for a finger that went down while none could be taken.
  package var onlyFingersThatCouldAnswerAreWaitedFor = true
  /// 1.6: between open and invite a press is early, however soon.
  package var earlyIsNeverUnsettled = true
  /// 1.6: corrections need not wait.
  package var correctionsNeedNotSettle = true
  /// 1.7: a press that is read after its window was answered or cut is no answer.
  package var windowMustStillBeOpen = true
  /// 4.3
  package var sameLevelIsARepeat = true
  /// 4.4
  package var finalRatingsAreRemembered = true
  /// 4.6
  package var twoKeysAreSimultaneous = true
  /// 1.9: how many time-outs a question may last.
  package var mostTimeouts: Int64 = 10
  /// 1.8: keys settle from the paint too.
  package var keysSettleFromThePaint = true
  /// 1.8: a touch is for what was painted.
  package var touchesAreForWhatWasPainted = true
  /// 1.8: levels that are painted anew to correct by must have been there.
  package var touchedCorrectionsSettle = true
  /// 3.1
  package var badgeAgainstRequestIsDoubt = true
  /// 3.6
  package var lesserSourcesAreMarked = true
  /// 4.11
  package var pagesMustSettle = true
  /// 4.11: pressed again, a chip is left.
  package var chipsAreLeftByTheSamePress = true
  /// 4.12: an answer gives the page its time again.
  package var answersProlongThePage = true
  /// 6.9
  package var techniciansPressesAreTheirs = true
  /// 8.1: callers hear `done` when the correction window is over.
  package var callersHearNothingOfPages = true
  /// 1.9: with a screen the question has its time from the first paint.
  package var windowsBeginWithThePaint = true
  /// 1.9: a press that is no answer gives time as a touch does.
  package var pressesInVainGiveTime = true
  /// 2.6
  package var askedSessionsCannotBeWithdrawn = true
  /// 3.1: a badge does not outlast a shift's begin or end.
  package var badgesEndWithTheShift = true
  /// 3.1: of what the twelve hours of a badge are longer.
  package var addedToBadgeMicroseconds: Int64 = 0
  /// 3.7
  package var currentMicroseconds: Int64 = 1_800_000_000
  /// 3.7: a session of the feed is current as long as that is connected.
  package var connectedFeedIsCurrent = true
  /// 3.7: the desk's own sessions give way to the next receipt.
  package var receiptsFollowEachOther = true
  /// 3.7
  package var knownReceiptsOpenNothing = true
  /// 3.7
  package var askedCitizensAreNotAskedAgain = true
  /// 4.8
  package var noticeMicroseconds: Int64 = 3_000_000
  /// 4.8: who changes the screen asks for nothing else.
  package var controlsCallForNoNotice = true
  /// 4.14
  package var leastThanksMicroseconds: Int64 = 2_000_000
  /// 4.14: a fault does not take earned thanks away.
  package var thanksOutlastFaults = true
  /// 6.1: without keys a question must have been painted.
  package var unseenQuestionsAreUnavailable = true
  /// 6.9: a technician's badge, receipt and button too.
  package var techniciansScansAreTheirs = true
  /// 2.5
  package var closeInvites = true
  /// 2.3: a rating is final at once when the next session opens.
  package var openEndsTheCorrectionWindow = true
  /// 6.1: any moment without input takes the blame for silence from the citizen.
  package var anyMomentWithoutInputCounts = true
  /// 6.3: what is missing before the invite or after the deadline takes nothing.
  package var onlyTheWindowCounts = true
  /// 6.4: what cannot be kept is not accepted.
  package var failingJournalRefuses = true
  /// 7.1
  package var restartTakesTheBlame = true

  package init() {}
}
