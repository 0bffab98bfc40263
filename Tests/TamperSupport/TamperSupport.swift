// TamperSupport: a genuine journal, every way in which its bytes can be spoiled, and what comes of it.
//
// `TamperStage` makes the journal: sessions, ratings, corrections, answers, dossiers with codes, an anchor, releases, receipts of
// `FollowingCentre`, seals, a cut, an archive. `Mutation` spoils one of its files. `Trial` lets the verifier and a kiosk go on
// with what is left and says what came of it: a `TrialOutcome`, or a `WrongFigure`, which is the one thing that must not be.
// `TrialCounts` adds outcomes up. The program `tamper` does this for every byte, the ordinary tests for a sample.
