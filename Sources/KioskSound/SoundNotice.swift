/// What happens, for whoever reads the log.
package enum SoundNotice: Hashable, Sendable {
  case connected
  case disconnected(SoundProblem)
  case plays(String)
  case leftOut(String, SoundProblem)
}
