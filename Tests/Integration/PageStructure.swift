import TestSupport

/// What a page must be for somebody who does not see it, or sees it on a telephone: looked at in the page itself.
enum PageStructure {
  /// Answers what is wrong, each with the element that it is wrong of.
  static let script = """
    (() => {
      const wrong = [];
      const say = (what, element) => wrong.push(what + ": " + (element?.outerHTML ?? "").slice(0, 160));
      const all = (selector) => [...document.querySelectorAll(selector)];
      const text = (id) => document.getElementById(id)?.textContent.trim() ?? "";
      const named = (element) => (element.getAttribute("aria-label") ?? "").trim()
        || (element.getAttribute("aria-labelledby") ?? "").split(" ").map(text).join("")
        || [...(element.labels ?? [])].map((label) => label.textContent.trim()).join("") || "";
      if (!document.title.trim()) say("no title");
      if (!/^(vi|en)$/.test(document.documentElement.lang)) say("no language");
      if (all("h1").length !== 1) say(all("h1").length + " headings of the first level");
      // A document that stands alone has nothing around it.
      if (document.querySelector("nav") && all("main").length !== 1) say("no main part");
      if (all("script, [onclick], [onload], [onsubmit], a[href^='javascript:'], iframe").length) say("a script");
      for (const field of all("input:not([type=hidden]), select, textarea")) if (!named(field)) say("no label", field);
      for (const target of all("a, button")) {
        if (!target.textContent.trim() && !named(target)) say("no text", target);
      }
      for (const region of all("nav, [role=region]")) if (!named(region)) say("no name", region);
      for (const part of all("section")) if (!named(part) && !part.querySelector("h2, h3")) say("no heading", part);
      for (const picture of all("svg, img")) {
        const isTold = picture.getAttribute("aria-hidden") === "true" || named(picture) || picture.querySelector("title");
        if (!isTold) say("a picture without words", picture);
      }
      const ids = all("[id]").map((element) => element.id);
      for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) say("twice there: " + id);
      for (const element of all("[aria-describedby], [aria-labelledby], label[for]")) {
        const named = ["aria-describedby", "aria-labelledby", "for"].map((name) => element.getAttribute(name) ?? "");
        for (const id of named.join(" ").split(" ")) if (id && !document.getElementById(id)) say("leads nowhere", element);
      }
      for (const link of all("a[href^='#']")) {
        if (!document.getElementById(link.hash.slice(1))) say("leads nowhere", link);
      }
      let level = 1;
      for (const heading of all("main h1, main h2, main h3, main h4")) {
        const next = Number(heading.tagName[1]);
        if (next > level + 1) say("a level is left out", heading);
        level = next;
      }
      for (const table of all("table")) {
        const heads = [...table.querySelectorAll("thead th[scope=col]")].length;
        for (const row of table.querySelectorAll("tbody tr")) {
          const hasOwn = row.querySelector("th[scope=row]") !== null;
          const width = [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
          if (!hasOwn && width > heads) say("cells without a header", row);
          if (heads && width !== heads) say("a row of another width", row);
        }
      }
      for (const wide of all("main .scroll")) {
        if (getComputedStyle(wide).overflowX !== "visible" && wide.tabIndex < 0) say("out of the keyboard's reach", wide);
      }
      return wrong;
    })()
    """

  /// Pixels by which it is wider than the window.
  static let overflow = "document.documentElement.scrollWidth - innerWidth"
}
