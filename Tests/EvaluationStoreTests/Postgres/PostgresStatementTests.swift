import EvaluationStore
import Testing

@testable import EvaluationStorePostgres

struct PostgresStatementTests {
  @Test(arguments: [
    ("SELECT 1", "SELECT 1"),
    ("SELECT ? WHERE a = ? OR b = ?", "SELECT $1 WHERE a = $2 OR b = $3"),
    ("SELECT :b, :a, :b", "SELECT $1, $2, $1"),
    ("SELECT 'a ? :b ''? ' || ?", "SELECT 'a ? :b ''? ' || $1"),
    ("SELECT CAST(:units AS TEXT)::json", "SELECT CAST($1 AS TEXT)::json"),
    ("SELECT ? -- what? :a\n, ?", "SELECT $1 -- what? :a\n, $2"),
    ("SELECT :first_day2,:x", "SELECT $1,$2"),
    ("SELECT 'open at the end ?", "SELECT 'open at the end ?"),
  ])
  func valuesAreNumberedInTheirOrder(text: String, sql: String) {
    #expect(PostgresStatement(text).sql == sql)
  }

  @Test func namedValuesComeInTheStatementsOrderAndOnlyOnce() {
    let statement = PostgresStatement("SELECT :b, :a, :b")

    #expect(statement.values(["a": 1, "b": "x", "c": nil]) == [.text("x"), .integer(1)])
  }
}
