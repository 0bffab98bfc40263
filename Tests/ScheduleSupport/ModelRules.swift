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
