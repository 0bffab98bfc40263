import EvaluationHTTP
import EvaluationReports
import EvaluationSheets
import EvaluationStore
import Foundation

extension ListReader {
  /// CSV and workbooks, as the command line reads them.
  static let files = ListReader { data, name in
    do throws(CentreFailure) { return .success(try ImportedFile.table(data, path: name)) } catch {
      return .failure(error.finding(name, SheetProblem.found(in: data)))
    }
  }
}

extension CentreFailure {
  /// - Parameter problem: what the reader of sheets says, in every language; `nil` where it has nothing against the file.
  fileprivate func finding(_ name: String, _ problem: SheetProblem?) -> ImportFinding {
    guard case .sheetUnfit(_, let code, let reason, let hint) = self else {
      return ImportFinding(
        code: self.code, file: name, vietnamese: .init("Không đọc được tệp.", "Kiểm tra xem có đúng tệp không."),
        english: .init("The file cannot be read.", self.hint))
    }
    let english = ImportFinding.ProblemText(reason, hint)
    if let problem {
      return ImportFinding(
        code: code, file: name, line: problem.line,
        vietnamese: .init(problem.message(in: .vietnamese), problem.hint(in: .vietnamese)), english: english)
    }
    let vietnamese: ImportFinding.ProblemText =
      code == "sheet-not-one"
      ? .init(
        "Sổ tính phải có đúng một trang tính hiện và có dữ liệu.", "Mỗi danh sách một tệp; ẩn hoặc xóa các trang khác.")
      : .init(
        "Có ô không có giá trị thật: \(reason)", "Ghi chính giá trị đó; mã dài thì ghi dạng chữ, có dấu ' ở trước.")
    return ImportFinding(code: code, file: name, vietnamese: vietnamese, english: english)
  }
}

extension SheetProblem {
  fileprivate static func found(in data: Data) -> SheetProblem? {
    do {
      _ = try SheetReader.read(data)
      return nil
    } catch { return error }
  }
}
