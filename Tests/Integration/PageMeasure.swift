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
      const light = ([r, g, b]) => [r, g, b].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      }).reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
      const colour = (text) => { const parts = text.match(/[\\d.]+/g).map(Number); return parts.length > 3 ? parts : [...parts, 1]; };
      const over = (above, below) => below.map((value, index) => above[index] * above[3] + value * (1 - above[3]));
      const behind = (element) => {
        const layers = [];
        for (let part = element; part; part = part.parentElement) layers.push(colour(getComputedStyle(part).backgroundColor));
        return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
      };
      const contrast = (element) => {
        const below = behind(element), above = over(colour(getComputedStyle(element).color), below);
        const [dark, bright] = [light(above), light(below)].sort((left, right) => left - right);
        return (bright + 0.05) / (dark + 0.05);
      };
      const isShown = (element) => element.getClientRects().length > 0 && element.getBoundingClientRect().right > 0;
      const texts = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (walker.currentNode.data.trim() && isShown(walker.currentNode.parentElement)) texts.push(walker.currentNode);
      const contrasts = texts.map((node) => [node.data.trim(), contrast(node.parentElement)]);
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
