extension ReportWord {
  static let vietnamese: [ReportWord: String] = [
    vietnameseIntegrity, vietnameseSections, vietnameseComparison, vietnameseBelow, vietnameseStructure,
  ].reduce(
    vietnameseReport
  ) {
    $0.merging($1) { own, _ in own }
  }

  private static let vietnameseReport: [ReportWord: String] = [
    .reportTitle: "Báo cáo đánh giá theo cán bộ",
    .reportPeriod: "Kỳ báo cáo",
    .reportMade: "Lập lúc",
    .reportEmpty: "Chưa có lượt phục vụ nào trong kỳ này.",
    .part: "Phần",
    .partClerks: "Cán bộ",
    .partTotal: "Tổng cộng",
    .partUndated: "Chưa rõ ngày",
    .partKiosks: "Kiosk",
    .clerk: "Cán bộ",
    .counterRow: "Quầy, không tính cho cán bộ nào",
    .totalRow: "Toàn đơn vị",
    .unregistered: "chưa đăng ký",
    .served: "Nơi phục vụ",
    .undatedBetween: "Trong khoảng",
    .dateOpen: "chưa rõ",
    .unit: "Đơn vị",
    .counter: "Quầy",
    .code: "Mã",
    .name: "Họ tên",

    .sectionSessions: "Lượt phục vụ và tỷ lệ phản hồi",
    .sectionRatings: "Mức độ hài lòng",
    .sectionMarks: "Dấu hiệu cần lưu ý",
    .sectionPresses: "Lần nhấn không tính là đánh giá, và lần sửa",
    .sectionUndated: "Lượt chưa rõ ngày",
    .sectionKiosks: "Tình trạng kiosk",
    .sectionFigures: "Giải thích số liệu",
    .scaleVersion: "thang %1, phiên bản %2",
    .noteUndated:
      "Đồng hồ của kiosk chưa được đặt khi phục vụ. Các lượt này không nằm trong những bảng phía trên.",
    .noteMarks: "Lượt có dấu hiệu vẫn được tính đầy đủ. Một lượt có thể mang nhiều dấu hiệu.",
    .noteKioskElsewhere:
      """
    Kiosk không ghi nơi đặt hiện không còn ở các đơn vị này: chỉ nêu những nhật ký có số đếm cho các đơn vị này \
    trong kỳ.
    """,
    .sectionClerksBelow: "Cán bộ của đơn vị bên dưới",
    .noteClerksBelow:
      "Đơn vị này có quá nhiều đơn vị bên dưới để nêu mọi cán bộ trong một bảng. Chọn một đơn vị; các bảng sau chỉ gồm cán bộ phục vụ tại chính đơn vị này, hàng “Toàn đơn vị” gồm tất cả. Tệp tải về gồm mọi cán bộ.",
    .noteManyKiosks: "Nơi này có %1 kiosk, quá nhiều để nêu từng cái trong một báo cáo; xem trang Thiết bị tại quầy.",
    .notePresses: "Những lần nhấn này được lưu lại nhưng không tính là đánh giá; lần sửa thay mức đã chọn trước đó.",

    .sessions: "Lượt phục vụ",
    .rated: "Đã đánh giá",
    .declined: "Từ chối đánh giá",
    .timedOut: "Hết thời gian chờ",
    .notInvited: "Không được mời",
    .cancelled: "Đã hủy",
    .unavailable: "Thiết bị không sẵn sàng",
    .responseRate: "Tỷ lệ phản hồi (%)",
    .coverage: "Độ bao phủ (%)",
    .waiting: "Đang chờ đủ nhóm",

    .ratings: "Số đánh giá",
    .levels: "Mức độ",
    .countsAsSatisfied: "tính là hài lòng",
    .share: "tỷ lệ (%)",
    .satisfied: "Số đánh giá hài lòng",
    .satisfiedShare: "Tỷ lệ hài lòng (%)",
    .lower: "Cận dưới 95 % (%)",
    .upper: "Cận trên 95 % (%)",
    .interval: "Khoảng tin cậy 95 %",
    .sample: "Cỡ mẫu",
    .sampleTooSmall: "dưới 10",
    .sampleSmall: "10–29",
    .sampleSufficient: "từ 30",
    .sampleComparable: "từ 100",

    .marked: "Lượt có dấu hiệu",
    .markedRatings: "Đánh giá có dấu hiệu",
    .markOutsideHours: "Ngoài giờ",
    .markUnknownClerk: "Cán bộ ngoài lịch trực quầy",
    .markOddDossierCode: "Mã hồ sơ lạ",
    .markUndated: "Chưa rõ ngày",
    .markSameDossier: "Hồ sơ lặp lại",
    .markBurst: "Dồn dập",
    .markCadence: "Nhịp đều",
    .markFallback: "Nguồn dự phòng",
    .markClerkInDoubt: "Chưa rõ cán bộ",

    .ambient: "Ngoài lượt",
    .early: "Trước khi mời",
    .repeat: "Nhấn lặp",
    .superseded: "Đã được sửa",
    .unsettled: "Không dứt khoát",
    .simultaneous: "Nhấn cùng lúc",
    .maintenance: "Khi bảo trì",
    .raised: "Sửa lên",
    .lowered: "Sửa xuống",

    .kiosk: "Kiosk",
    .journal: "Nhật ký",
    .lastHeard: "Lần nhận gần nhất",
    .headAt: "Đầu nhật ký được ký nhận lúc",
    .newlyCovered: "Mới được bao trùm (mục)",
    .digest: "Đối chiếu",
    .digestMatches: "khớp",
    .digestPending: "chờ gửi đủ",
    .digestDiffers: "lệch",
    .digestNone: "chưa nhận dữ liệu",

    .unknown: "chưa có số liệu",
    .withheld: "–",

    .defineSessions:
      """
    Số lượt công dân được phục vụ tại quầy, tính vào ngày địa phương của lúc mời đánh giá; không được mời thì vào \
    ngày mở lượt.
    """,
    .defineRated: "Lượt mà công dân đã chọn một mức độ; mỗi lượt chỉ có nhiều nhất một đánh giá.",
    .defineDeclined: "Lượt mà công dân chọn không đánh giá.",
    .defineTimedOut: "Lượt được mời nhưng hết thời gian chờ mà không có đánh giá.",
    .defineNotInvited: "Lượt kết thúc vì có lượt mới hoặc kiosk khởi động lại, trước khi công dân được mời đánh giá.",
    .defineCancelled: "Lượt được nơi gọi hủy trước khi có kết quả.",
    .defineUnavailable: "Lượt không có đánh giá và có lúc thiết bị không thể nhận đánh giá trong thời gian mời.",
    .defineResponseRate:
      "Số lượt đã đánh giá chia cho số lượt phục vụ, sau khi trừ lượt đã hủy và lượt mà thiết bị không sẵn sàng.",
    .defineCoverage:
      """
    Số lượt phục vụ chia cho số bước xử lý hồ sơ do phần mềm một cửa báo về; để “chưa có số liệu” khi chưa nhận \
    được số bước ấy.
    """,
    .defineWaiting:
      """
    Số đánh giá đã nhận nhưng chưa công bố mức độ: mức độ rời kiosk theo nhóm năm đánh giá của cùng một cán bộ, \
    phần còn lại vào cuối tháng, để không ai suy ra được ai đã nhấn gì.
    """,
    .defineRatings:
      "Số đánh giá đã công bố mức độ theo thang này; các thang và phiên bản khác nhau không cộng với nhau.",
    .defineLevel:
      """
    Số đánh giá ở mức này và, từ 30 đánh giá theo cùng thang trở lên, tỷ lệ của nó trên số đánh giá ấy, vì tỷ lệ \
    này không kèm khoảng tin cậy.
    """,
    .defineSatisfied: "Số đánh giá ở các mức mà thang xếp là hài lòng (%1), chia cho số đánh giá theo thang.",
    .defineInterval:
      "Khoảng Wilson ở mức tin cậy 95 % của tỷ lệ hài lòng; khoảng càng rộng thì số liệu càng ít và càng khó so sánh.",
    .defineSample:
      """
    Dưới 10 đánh giá không nêu tỷ lệ; 10–29 chỉ nêu tỷ lệ hài lòng, đọc cùng khoảng tin cậy; từ 30 nêu mọi tỷ lệ; \
    từ 100 và đủ tỷ lệ phản hồi mới nên so sánh.
    """,
    .defineMarked: "Số lượt mang ít nhất một trong các dấu hiệu dưới đây.",
    .defineMarkedRatings:
      "Số lượt đã đánh giá trong các lượt có dấu hiệu; bớt đi số này để xem phần không có dấu hiệu.",
    .defineOutsideHours: "Lượt phục vụ ngoài giờ làm việc đã cấu hình.",
    .defineUnknownClerk: "Cán bộ không có trong lịch trực quầy của kiosk.",
    .defineOddDossierCode: "Mã hồ sơ không theo mẫu nào trong quy định; lượt vẫn được tính.",
    .defineUndated: "Đồng hồ của kiosk chưa được đặt khi phục vụ.",
    .defineSameDossier: "Cùng hồ sơ và cùng bước đã gặp trong ngày.",
    .defineBurst: "Nhiều đánh giá trong vài phút hơn mức đã cấu hình.",
    .defineCadence: "Các đánh giá cách nhau đều bất thường.",
    .defineFallback: "Nguồn báo lượt thường dùng không hoạt động, nguồn kế tiếp đã thay.",
    .defineClerkInDoubt: "Các nguồn nêu cán bộ khác nhau: đánh giá được tính cho quầy, không cho cán bộ nào.",
    .defineAmbient: "Nhấn khi không có lượt phục vụ nào.",
    .defineEarly: "Nhấn sau khi mở lượt nhưng trước khi mời.",
    .defineRepeat: "Nhấn thêm sau khi đánh giá đã chốt, hoặc nhấn lại đúng mức cũ.",
    .defineSuperseded: "Lần nhấn trước, đã được công dân thay bằng mức khác trong thời gian cho sửa.",
    .defineUnsettled: "Nhấn đúng lúc màn hình vừa đổi, hoặc đè nút qua hai thời điểm mời khác nhau.",
    .defineSimultaneous: "Một phím khác cũng đang được nhấn.",
    .defineMaintenance: "Do kỹ thuật viên nhấn trong chế độ bảo trì.",
    .defineRaised: "Số đánh giá được chính công dân sửa lên mức tốt hơn trong thời gian cho sửa; công bố cùng nhóm.",
    .defineLowered: "Số đánh giá được chính công dân sửa xuống mức kém hơn trong thời gian cho sửa; công bố cùng nhóm.",
    .defineLastHeard: "Khi trung tâm nhận gói số đếm gần nhất của kiosk.",
    .defineHeadAt: "Khi trung tâm ký nhận đầu nhật ký mới nhất: phần chưa được ký nhận không thể cũ hơn lúc ấy.",
    .defineNewlyCovered:
      """
    Số mục nhật ký mà biên nhận gần nhất là biên nhận đầu tiên bao trùm: trước đó chúng chỉ được chính kiosk bảo \
    vệ. Còn bao nhiêu mục chưa có biên nhận nào bao trùm thì chỉ kiosk biết.
    """,
    .defineDigest:
      "Trung tâm tính lại mã kiểm của mọi số đếm và so với mã mà kiosk đã ký: “khớp” nghĩa là không thiếu, không thừa.",
  ]
}
