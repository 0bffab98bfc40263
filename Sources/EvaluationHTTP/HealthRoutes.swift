import EvaluationStore
import Hummingbird
import NIOCore

/// Health and metrics, on a listener of their own that only this machine reaches.
struct HealthRoutes: Sendable {
  let store: any EvaluationStore
  let health: CentreHealth
  let relay: RelayDesk
  let clock: CentreClock
  let software: String

  func add(to router: Router<CentreRequestContext>) {
    router.get("/health") { _, _ in
      let summary = await summary()
      return Response(
        status: summary.isHealthy ? .ok : .serviceUnavailable,
        headers: [.contentType: "application/json; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(bytes: try summary.json())))
    }
    router.get("/metrics") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(string: await summary().prometheus())))
    }
  }

  private func summary() async -> HealthSummary {
    let (kiosks, readFailure) = await kiosks()
    let writeFailure = await health.failure
    return HealthSummary(
      software: software, startedAt: health.startedAt, now: clock.now(), failure: readFailure ?? writeFailure,
      kiosks: kiosks, connected: await relay.connectedKiosks, answers: await health.answers)
  }

  private func kiosks() async -> (HealthSummary.Kiosks?, StoreFailure?) {
    do {
      let registry = try await store.registry()
      let units = Set(registry.units.map(\.code)).union(try await store.unregisteredUnits())
      return (HealthSummary.Kiosks(try await store.kiosks(in: units), at: clock.now()), nil)
    } catch {
      return (nil, error)
    }
  }
}
