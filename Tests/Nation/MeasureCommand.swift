import ArgumentParser
import SyntheticNation

/// How fast the generator is by itself.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Makes all batches on one core and throws them away: what of a bench is the generator's own.")

  @OptionGroup var options: PlanOptions

  @Option(help: "How often each kiosk delivers: \(DeliveryRhythm.allCases.map(\.rawValue).joined(separator: ", ")).")
  var rhythm = DeliveryRhythm.once

  @Option(help: "Stop once so many ratings were made.")
  var most = Int.max

  func run() throws {
    let clock = ContinuousClock()
    var start = clock.now
    let nation = SyntheticNation(try options.plan())
    var line = FigureLine(
      kind: "result", step: "structure", kiosks: nation.kiosks.count, kiosksInAll: nation.kiosks.count)
    line.time(clock.now - start)
    try line.write()

    start = clock.now
    line = FigureLine(kind: "progress", step: "batches", kiosksInAll: nation.kiosks.count)
    for kiosk in nation.kiosks where line.ratings ?? 0 < most {
      line.add(lived(kiosk, in: nation))
      line.time(clock.now - start)
      if line.kiosks.isMultiple(of: 500) { try line.write() }
    }
    try line.finished.write()
  }

  private func lived(_ kiosk: SyntheticKiosk, in nation: SyntheticNation) -> StoreFilling.Filled {
    var courier = KioskCourier(nation, kiosk)
    var filled = StoreFilling.Filled()
    for date in nation.plan.days {
      let services = courier.live(on: date)?.services ?? []
      filled.sessions += services.count
      filled.ratings += services.reduce(0) { $0 + ($1.level == nil ? 0 : 1) }
      guard rhythm.isDue(at: date, last: nation.plan.last) else { continue }
      for batch in courier.delivery() {
        filled.tallies += batch.tallies.count
        filled.batches += 1
      }
    }
    return filled
  }
}
