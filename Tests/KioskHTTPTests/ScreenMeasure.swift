import KioskScreen
import TestSupport

/// What a browser made of the screen, measured in the page itself.
struct ScreenMeasure: Decodable, Sendable {
  /// Of every text against what lies behind it.
  let lowestContrast: Double
  let faint: [String]
  /// Of what is drawn without being text: edges of targets, signs, faces.
  let lowestDrawnContrast: Double
  /// Width or height of the smallest target in millimetres of the panel; 1000 without any.
  let smallestTarget: Double
  /// Height of a capital H, in millimetres, of the smallest text that must be read to use the screen: the question, every
  /// word, number and key of a target in the citizen's own language, which page this is, what is wrong, the device's code.
  let smallestCapital: Double
  /// The text that is.
  let smallestText: String
  /// Which of clerk, counter and dossier are shown, and whether they stand on one line.
  let place: [String]
  let isPlaceOnOneLine: Bool
  /// Whether the office's name is shown too, above the counter's.
  let isPlaceWhole: Bool
  /// What sticks out of the panel or of its box, or lies over another.
  let misplaced: [String]
  /// Whether sizes had to be lowered.
  let isTight: Bool
  /// Names of the targets, in the order of the page.
  let targets: [String]

  static func script(_ geometry: ScreenGeometry) -> String {
    """
    (() => {
      \(PageContrast.script)
      const across = innerWidth / \(geometry.widthMillimetres), down = innerHeight / \(geometry.heightMillimetres);
      const name = (element) => (element.dataset && element.dataset.target || element.id || element.innerText || element.tagName).slice(0, 40);
      const contrasts = texts().map((node) => [node.data.trim(), contrast(node.parentElement)]);
      const context = document.createElement("canvas").getContext("2d");
      const capital = (element) => {
        const style = getComputedStyle(element);
        context.font = style.fontWeight + " 100px " + style.fontFamily;
        return context.measureText("H").actualBoundingBoxAscent / 100 * parseFloat(style.fontSize) / down;
      };
      const mustBeRead = texts().map((node) => node.parentElement)
        .filter((element) => element.closest("h1, [data-target], #page, #again, #faults, #device") && !element.closest(".second"));
      const capitals = mustBeRead.map((element) => [capital(element), element.textContent]).sort(([one], [other]) => one - other);
      const targets = [...document.querySelectorAll("[data-target]")].filter(isShown);
      const place = ["counter", "clerk", "dossier"].map((id) => document.getElementById(id)).filter(isShown);
      const lines = place.map((element) => element.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2);
      const sides = targets.flatMap((target) => {
        const box = target.getBoundingClientRect();
        return [box.width / across, box.height / down];
      });
      const style = getComputedStyle(document.body);
      const probe = document.createElement("i");
      document.body.append(probe);
      const value = (variable) => {
        probe.style.color = "var(" + variable + ")";
        return getComputedStyle(probe).color;
      };
      const drawn = [["--edge", "--card"], ["--edge", "--paper"], ["--sign", "--paper"], ["--ink", "--card"], ["--drawn", "--gold"], ["--mark", "--card"]]
        .map(([one, other]) => contrastOf(value(one), value(other)));
      probe.remove();
      const shown = [...document.querySelectorAll("#place > *, #who > *, #photo, #emblem, #words > *, #again, #page, #choices li:not(.ends), .onward, #controls > *")]
        .filter(isShown).map((element) => [name(element), element.getBoundingClientRect()]);
      const wrong = shown.filter(([, box]) =>
        box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1).map(([name]) => name);
      shown.forEach(([one, box], index) => shown.slice(index + 1).forEach(([other, its]) => {
        if (box.left < its.right - 1 && its.left < box.right - 1 && box.top < its.bottom - 1 && its.top < box.bottom - 1) wrong.push(one + " over " + other);
      }));
      for (const box of document.querySelectorAll("main, header, #controls, .ends, [data-target]"))
        if (isShown(box) && box.scrollWidth > box.clientWidth + 1) wrong.push("within " + name(box));
      for (const box of document.querySelectorAll("body, main, header, #controls, #choices, .ends, [data-target]")) for (const child of box.children) {
        const [outer, inner] = [box, child].map((element) => element.getBoundingClientRect());
        if (isShown(child) && (inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1)) wrong.push("in " + name(box));
      }
      return {
        lowestContrast: Math.min(21, ...contrasts.map(([, value]) => value)),
        faint: contrasts.filter(([, value]) => value < 7).map(([text, value]) => text.slice(0, 40) + " " + value.toFixed(2)),
        lowestDrawnContrast: Math.min(...drawn),
        smallestTarget: Math.min(1000, ...sides),
        smallestCapital: capitals[0][0],
        smallestText: capitals[0][1],
        place: place.map((element) => element.id),
        isPlaceOnOneLine: Math.max(...lines) - Math.min(...lines) < 2,
        isPlaceWhole: isShown(document.getElementById("unit")),
        misplaced: wrong,
        isTight: document.body.dataset.tight === "true",
        targets: targets.map((target) => target.dataset.target),
      };
    })()
    """
  }
}
