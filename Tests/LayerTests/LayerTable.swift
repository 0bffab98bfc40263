/// Which target may import what of ours, and which third-party modules have their home there. The design's arrows, as data.
///
/// Kiosk and Evaluation meet only in RatingModel, ForwardingContract and ClerkPage; each reads its file by ConfigurationText
/// and grants network addresses their share by NetworkAddresses and ConnectionShares;
/// adapters do not import each other; pure targets import none of the modules in ``LayerTable/impure``, and of third
/// parties only what computes.
enum LayerTable {
  struct Row {
    let target: String
    let ours: Set<String>
    var thirdParty: Set<String> = []
    var isPure = false
  }

  static let words: Set<String> = ["RatingModel"]
  static let meeting: Set<String> = ["RatingModel", "ForwardingContract"]

  /// Vocabularies rather than parts: hashes, log, lifecycle, and the types that HTTP and sockets are spoken in.
  static let vocabulary: Set<String> = ["Crypto", "Logging", "ServiceLifecycle", "NIOCore", "NIOSSL", "HTTPTypes"]

  static let rows: [Row] = [
    Row(target: "RatingModel", ours: [], isPure: true),
    Row(target: "ForwardingContract", ours: words, thirdParty: ["Crypto"], isPure: true),
    Row(target: "ConfigurationText", ours: [], thirdParty: ["TOMLKit"], isPure: true),
    Row(target: "ClerkPage", ours: words, isPure: true),
    Row(target: "NetworkAddresses", ours: []),
    Row(
      target: "ConnectionShares", ours: ["NetworkAddresses"], thirdParty: ["HummingbirdCore", "NIOCore", "Logging"]),

    Row(target: "KioskInput", ours: words, isPure: true),
    Row(target: "KioskSession", ours: words, isPure: true),
    Row(target: "KioskScreen", ours: words.union(["KioskSession"]), isPure: true),
    Row(target: "CEvdev", ours: []),
    Row(target: "CUdev", ours: []),
    Row(target: "CSystemd", ours: []),
    Row(target: "CLinux", ours: []),
    Row(target: "CZlib", ours: []),
    Row(target: "KioskDevices", ours: words.union(["KioskInput", "CEvdev", "CUdev"])),
    Row(
      target: "KioskJournal", ours: meeting.union(["KioskSession", "CZlib"]),
      thirdParty: ["GRDB", "GRDBSQLite", "Crypto"]),
    Row(
      target: "KioskAccess", ours: words.union(["ClerkPage", "NetworkAddresses"]),
      thirdParty: ["Crypto", "CryptoExtras"]),
    Row(
      target: "KioskForwarding", ours: meeting,
      thirdParty: ["AsyncHTTPClient", "JWTKit", "Crypto", "Logging", "ServiceLifecycle"]),
    Row(
      target: "KioskHTTP",
      ours: meeting.union(["ClerkPage", "ConnectionShares", "KioskSession", "KioskScreen", "KioskAccess"]),
      thirdParty: [
        "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes", "NIOCore", "Logging", "ServiceLifecycle",
      ]),
    Row(
      target: "KioskConfiguration",
      ours: words.union(["ConfigurationText", "KioskInput", "KioskSession", "KioskScreen", "KioskAccess"])),
    Row(
      target: "KioskAssembly",
      ours: meeting.union([
        "ClerkPage", "KioskInput", "KioskDevices", "KioskSession", "KioskJournal", "KioskForwarding", "KioskScreen",
        "KioskAccess", "KioskHTTP", "KioskConfiguration", "CSystemd", "CLinux",
      ]),
      thirdParty: ["Logging", "ServiceLifecycle"]),

    Row(target: "KioskSound", ours: ["KioskScreen"], thirdParty: ["Subprocess"]),
    Row(target: "KioskExplanation", ours: words.union(["KioskSession", "KioskJournal"])),

    Row(target: "EvaluationIndices", ours: words, isPure: true),
    Row(target: "EvaluationStore", ours: meeting, thirdParty: ["GRDB", "Crypto"]),
    Row(target: "CPostgres", ours: []),
    Row(target: "EvaluationStorePostgres", ours: words.union(["EvaluationStore", "CPostgres"])),
    Row(
      target: "EvaluationAccess", ours: words.union(["ClerkPage", "NetworkAddresses", "EvaluationStore"]),
      thirdParty: ["Crypto", "CryptoExtras"]),
    Row(target: "EvaluationFeed", ours: meeting, isPure: true),
    Row(target: "CZip", ours: []),
    Row(target: "CXLSXWriter", ours: []),
    Row(
      target: "EvaluationSheets", ours: words.union(["CZip", "CXLSXWriter"]), thirdParty: ["FoundationXML"]),
    Row(
      target: "EvaluationReports", ours: meeting.union(["EvaluationIndices", "EvaluationStore", "EvaluationSheets"]),
      thirdParty: ["Mustache"]),
    Row(
      target: "EvaluationPrinting", ours: words.union(["EvaluationStore"]),
      thirdParty: ["Subprocess", "Logging", "ServiceLifecycle"]),
    Row(
      target: "EvaluationHTTP",
      ours: meeting.union([
        "ClerkPage", "NetworkAddresses", "ConnectionShares", "EvaluationStore", "EvaluationAccess", "EvaluationFeed",
        "EvaluationIndices", "EvaluationReports",
      ]),
      thirdParty: [
        "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes", "JWTKit", "Crypto", "NIOCore", "NIOSSL",
        "Logging", "ServiceLifecycle",
      ]),
    Row(
      target: "EvaluationAssembly",
      ours: meeting.union([
        "ConfigurationText", "ClerkPage", "EvaluationStore", "EvaluationStorePostgres", "EvaluationAccess",
        "EvaluationIndices", "EvaluationReports", "EvaluationSheets", "EvaluationPrinting", "EvaluationHTTP",
        "CSystemd",
      ]),
      thirdParty: ["NIOCore", "Logging", "ServiceLifecycle"]),

    // Runs the programs; meets neither side but through what they print, serve and write. PINs it hashes as kioskctl does.
    Row(
      target: "KioskDemo", ours: words.union(["ClerkPage", "ConfigurationText", "KioskAccess", "KioskJournal"]),
      thirdParty: ["AsyncHTTPClient", "NIOCore", "Crypto", "Subprocess"]),
    Row(target: "kioskd", ours: ["KioskAssembly"], thirdParty: ["ArgumentParser"]),
    Row(target: "evaluationd", ours: ["EvaluationAssembly"], thirdParty: ["ArgumentParser"]),
    Row(
      target: "kioskctl",
      ours: words.union([
        "ConfigurationText", "ClerkPage", "KioskAssembly", "KioskConfiguration", "KioskDevices", "KioskInput",
        "KioskJournal",
        "KioskSession", "KioskAccess", "KioskExplanation", "KioskSound", "KioskDemo",
      ]),
      thirdParty: ["ArgumentParser", "AsyncHTTPClient", "NIOCore"]),
  ]

  /// Modules of the system that a pure target must not import: they do I/O or know the time. Foundation is permitted for
  /// its values; `impureWords` bars what would make it impure.
  static let impure: Set<String> = ["Glibc", "Musl", "Dispatch", "Logging", "Synchronization", "SQLite3"]
  static let impureWords = [
    "Date()", "Date.now", "FileManager", "FileHandle", "ProcessInfo", "URLSession", "ContinuousClock",
    "SuspendingClock",
    " async ", "await ", "SystemRandomNumberGenerator", ".random(",
  ]

  /// Modules of Swift and its Foundation, open to every target that is not pure and, but for `impure`, to pure ones.
  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Musl", "Dispatch", "Synchronization", "RegexBuilder",
    "PackageDescription",
  ]
}
