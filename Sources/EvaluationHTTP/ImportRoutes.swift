import EvaluationAccess
import EvaluationReports
import EvaluationStore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RatingModel

/// Imports of lists from files: sent, looked at, then taken.
struct ImportRoutes: Sendable {
  let services: PageServices
  let store: any EvaluationStore
  let desk: ImportDesk

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.imports.rawValue)") { request, context in
      try imports(request.language, context.signedIn())
    }
    router.post("\(PagePath.imports.rawValue)") { request, context in try await send(request, context) }
    router.get("\(PagePath.importDraft.rawValue)") { request, context in
      let id = request.uri.queryParameters["draft"].map(String.init) ?? ""
      return try await draft(id, request.language, context.signedIn())
    }
    router.post("\(PagePath.importDraft.rawValue)") { request, context in try await decide(request, context) }
  }

  private func imports(
    _ language: Language, _ reader: Reader, notice: ImportsPage.Notice? = nil, taken: ImportsPage.Taken? = nil,
    status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let frame = services.frame(language, reader, otherLanguageLink: PagePath.imports.link(language.other))
    return .page(ImportsPage.html(frame: frame, notice: notice, taken: taken), status: status)
  }

  // MARK: Sending files

  private func send(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let reader = try context.signedIn()
    let form: MultipartForm
    switch await UploadedForm.read(request) {
    case .failure(let notice):
      return try imports(request.language, reader, notice: notice, status: notice.status)
    case .success(let read): form = read
    }
    guard reader.made(formToken: form["token"]) else { throw HTTPError(.badRequest) }
    let (time, owner) = (services.clock.now(), ImportDraft.Owner.account(reader.account))
    let files = UploadedForm.files(of: form)
    let earlier = try await store.importDraft(form["draft"], of: owner, at: time)
    guard !files.isEmpty || earlier != nil else {
      return try imports(form.language, reader, notice: .nothingSent, status: .unprocessableContent)
    }
    let draft = try await desk.keep(files, with: earlier, of: owner, at: time)
    return .redirect(to: "\(PagePath.importDraft.rawValue)?draft=\(draft.id)&lang=\(form.language.rawValue)")
  }

  // MARK: Looking and taking

  private func draft(_ id: String, _ language: Language, _ reader: Reader) async throws -> Response {
    let owner = ImportDraft.Owner.account(reader.account)
    guard let draft = try await store.importDraft(id, of: owner, at: services.clock.now()) else {
      return try imports(language, reader, notice: .lost, status: .notFound)
    }
    return show(draft, try await desk.look(draft, roots: reader.roots), language, reader)
  }

  private func show(
    _ draft: ImportDraft, _ looked: ImportDesk.Looked, _ language: Language, _ reader: Reader, hasChanged: Bool = false
  ) -> Response {
    let link = "\(PagePath.importDraft.rawValue)?draft=\(draft.id)&lang=\(language.other.rawValue)"
    let frame = services.frame(language, reader, otherLanguageLink: link)
    let html = ImportDraftPage.html(
      frame: frame, draft: draft, look: looked.look, basis: looked.basis, hasChanged: hasChanged)
    return .page(html, status: hasChanged ? .conflict : .ok)
  }

  private func decide(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let reader = try context.signedIn()
    let form = try await services.form(request, of: reader)
    let (time, owner) = (services.clock.now(), ImportDraft.Owner.account(reader.account))
    guard let draft = try await store.importDraft(form["draft"], of: owner, at: time) else {
      return try imports(form.language, reader, notice: .lost, status: .notFound)
    }
    switch form["act"] {
    case "drop":
      try await store.endDrafts(of: owner)
      return .redirect(to: .imports, form.language)
    case "take":
      guard let basis = ImportBasis(form["basis"]) else { throw HTTPError(.badRequest) }
      let actor = AuditActor(account: reader.account, address: context.address, reach: [])
      switch try await desk.take(draft, ifStill: basis, roots: reader.roots, by: actor, at: time) {
      case .taken(let taken): return try imports(form.language, reader, taken: taken)
      case .again(let looked, let hasChanged):
        return show(draft, looked, form.language, reader, hasChanged: hasChanged)
      }
    default: throw HTTPError(.badRequest)
    }
  }
}

/// A form with files, out of a request.
enum UploadedForm {
  /// Bytes of the whole form: the files, and what stands around them.
  static let mostBytes = ImportDraft.fileBytes + 64 * 1024

  static func read(_ request: Request) async -> Result<MultipartForm, ImportsPage.Notice> {
    let body: ByteBuffer
    do { body = try await request.body.collect(upTo: mostBytes) } catch is NIOTooManyBytesError {
      return .failure(.tooLarge)
    } catch { return .failure(.malformed) }
    guard let form = MultipartForm(Data(body.readableBytesView), contentType: request.headers[.contentType] ?? "")
    else {
      return .failure(.malformed)
    }
    return .success(form)
  }

  /// The files that were chosen, by list.
  static func files(of form: MultipartForm) -> [ImportedList: ImportedUpload] {
    var files: [ImportedList: ImportedUpload] = [:]
    for list in ImportedList.allCases {
      guard let part = form.file(list.name) else { continue }
      files[list] = ImportedUpload(name: part.fileName ?? list.name, bytes: part.body)
    }
    return files
  }
}

extension ImportsPage.Notice {
  var status: HTTPResponse.Status {
    switch self {
    case .tooLarge: .contentTooLarge
    case .malformed: .badRequest
    case .nothingSent: .unprocessableContent
    case .lost: .notFound
    }
  }
}
