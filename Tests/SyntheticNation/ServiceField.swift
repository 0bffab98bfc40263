/// The sector of a matter (lĩnh vực). Land is not certification: another length, another patience, another lateness.
enum ServiceField: Int, Sendable, CaseIterable {
  case certification, civilStatus, land, social, business, construction

  /// As it stands behind a counter's number.
  var name: String {
    switch self {
    case .certification: "Chứng thực"
    case .civilStatus: "Hộ tịch"
    case .land: "Đất đai"
    case .social: "Bảo trợ xã hội"
    case .business: "Đăng ký kinh doanh"
    case .construction: "Xây dựng"
    }
  }

  /// Of the clerk who deals with it.
  var title: String {
    switch self {
    case .certification: "Công chức Tư pháp – Chứng thực"
    case .civilStatus: "Công chức Tư pháp – Hộ tịch"
    case .land: "Công chức Địa chính – Nông nghiệp"
    case .social: "Công chức Văn hóa – Xã hội"
    case .business: "Chuyên viên Đăng ký kinh doanh"
    case .construction: "Công chức Địa chính – Xây dựng"
    }
  }

  /// How long it takes at the counter, in minutes, on average.
  var servingMinutes: Double {
    switch self {
    case .certification: 5
    case .civilStatus: 9
    case .land: 17
    case .social: 11
    case .business: 13
    case .construction: 15
    }
  }

  /// Of the results that are returned.
  var lateShare: Double {
    switch self {
    case .certification: 0.002
    case .civilStatus: 0.006
    case .land: 0.06
    case .social: 0.012
    case .business: 0.015
    case .construction: 0.03
    }
  }

  /// How many times as many people are not satisfied as with certification.
  var displeasure: Double {
    switch self {
    case .certification: 1
    case .civilStatus: 1.1
    case .land: 2.5
    case .social: 1.2
    case .business: 1.3
    case .construction: 1.8
    }
  }

  /// What the counter of this place in a commune's row is for: most of what communes do is certification and civil status.
  static func atCommune(_ place: Int) -> ServiceField {
    let row: [ServiceField] = [
      .certification, .civilStatus, .land, .certification, .social, .civilStatus, .construction,
    ]
    return row[place % row.count]
  }

  static func atCentre(_ place: Int) -> ServiceField {
    let row: [ServiceField] = [.land, .business, .construction, .social, .civilStatus, .land]
    return row[place % row.count]
  }
}
