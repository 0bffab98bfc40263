import EvaluationStore
import Foundation
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

/// Sums by day for business intelligence.
struct DataRollUpTests {
  private static let days = "from=2026-11-01&through=2026-11-30"

  @Test func aDayIsToldOnceItsRatingsAreReleasedAndNamesNobody() async throws {
    try await CentreFixture.withProgram([.rollUps]) { _, program in
      let answer = try await program.get("/v1/data/roll-ups/days?\(Self.days)")

      #expect(answer.headers[.contentType] == "application/x-ndjson; charset=utf-8")
      let lines = answer.text.split(separator: "\n").map(String.init)
      #expect(
        lines == [
          """
          {"channel":"button","count":5,"day":"2026-11-20","marks":"","measure":"level","name":"hai-long","satisfied":true,\
          "scale":"hai-long-3","scale_version":1,"unit":"H56.14","unit_name":"Bộ phận Một cửa xã Tân Hà"}
          """,
          """
          {"channel":"button","count":5,"day":"2026-11-20","marks":"","measure":"outcome","name":"rated","satisfied":null,\
          "scale":null,"scale_version":null,"unit":"H56.14","unit_name":"Bộ phận Một cửa xã Tân Hà"}
          """,
        ])
      #expect(!answer.text.contains("CB01") && !answer.text.contains("Q01") && !answer.text.contains("2026-11-19"))
    }
  }

  @Test func theTableHasTheSameRows() async throws {
    try await CentreFixture.withProgram([.rollUps]) { _, program in
      let answer = try await program.get("/v1/data/roll-ups/days.csv?\(Self.days)")

      #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(
        answer.text.split(separator: "\r\n").map(String.init) == [
          "unit,unit_name,day,channel,marks,measure,name,scale,scale_version,satisfied,count",
          "H56.14,Bộ phận Một cửa xã Tân Hà,2026-11-20,button,,level,hai-long,hai-long-3,1,true,5",
          "H56.14,Bộ phận Một cửa xã Tân Hà,2026-11-20,button,,outcome,rated,,,,5",
        ])
    }
  }

  @Test func aDayThatIsNotOverIsNotTold() async throws {
    try await CentreFixture.withProgram([.rollUps]) { centre, program in
      // Back to the evening of the day of the ratings.
      centre.advance(seconds: -86_400)
      let answer = try await program.get("/v1/data/roll-ups/days?\(Self.days)")
      #expect(answer.status == .ok && answer.text.isEmpty)
      centre.advance(seconds: 86_400)
      #expect(try await !program.get("/v1/data/roll-ups/days?\(Self.days)").text.isEmpty)
    }
  }

  @Test func pagesTogetherAreTheWholePeriod() async throws {
    try await CentreFixture.withProgram([.rollUps]) { _, program in
      let whole = try await program.get("/v1/data/roll-ups/days?\(Self.days)").text
      var (pages, link, count) = ("", String?.some("/v1/data/roll-ups/days?\(Self.days)&limit=1"), 0)
      while let address = link, count < 10 {
        let page = try await program.get(address)
        #expect(page.status == .ok)
        pages += page.text
        let header = HTTPField.Name("link").flatMap { page.headers[$0] }
        link = try header.map { String(try #require($0.firstMatch(of: /<([^>]+)>/)).1) }
        count += 1
      }
      #expect(pages == whole && count == 3)
      let stray = try await program.get("/v1/data/roll-ups/days?\(Self.days)&cursor=AAAA")
      #expect(try stray.refusal().code == "parameter-invalid")
    }
  }

  @Test func aUnitsDaysElsewhereAreNotTold() async throws {
    try await CentreFixture.withProgram([.rollUps]) { centre, program in
      // The unit goes over to the province on 21 November: until then its days were nobody's here.
      let (province, unit) = (try centre.unit("H56"), try centre.unit("H56.14"))
      var units = try await centre.store.registry().units.filter { $0.code != unit }
      let last = try #require(CivilDate("2026-11-20"))
      units.append(
        UnitRecord(code: unit, name: "Xã", parent: nil, validity: try #require(Validity(first: nil, last: last))))
      units.append(
        UnitRecord(
          code: unit, name: "Xã", parent: province,
          validity: try #require(Validity(first: CivilDate("2026-11-21"), last: nil))))
      _ = try await centre.store.importRegistry(RegistryImport(units: units), at: centre.now).get()

      let answer = try await program.get("/v1/data/roll-ups/days?\(Self.days)")
      #expect(answer.status == .ok && answer.text.isEmpty)
    }
  }

  @Test func aPageIsStillTheOneThatTheCallerHas() async throws {
    try await CentreFixture.withProgram([.rollUps]) { _, program in
      let address = "/v1/data/roll-ups/days?\(Self.days)&limit=10"
      let tag = try #require(try await program.get(address).headers[.eTag])
      #expect(try await program.get(address, [.ifNoneMatch: tag]).status == .notModified)
    }
  }
}
