import ClerkPage
import HTTPTypes
import Hummingbird
import KioskAccess

/// The responses of the clerk's page.
enum PageAnswer {
  static func html(_ html: String, status: Int = 200) -> Response {
    var response = Answer.text(html, type: "text/html; charset=utf-8")
    response.status = HTTPResponse.Status(code: status)
    return response
  }

  /// After a form: the browser asks for the page anew, so that nothing is sent twice.
  static func seeOther(_ path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path, .contentLength: "0"])
  }

  /// With what browsers have to be told.
  static func protected(_ response: Response) -> Response {
    var response = response
    for (name, value) in PageHeaders.all {
      if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
    return response
  }
}

extension SignInRefusal {
  var problem: SignInPage.Problem {
    switch self {
    case .wrong: .wrong
    case .limited: .limited
    case .busy: .busy
    }
  }
}
