import KioskInput
import KioskScreen
import KioskSession
import RatingModel

/// The one table of keys: path, kind, standard value, unit and sentence of each. `Firmware-Config/kioskd.toml` is held to it.
extension ConfigurationKey {
  package var definition: Definition {
    switch self {
    // [kiosk]
    case .unit:
      Definition("kiosk.unit", .text, .required, "The office's code, as the province issued it.")
    case .unitNameVietnamese:
      Definition("kiosk.unit_name.vi", .label, .optional, "The office's name on the screen, in Vietnamese.")
    case .unitNameEnglish:
      Definition("kiosk.unit_name.en", .label, .optional, "The office's name on the screen, in English.")
    case .counter:
      Definition("kiosk.counter", .text, .required, "The counter's code, unique within the office.")
    case .counterLabelVietnamese:
      Definition("kiosk.counter_label.vi", .label, .optional, "The counter's name on the screen, in Vietnamese.")
    case .counterLabelEnglish:
      Definition("kiosk.counter_label.en", .label, .optional, "The counter's name on the screen, in English.")
    case .zone:
      Definition(
        "kiosk.zone", .text, .standard(.text("Asia/Ho_Chi_Minh")),
        "The IANA time zone that says when a day begins at this counter.")
    case .languagePacks:
      Definition(
        "kiosk.language_packs", .paths(.languagePack), .standard(.emptyList),
        "Languages of the screen beside Vietnamese and English, one file each.")

    // [scale]
    case .scaleID:
      Definition("scale.id", .text, .required, "The scale's name; with the version it always means the same answers.")
    case .scaleVersion:
      Definition(
        "scale.version", .integer(1...1_000_000), .required, "Raise it with every change of the levels, however small.")
    case .levelName:
      Definition("scale.levels[].name", .text, .required, "The level's name in figures and exports.")
    case .levelVietnamese:
      Definition("scale.levels[].vi", .label, .required, "What the citizen reads, in Vietnamese.")
    case .levelEnglish:
      Definition("scale.levels[].en", .label, .required, "What the citizen reads, in English.")
    case .levelSatisfied:
      Definition("scale.levels[].satisfied", .flag, .required, "Whether this answer counts as satisfied.")

    // [hours]
    case .hoursWeek:
      Definition(
        "hours.week", .textsByName, .optional,
        "When the office is open, by weekday; sessions at other times count and are marked.")
    case .exceptionFrom:
      Definition("hours.exceptions[].from", .text, .required, "The first day that differs from the week.")
    case .exceptionThrough:
      Definition("hours.exceptions[].through", .text, .optional, "The last such day; without it, the first.")
    case .exceptionTimes:
      Definition(
        "hours.exceptions[].times", .texts, .standard(.emptyList),
        "When the office is open on these days; nothing when it is closed.")

    // [roster]
    case .defaultClerk:
      Definition(
        "roster.default", .text, .optional,
        "Who serves when a session names no clerk and no shift holds: a staff code or UNIT/STAFF.")
    case .clerkStaff:
      Definition("roster.clerks[].staff", .text, .required, "The clerk's number as the unit issued it.")
    case .clerkUnit:
      Definition("roster.clerks[].unit", .text, .optional, "The unit that issued the number; without it, kiosk.unit.")
    case .clerkName:
      Definition("roster.clerks[].name", .label, .optional, "The clerk's name on the screen.")
    case .clerkTitle:
      Definition("roster.clerks[].title", .label, .optional, "The clerk's title on the screen.")

    case .clerkPINHash:
      Definition(
        "roster.clerks[].pin_hash", .text, .optional,
        "The clerk's PIN for the page of listeners.clerk, from “kioskctl pin”.")
    case .clerkBadgeHash:
      Definition(
        "roster.clerks[].badge_hash", .text, .optional,
        "The clerk's badge, in place of the PIN, from “kioskctl pin --badge”.")

    case .clerkPhoto:
      Definition(
        "roster.clerks[].photo", .path(.photo), .optional,
        "The clerk's photo on the screen, JPEG or PNG of at most 256 KiB.")
    case .shiftClerk:
      Definition("roster.shifts[].clerk", .text, .required, "Who sits here: a staff code or UNIT/STAFF.")
    case .shiftWeekdays:
      Definition(
        "roster.shifts[].weekdays", .texts, .standard(.emptyList), "On which days of the week; nothing for every day.")
    case .shiftTimes:
      Definition("roster.shifts[].times", .texts, .standard(.emptyList), "At what times; nothing for all day.")
    case .shiftFrom:
      Definition("roster.shifts[].from", .text, .optional, "The shift's first day, where it has one.")
    case .shiftThrough:
      Definition("roster.shifts[].through", .text, .optional, "The shift's last day, where it has one.")

    // [[input.devices]]
    case .deviceName:
      Definition("input.devices[].name", .text, .required, "What health and journal call the device.")
    case .deviceKind:
      Definition(
        "input.devices[].kind", .choice(["buttons", "touch", "scanner"]), .standard(.text("buttons")),
        "What the device is: buttons, a touch screen, or a scanner that types what it reads.")
    case .matchName:
      Definition("input.devices[].match.name", .text, .optional, "The name the kernel gives the device, exactly.")
    case .matchVendor:
      Definition("input.devices[].match.vendor", .integer(0...0xFFFF), .optional, "The vendor's number.")
    case .matchProduct:
      Definition("input.devices[].match.product", .integer(0...0xFFFF), .optional, "The product's number.")
    case .matchVersion:
      Definition("input.devices[].match.version", .integer(0...0xFFFF), .optional, "The product's version number.")
    case .matchPhysicalPath:
      Definition("input.devices[].match.physical_path", .text, .optional, "The socket that the device is plugged into.")
    case .matchUdev:
      Definition(
        "input.devices[].match.udev", .textByName, .optional, "Properties that udev gives the device, exactly.")
    case .matchHas:
      Definition(
        "input.devices[].match.has", .texts, .optional,
        "Keys, switches, axes and lamps that the device has, by their Linux names.")
    case .deviceActsOn:
      Definition(
        "input.devices[].acts_on", .choice(["release", "press"]), .standard(.text("release")),
        "Whether a press counts when the key comes up or when it goes down.")
    case .deviceDebounce:
      Definition(
        "input.devices[].debounce_milliseconds", .integer(ButtonProfile.debounceRangeMilliseconds),
        .standard(.integer(ButtonProfile.defaultDebounceMilliseconds)), unit: "milliseconds",
        "How long a key's further changes are taken for bouncing of its contact.")
    case .deviceRepeat:
      Definition(
        "input.devices[].repeat_milliseconds", .integer(ButtonProfile.repeatRangeMilliseconds),
        .standard(.integer(ButtonProfile.defaultRepeatMilliseconds)), unit: "milliseconds",
        "How long the same key, struck again, is taken for a hand that trembles.")
    case .deviceKeys:
      Definition(
        "input.devices[].keys", .textsByName, .optional,
        "The keys of each level, by their Linux names; needed unless the device has keys of please_rate only.")
    case .deviceDecline:
      Definition(
        "input.devices[].decline", .texts, .standard(.emptyList), "The keys with which a citizen chooses not to rate.")
    case .devicePleaseRate:
      Definition(
        "input.devices[].please_rate", .texts, .standard(.emptyList),
        "The keys with which the clerk asks for a rating; without an open session they open one.")
    case .deviceLamp:
      Definition(
        "input.devices[].lamp", .text, .optional,
        "The device's LED that is lit while a rating is asked for, by its Linux name.")
    case .deviceRotation:
      Definition(
        "input.devices[].rotation", .integer(0...270), .optional,
        "By how many degrees, clockwise, the picture is turned on the touch screen: 0, 90, 180 or 270.")
    case .deviceSwap:
      Definition(
        "input.devices[].swap_axes", .flag, .optional,
        "Whether the touch screen tells across what is down, and down what is across.")
    case .deviceCalibration:
      Definition(
        "input.devices[].calibration", .text, .optional,
        "Six numbers that correct the touch screen's places, as libinput's calibration tools write them.")
    case .devicePrefix:
      Definition("input.devices[].prefix", .text, .optional, "What the scanner types before each code.")
    case .deviceSuffix:
      Definition("input.devices[].suffix", .text, .optional, "What the scanner types after each code, before its end.")

    // [scans]
    case .badgePrefix:
      Definition(
        "scans.badge_prefix", .text, .standard(.text(ScanRules.standardBadgePrefix)),
        "What the code of every clerk's badge begins with; a staff code or UNIT/STAFF follows.")
    case .dossierPatterns:
      Definition(
        "scans.dossier_patterns", .texts, .standard(.emptyList),
        "Forms of dossiers' codes beside the statutory ones, as regular expressions of the whole code.")
    case .procedurePatterns:
      Definition(
        "scans.procedure_patterns", .texts, .optional, "Forms of procedures' codes where they are not the usual ones.")
    case .scanStage:
      Definition(
        "scans.stage", .choice(Stage.allCases.map(\.rawValue)), .standard(.text(Stage.returning.rawValue)),
        "What is done with a dossier whose receipt is scanned at this counter.")

    // [journal]
    case .journalPath:
      Definition(
        "journal.path", .path(.made), .standard(.text("/var/lib/kioskd/journal.sqlite")),
        "The journal's file; the kiosk's keys lie beside it.")
    case .casePublicKeyFile:
      Definition(
        "journal.case_public_key_file", .path(.casePublicKey), .optional,
        "The case handlers' public key, X25519 as 64 hexadecimal digits; dossier codes are kept, encrypted to it, only"
          + " when it is given.")
    case .archiveFolder:
      Definition(
        "journal.archive_folder", .path(.made), .optional,
        "Where months of the journal go that are over and at the centre; without it, archive beside the journal.")
    case .monthsKept:
      Definition(
        "journal.months_kept", .integer(0...120), .standard(.integer(3)),
        "How many archived months stay in the journal itself too; older ones lie in the archives alone.")
    case .diskBudget:
      Definition(
        "journal.disk_budget_mib", .integer(64...1_048_576), .standard(.integer(2048)), unit: "mib",
        "The room that journal, archives and set-aside journals may take before health asks for help; nothing is deleted"
          + " for it.")

    // [session]
    case .promptTimeout:
      Definition(
        "session.prompt_timeout_seconds", .integer(5...600), .standard(.integer(30)), unit: "seconds",
        "How long “please rate” stands.")
    case .correctionWindow:
      Definition(
        "session.correction_window_seconds", .integer(0...60), .standard(.integer(5)), unit: "seconds",
        "How long after a rating another press corrects it.")
    case .burstRatings:
      Definition(
        "session.burst_ratings", .integer(2...1000), .standard(.integer(10)), unit: "ratings",
        "More ratings than this within burst_minutes count and are marked.")
    case .burstMinutes:
      Definition(
        "session.burst_minutes", .integer(1...1440), .standard(.integer(10)), unit: "minutes",
        "The time within which burst_ratings are counted.")

    case .usualSource:
      Definition(
        "session.usual_source", .choice(SessionSource.configurable.map(\.rawValue)), .optional,
        "Where this counter's sessions come from as a rule; what comes from a lesser source counts and is marked.")

    // [second_step]
    case .stepTimeout:
      Definition(
        "second_step.timeout_seconds", .integer(5...120), .standard(.integer(SecondStep.standardTimeoutSeconds)),
        unit: "seconds", "How long a page stands without a press.")
    case .stepContact:
      Definition(
        "second_step.contact", .flag, .optional,
        "Whether citizens with a dossier are asked if the office may get in touch about it; needs"
          + " journal.case_public_key_file.")
    case .questionID:
      Definition("second_step.questions[].id", .text, .required, "The question's name in figures and exports.")
    case .questionVersion:
      Definition(
        "second_step.questions[].version", .integer(1...1_000_000), .required,
        "Raise it with every change of the question or its answers, however small.")
    case .questionKind:
      Definition(
        "second_step.questions[].kind", .choice(Question.Kind.allCases.map(\.rawValue)), .required,
        "Whether any number of answers may be chosen (chips) or one (single).")
    case .questionIndex:
      Definition(
        "second_step.questions[].index", .integer(1...9), .optional,
        "The statutory index that the answers feed: 1, 3, 4 or 7.")
    case .questionVietnamese:
      Definition("second_step.questions[].vi", .label, .required, "The question, in Vietnamese.")
    case .questionEnglish:
      Definition("second_step.questions[].en", .label, .required, "The question, in English.")
    case .answerName:
      Definition(
        "second_step.questions[].answers[].name", .text, .required, "The answer's name in figures and exports.")
    case .answerVietnamese:
      Definition("second_step.questions[].answers[].vi", .label, .required, "The answer, in Vietnamese.")
    case .answerEnglish:
      Definition("second_step.questions[].answers[].en", .label, .required, "The answer, in English.")

    // [screen]
    case .screenWidth:
      Definition(
        "screen.width_mm", .integer(ScreenGeometry.widthRange),
        .standard(.integer(ScreenGeometry.standard.widthMillimetres)), unit: "mm",
        "How wide the panel's picture is, as it is mounted.")
    case .screenHeight:
      Definition(
        "screen.height_mm", .integer(ScreenGeometry.heightRange),
        .standard(.integer(ScreenGeometry.standard.heightMillimetres)), unit: "mm",
        "How high the panel's picture is, as it is mounted.")
    case .screenDistance:
      Definition(
        "screen.distance_mm", .integer(ScreenGeometry.distanceRange),
        .standard(.integer(ScreenGeometry.standard.distanceMillimetres)), unit: "mm",
        "How far from the panel citizens' eyes are; the text is as large as that asks for.")
    case .screenDecline:
      Definition(
        "screen.decline", .flag, .optional,
        "Whether the screen offers not to rate; without it, whether a device has a key for that.")

    // [sound]
    case .soundFolder:
      Definition(
        "sound.folder", .path(.folder), .optional,
        "The folder with the counter's own tones and recorded words; without it, the built-in tones.")
    case .soundVolume:
      Definition(
        "sound.volume_percent", .integer(0...100), .standard(.integer(60)), unit: "percent",
        "How loud sounds are, of what the loudspeaker can do; 0 for none.")

    // [listeners]
    case .sessionsAddress:
      Definition(
        "listeners.sessions.address", .text, .standard(.text("127.0.0.1")),
        "The numeric address on which the one-stop software opens sessions; off loopback TLS is required.")
    case .sessionsPort:
      Definition(
        "listeners.sessions.port", .integer(0...65_535), .standard(.integer(8470)),
        "Its port; 0 lets the system choose one.")
    case .sessionsTokenFile:
      Definition(
        "listeners.sessions.token_file", .path(.token), .standard(.text("/etc/kioskd/sessions.token")),
        "The file with the token that callers must send.")
    case .sessionsCertificateFile:
      Definition(
        "listeners.sessions.tls_certificate_file", .path(.open), .optional, "The listener's certificate chain, PEM.")
    case .sessionsKeyFile:
      Definition("listeners.sessions.tls_key_file", .path(.secret), .optional, "The certificate's private key, PEM.")
    case .tokenName:
      Definition(
        "listeners.sessions.tokens[].name", .label, .required, "Whose token it is, for the people who look after it.")
    case .tokenFile:
      Definition("listeners.sessions.tokens[].file", .path(.token), .required, "The file with this token.")
    case .tokenScope:
      Definition(
        "listeners.sessions.tokens[].scope", .choice(SessionScope.allCases.map(\.rawValue)), .required,
        "What it is good for: sessions for everything, state for reading the counter's state only.")
    case .screenPort:
      Definition(
        "listeners.screen.port", .integer(0...65_535), .standard(.integer(8471)),
        "The loopback port of the screen's page.")
    case .healthPort:
      Definition(
        "listeners.health.port", .integer(0...65_535), .standard(.integer(8472)),
        "The loopback port of health and metrics.")

    case .clerkAddress:
      Definition(
        "listeners.clerk.address", .text, .optional,
        "The numeric address of the page on which clerks run sessions; without it there is none, off loopback TLS is"
          + " required.")
    case .clerkPort:
      Definition(
        "listeners.clerk.port", .integer(0...65_535), .standard(.integer(8473)), "The port of the clerks' page.")
    case .clerkCertificateFile:
      Definition(
        "listeners.clerk.tls_certificate_file", .path(.open), .optional,
        "The certificate chain of the clerks' page, PEM.")
    case .clerkKeyFile:
      Definition(
        "listeners.clerk.tls_key_file", .path(.secret), .optional, "The private key of that certificate, PEM.")
    case .controlSocket:
      Definition(
        "listeners.control.socket", .path(.socket), .optional,
        "Where “kioskctl maintenance” reaches the running kiosk; without it nowhere.")

    // [centre]
    case .centreURL:
      Definition("centre.url", .text, .optional, "Where tallies are sent; without it they wait on this kiosk.")
    case .centreCredentialFile:
      Definition(
        "centre.credential_file", .path(.secret), .optional,
        "The file with the one-time enrolment code from the centre; required with centre.url.")
    case .centreCertificateAuthorityFile:
      Definition(
        "centre.ca_file", .path(.open), .optional,
        "Certificates to trust for the centre, PEM; without it, those of the system.")
    case .centreInterval:
      Definition(
        "centre.interval_seconds", .integer(1...86_400), .standard(.integer(60)), unit: "seconds",
        "The shortest time between two rounds of sending.")
    case .centreSessionFeed:
      Definition(
        "centre.session_feed", .flag, .standard(.flag(false)),
        "Whether sessions come from the centre, over a connection that this kiosk makes.")

    // [log]
    case .logLevel:
      Definition(
        "log.level", .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
        .standard(.text("info")), "The least severity that is logged; no level of any rating ever is.")
    }
  }
}
