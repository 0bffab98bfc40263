import TestSupport

/// What a browser made of a page, measured in the page itself.
struct PageMeasure: Decodable, Sendable {
  struct Table: Decodable, Sendable {
    let heading: String
    /// Cells of the header, all of which head a column.
    let columns: Int
    /// Rows whose first cell does not head them, or which have not a cell for each column.
    let unevenRows: Int
    let rows: Int
  }

  let language: String
  let headings: Int
  let scripts: Int
  /// Pixels by which the page is wider than the window.
  let overflow: Int
  /// Headings of tables that are wider than the box that they scroll in.
  let wideTables: [String]
  /// Texts of what sticks out of the window, but for what stands in a box that scrolls by itself.
  let outside: [String]
  let lowestContrast: Double
  /// Texts whose contrast is below 7:1.
  let faint: [String]
  /// Links and buttons that are lower or narrower than 24 pixels.
  let smallTargets: [String]
  let tables: [Table]

  /// Contrast as WCAG 2.2 defines it, of every text that is shown against what lies behind it.
  static let script = """
    (() => {
      \(PageContrast.script)
      const contrasts = texts().map((node) => [node.data.trim(), contrast(node.parentElement)]);
      for (const field of document.querySelectorAll("input, select")) if (isShown(field)) contrasts.push([field.value, contrast(field)]);
      const scrolls = (element) => { const box = element.closest(".scroll"); return box && getComputedStyle(box).overflowX === "auto"; };
      const name = (element) => (element.innerText || element.id || element.tagName).slice(0, 60);
      const placed = [...document.querySelectorAll("h1, h2, p, li, dt, dd, th, td, label, input, select, button, a")].filter(isShown);
      const targets = [...document.querySelectorAll("a, button, input:not([type=hidden]), select")].filter(isShown);
      return {
        language: document.documentElement.lang,
        headings: document.querySelectorAll("h1").length,
        scripts: document.querySelectorAll("script, [onclick], [onload], a[href^='javascript:']").length,
        overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth),
        wideTables: [...document.querySelectorAll(".scroll")].filter((box) => box.scrollWidth > box.clientWidth)
          .map((box) => document.getElementById(box.closest("section").getAttribute("aria-labelledby")).innerText),
        outside: placed.filter((element) => !scrolls(element) && element.getBoundingClientRect().right > innerWidth + 0.5).map(name),
        lowestContrast: Math.min(...contrasts.map(([, value]) => value)),
        faint: contrasts.filter(([, value]) => value < 7).map(([text, value]) => text.slice(0, 60) + " " + value.toFixed(2)),
        smallTargets: targets.filter((element) => {
          const box = element.getBoundingClientRect();
          return box.height < 24 || box.width < 24;
        }).map(name),
        tables: [...document.querySelectorAll("table")].map((table) => {
          const columns = table.querySelectorAll("thead th[scope=col]").length;
          const rows = [...table.querySelectorAll("tbody tr")];
          return {
            heading: document.getElementById(table.closest("section").getAttribute("aria-labelledby")).innerText,
            columns, rows: rows.length,
            unevenRows: rows.filter((row) => row.cells.length !== columns || row.cells[0].scope !== "row").length,
          };
        }),
      };
    })()
    """
}
