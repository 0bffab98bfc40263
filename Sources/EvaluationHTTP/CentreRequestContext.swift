import EvaluationAccess
import EvaluationStore
import Hummingbird
import NIOCore

/// What the routes know of a request beside the request itself.
struct CentreRequestContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The other end's network address without its port; what attempts are limited by.
  let address: String
  let channel: any Channel
  /// Who is signed in, as ``RightsGate`` found out.
  var reader: Reader?
  /// Which program asks, as ``DataGate`` found out.
  var caller: CallerGrant?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
    address = source.channel.remoteAddress?.ipAddress ?? "unknown"
  }
}
