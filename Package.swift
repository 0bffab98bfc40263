// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

// Third-party products; which target may use which stands in Tests/LayerTests/LayerTable.swift.
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil, exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: strict)
}

/// A third less memory: relocations in their short form, and no table of names for others to link with.
let compact: [LinkerSetting] = [
  .unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic"],
    .when(configuration: .release))
]

/// The functions that a press runs through lie together, in that order: half the time to bring them into a cold cache. Those of
/// an ordinary day follow them: a quarter less memory.
/// Made by `make press-order`; names that are gone are passed over.
let pressOrder = "press-order.txt"
let inPressOrder: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/Sources/kioskd/\(pressOrder)",
      "-Xlinker", "--no-warn-symbol-ordering",
    ], .when(configuration: .release))
]

func program(
  _ name: String, _ dependencies: [Target.Dependency], path: String? = nil, exclude: [String] = [],
  order: [LinkerSetting] = []
) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: strict,
    linkerSettings: compact + order)
}

func system(_ name: String, _ pkgConfig: String? = nil, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

let words: [Target.Dependency] = ["RatingModel"]
let meeting: [Target.Dependency] = ["RatingModel", "ForwardingContract"]

let package = Package(
  name: "rating-kiosk",
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    // The words, and what travels.
    library("RatingModel"),
    library("ForwardingContract", words + [crypto]),

    // How either side reads its configuration file.
    library("ConfigurationText", [toml]),

    // The page of a clerk, which either side may serve.
    library("ClerkPage", words),

    // What a listener of either side grants to one network address.
    library("NetworkAddresses"),
    library("ConnectionShares", ["NetworkAddresses", hummingbirdCore, nio, logging]),

    // The kiosk, pure parts first.
    library("KioskInput", words),
    library("KioskSession", words, exclude: ["Binding.md"]),
    library("KioskScreen", words + ["KioskSession"]),
    system("CEvdev", "libevdev", package: "libevdev-dev"),
    system("CUdev", "libudev", package: "libudev-dev"),
    system("CSystemd", "libsystemd", package: "libsystemd-dev"),
    system("CLinux", package: "libc6-dev"),
    system("CZlib", "zlib", package: "zlib1g-dev"),
    library("KioskDevices", words + ["KioskInput", "CEvdev", "CUdev"]),
    library("KioskJournal", meeting + ["KioskSession", "CZlib", grdb, sqlite, crypto], exclude: ["Format.md"]),
    library("KioskAccess", words + ["ClerkPage", "NetworkAddresses", crypto, cryptoExtras]),
    library("KioskForwarding", meeting + [crypto, httpClient, jwt, logging, lifecycle]),
    library(
      "KioskHTTP",
      meeting + [
        "ClerkPage", "ConnectionShares", "KioskSession", "KioskScreen", "KioskAccess", hummingbird, hummingbirdCore,
        hummingbirdTLS, nio, logging, lifecycle,
      ]),
    library(
      "KioskConfiguration", words + ["ConfigurationText", "KioskInput", "KioskSession", "KioskScreen", "KioskAccess"]),
    library(
      "KioskAssembly",
      meeting + [
        "ClerkPage", "KioskInput", "KioskDevices", "KioskSession", "KioskJournal", "KioskForwarding", "KioskScreen",
        "KioskAccess", "KioskHTTP", "KioskConfiguration", "CSystemd", "CLinux", logging, lifecycle,
      ]),

    library("KioskSound", ["KioskScreen", subprocess]),
    library("KioskExplanation", words + ["KioskSession", "KioskJournal"]),

    // The centre.
    library("EvaluationIndices", words),
    library("EvaluationStore", meeting + [grdb, crypto], exclude: ["Integrity.md"]),
    system("CPostgres", "libpq", package: "libpq-dev"),
    library("EvaluationStorePostgres", words + ["EvaluationStore", "CPostgres"]),
    library(
      "EvaluationAccess", words + ["ClerkPage", "NetworkAddresses", "EvaluationStore", crypto, cryptoExtras]),
    library("EvaluationFeed", meeting),
    system("CZip", "libzip", package: "libzip-dev"),
    system("CXLSXWriter", "xlsxwriter", package: "libxlsxwriter-dev"),
    library("EvaluationSheets", words + ["CZip", "CXLSXWriter"]),
    library("EvaluationReports", words + ["EvaluationIndices", "EvaluationStore", "EvaluationSheets", mustache]),
    library("EvaluationPrinting", words + ["EvaluationStore", subprocess, logging, lifecycle]),
    library(
      "EvaluationHTTP",
      meeting + [
        "ClerkPage", "NetworkAddresses", "ConnectionShares", "EvaluationStore", "EvaluationAccess", "EvaluationFeed",
        "EvaluationIndices", "EvaluationReports", hummingbird, hummingbirdCore, hummingbirdTLS, jwt, crypto, nio,
        logging, lifecycle,
      ]),
    library(
      "EvaluationAssembly",
      meeting + [
        "ConfigurationText", "ClerkPage", "EvaluationStore", "EvaluationStorePostgres", "EvaluationAccess",
        "EvaluationIndices", "EvaluationReports", "EvaluationSheets", "EvaluationPrinting", "EvaluationHTTP",
        "CSystemd",
        logging, lifecycle,
      ]),

    // Programs and the demo, which runs them.
    library(
      "KioskDemo",
      words + ["ClerkPage", "ConfigurationText", "KioskAccess", "KioskJournal", crypto, httpClient, nio, subprocess]),
    program("kioskd", ["KioskAssembly", arguments], exclude: [pressOrder], order: inPressOrder),
    program("evaluationd", ["EvaluationAssembly", arguments]),
    program(
      "kioskctl",
      words + [
        "ConfigurationText", "ClerkPage", "KioskAssembly", "KioskConfiguration", "KioskDevices", "KioskInput",
        "KioskJournal", "KioskSession", "KioskAccess", "KioskExplanation", "KioskSound", "KioskDemo", httpClient, nio,
        arguments,
      ]),

    // Tests, and what they share.
    library("TestSupport", path: "Tests/TestSupport", exclude: ["device-testbed.py", "mock_device.py"]),
    library(
      "InputScenarioSupport", words + ["KioskInput", "KioskDevices", "TestSupport"], path: "Tests/InputScenarioSupport"),
    library("SeededRandom", path: "Tests/SeededRandom"),
    library("PostgresSupport", ["EvaluationStorePostgres", "TestSupport"], path: "Tests/PostgresSupport"),
    .target(
      name: "SimulatedDisk", path: "Tests/SimulatedDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
    library("ScenarioSupport", words + ["KioskSession", "KioskScreen"], path: "Tests/ScenarioSupport"),
    library(
      "ScheduleSupport", words + ["KioskSession", "ScenarioSupport", "SeededRandom"], path: "Tests/ScheduleSupport",
      exclude: ["FailingSeeds.txt"]),
    program("schedules", ["ScheduleSupport", arguments], path: "Tests/Schedules"),
    program(
      "backlog", words + ["KioskSession", "KioskJournal", "SeededRandom", arguments], path: "Tests/Backlog"),
    library(
      "TamperSupport", meeting + ["KioskJournal", "KioskSession", "SeededRandom", grdb, crypto],
      path: "Tests/TamperSupport"),
    program("tamper", ["TamperSupport", "SeededRandom", arguments], path: "Tests/Tamper"),
    library(
      "SyntheticNation", meeting + ["EvaluationStore", "SeededRandom", crypto], path: "Tests/SyntheticNation"),
    library(
      "LivedYear",
      meeting + ["EvaluationHTTP", "EvaluationReports", "EvaluationStore", "SyntheticNation"], path: "Tests/LivedYear"),
    program(
      "nation",
      meeting + ["EvaluationStore", "EvaluationStorePostgres", "LivedYear", "SyntheticNation", arguments, crypto],
      path: "Tests/Nation"),
    program("device-probe", words + ["KioskInput", "KioskDevices"], path: "Tests/DeviceProbe"),
    tests("LayerTests", ["TestSupport"]),
    tests(
      "DeploymentTests",
      words + [
        "ConfigurationText", "KioskAssembly", "KioskConfiguration", "KioskDevices", "EvaluationAssembly",
        "EvaluationIndices", "EvaluationReports", "TestSupport",
      ]),
    tests("RatingModelTests", words),
    tests("ForwardingContractTests", meeting),
    tests("ConfigurationTextTests", ["ConfigurationText", "SeededRandom"]),
    tests("ClerkPageTests", words + ["ClerkPage", crypto]),
    tests("KioskAccessTests", words + ["KioskAccess"]),
    tests("KioskInputTests", words + ["KioskInput", "SeededRandom"]),
    tests(
      "KioskDevicesTests",
      words + ["KioskInput", "KioskDevices", "InputScenarioSupport", "TestSupport", "device-probe", "kioskctl"]),
    tests(
      "KioskSessionTests", words + ["KioskSession", "ScenarioSupport", "ScheduleSupport"],
      resources: [.copy("Scenarios")]),
    tests(
      "KioskJournalTests",
      meeting + [
        "KioskJournal", "KioskForwarding", "KioskSession", "SeededRandom", "TestSupport", "TamperSupport", "tamper",
        grdb,
        crypto,
      ],
      exclude: ["verify_journal.py"]),
    tests("KioskExplanationTests", words + ["KioskExplanation", "KioskJournal", "KioskSession"]),
    tests("KioskSoundTests", ["KioskSound", "KioskScreen", "TestSupport"]),
    tests("KioskScreenTests", words + ["KioskSession", "KioskScreen"]),
    tests(
      "KioskHTTPTests",
      meeting + [
        "ClerkPage", "KioskAccess", "KioskHTTP", "KioskSession", "KioskScreen", "TestSupport", hummingbird, httpClient,
        nio, logging, lifecycle,
      ]),
    tests(
      "KioskForwardingTests",
      meeting + ["KioskForwarding", "SeededRandom", hummingbird, hummingbirdTLS, crypto, logging, lifecycle]),
    tests(
      "KioskAssemblyTests",
      meeting + [
        "KioskAssembly", "KioskConfiguration", "KioskHTTP", "KioskInput", "KioskSession", "KioskScreen", "KioskJournal",
        "TestSupport", logging, lifecycle,
      ]),
    tests(
      "KioskConfigurationTests", words + ["KioskConfiguration", "KioskInput", "KioskScreen", "TestSupport"],
      resources: [.copy("BadFiles")]),
    tests(
      "KioskDemoTests",
      words + ["KioskDemo", "KioskJournal", "KioskSession", "KioskConfiguration", "ConfigurationText", "TestSupport"],
      exclude: ["fake-daemon.py"]),
    .testTarget(
      name: "SimulationTests",
      dependencies: meeting + [
        "KioskAssembly", "KioskForwarding", "KioskHTTP", "KioskJournal", "KioskSession", "EvaluationHTTP",
        "EvaluationStore", "SeededRandom", "SimulatedDisk", "TestSupport", grdb, crypto, logging,
      ],
      path: "Tests/Simulation", swiftSettings: strict),
    tests("EvaluationIndicesTests", words + ["EvaluationIndices"]),
    tests(
      "EvaluationStoreTests",
      meeting + ["EvaluationStore", "EvaluationStorePostgres", "PostgresSupport", "SeededRandom", grdb]),
    tests(
      "SyntheticNationTests",
      meeting + ["SyntheticNation", "EvaluationStore", "KioskJournal", "KioskSession", crypto]),
    tests(
      "LivedYearTests",
      meeting + ["LivedYear", "SyntheticNation", "EvaluationHTTP", "EvaluationReports", "EvaluationStore"]),
    tests("EvaluationAccessTests", words + ["ClerkPage", "EvaluationAccess", "EvaluationStore", "NetworkAddresses"]),
    tests("EvaluationSheetsTests", words + ["EvaluationSheets", "SeededRandom", "CZip"]),
    tests(
      "EvaluationPrintingTests",
      words + ["EvaluationPrinting", "EvaluationReports", "EvaluationStore", "TestSupport", logging]),
    tests("EvaluationFeedTests", meeting + ["EvaluationFeed", "KioskForwarding", "SeededRandom"]),
    tests(
      "EvaluationHTTPTests",
      meeting + [
        "ClerkPage", "EvaluationHTTP", "EvaluationReports", "EvaluationSheets", "EvaluationAccess", "EvaluationFeed",
        "EvaluationStore", "TestSupport", crypto, grdb, hummingbirdTesting,
      ]),
    tests(
      "EvaluationAssemblyTests",
      meeting + [
        "EvaluationSheets", "EvaluationAssembly", "EvaluationHTTP", "EvaluationStore", "EvaluationStorePostgres",
        "EvaluationReports", "KioskJournal", "PostgresSupport", "SyntheticNation", "TestSupport", "evaluationd", crypto,
      ]),
    tests(
      "EvaluationReportsTests",
      meeting + ["EvaluationReports", "EvaluationIndices", "EvaluationStore", "EvaluationSheets", mustache]),
    .testTarget(
      name: "IntegrationTests",
      dependencies: meeting + [
        "ClerkPage", "KioskAccess", "KioskSession", "KioskScreen", "KioskSound", "KioskJournal", "KioskInput",
        "KioskDevices", "EvaluationHTTP", "EvaluationReports", "EvaluationStore", "SyntheticNation",
        "TestSupport", "PostgresSupport", "ScenarioSupport", "InputScenarioSupport", "kioskd", "evaluationd",
        "kioskctl", "nation", grdb, crypto,
        httpClient, nio,
      ],
      path: "Tests/Integration", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
