/// The page's second script: how large everything is, so that what must be read and touched has its size and nothing is cut.
///
/// - Targets are at least 20 mm wide and high. Where a panel's pixels are not square the finer direction decides.
/// - A capital H of what must be read to use the screen, a target's words as well as the question, is at least 0.7° as seen from
///   the configured distance (EN 301 549, 5.1.4), in the font that the browser really uses. Where there is room everything grows;
///   larger text is a third larger than that. Where it could not be larger, nothing offers to make it so.
/// - Answers stand in a row, in pairs, or one below the other, and what changes the screen beside or below them: whichever
///   first has room for everything. Where none has, what need not be read to rate gives way, in the order that the style says;
///   clerk, counter and dossier never do. Sizes are lowered last, and the page says so in `data-tight`.
enum ScreenFitting {
  static let source = """
    "use strict";
    const fitting = (() => {
      const degrees = 0.7;
      const growth = { height: 0.062, width: 0.085 };
      const largerText = [1.33, 1.2, 1.1];
      const leastContent = 6;
      const mostRemembered = 64;
      const remembered = new Map();
      let capital = 0;

      // The preferred first: an upright panel has room below, a lying one beside.
      const isUpright = () => innerHeight > innerWidth;
      const places = () => isUpright() ? ["below"] : ["side", "below"];
      function arrangements(place, choices) {
        if (!choices) return [["row", place]];
        return (isUpright() ? ["stack", "pairs"] : ["row", "pairs", "stack"]).map((arrangement) => [arrangement, place]);
      }

      // Height of a capital H, as a share of the font's size.
      function capitalShare() {
        if (capital) return capital;
        const context = document.createElement("canvas").getContext("2d");
        const share = (weight) => {
          context.font = weight + " 200px " + getComputedStyle(document.body).fontFamily;
          return context.measureText("H").actualBoundingBoxAscent / 200;
        };
        const measured = Math.min(share(400), share(500), share(700));
        capital = measured > 0.4 && measured < 1 ? measured : 0.7;
        return capital;
      }

      // Lines of text may be closer than its letters are high: boxes are compared, not what is drawn in them.
      function holds(box) {
        const { top, bottom } = box.getBoundingClientRect();
        return [...box.children].every((child) => {
          const its = child.getBoundingClientRect();
          return its.height === 0 || (its.top >= top - 0.3 && its.bottom <= bottom + 0.3);
        });
      }

      function fits() {
        for (const box of document.querySelectorAll("main, header, #place, #who, #words, #controls, .ends, [data-target]"))
          if (box.scrollWidth > box.clientWidth + 1) return false;
        return [...document.querySelectorAll("body, main, header, #controls, #choices, .ends, [data-target]")].every(holds);
      }

      function apply(size) {
        const body = document.body;
        document.documentElement.style.setProperty("--text", size.text + "px");
        [body.dataset.arrangement, body.dataset.controls] = size.arrangement;
        for (let step = 1; step <= leastContent; step++) body.classList.toggle("gives-" + step, size.content >= step);
        body.dataset.tight = String(size.isTight);
        body.classList.toggle("keeps-text-size", size.keepsTextSize);
      }

      function isRoomFor(size) {
        apply(size);
        return fits();
      }

      // The largest text between two sizes that has room; the smaller is known to have.
      function grown(size, most) {
        let [least, largest] = [size.text, most];
        for (let turn = 0; turn < 5 && largest - least > 0.5; turn++) {
          const middle = (least + largest) / 2;
          if (isRoomFor({ ...size, text: middle })) least = middle; else largest = middle;
        }
        return { ...size, text: least };
      }

      function arrangedWith(content, place, text, choices, keepsTextSize) {
        for (const arrangement of arrangements(place, choices)) {
          const size = { text, arrangement, content, isTight: false, keepsTextSize };
          if (isRoomFor(size)) return size;
        }
        return null;
      }

      // Controls stay where they are from one state to the next, unless there is no other room.
      function arranged(text, choices, keepsTextSize) {
        for (const place of places()) {
          const size = arrangedAt(place, text, choices, keepsTextSize);
          if (size) return size;
        }
        return null;
      }

      // With as little given way as there has to be. What fits with more content fits with less.
      function arrangedAt(place, text, choices, keepsTextSize) {
        let best = arrangedWith(0, place, text, choices, keepsTextSize);
        if (best) return best;
        let [tooMuch, enough] = [0, leastContent];
        best = arrangedWith(enough, place, text, choices, keepsTextSize);
        while (best && enough - tooMuch > 1) {
          const middle = (tooMuch + enough) >> 1;
          const found = arrangedWith(middle, place, text, choices, keepsTextSize);
          if (found) [best, enough] = [found, middle]; else tooMuch = middle;
        }
        return best;
      }

      function lowered(text, choices) {
        const size = { content: leastContent, isTight: true, keepsTextSize: true };
        const all = places().flatMap((place) => arrangements(place, choices));
        for (let share = 0.95; share >= 0.35; share -= 0.05)
          for (const arrangement of all)
            if (isRoomFor({ ...size, text: text * share, arrangement })) return { ...size, text: text * share, arrangement };
        return { ...size, text: text * 0.35, arrangement: all[0] };
      }

      function usual(least, choices, keepsTextSize) {
        const most = Math.max(least, Math.min(innerHeight * growth.height, innerWidth * growth.width));
        const size = arranged(least, choices, keepsTextSize);
        return size && grown(size, most);
      }

      // As the page is, or as it will be once text is larger or usual again, with the words that stand on that target then.
      function whileLarge(isLarge, look, act) {
        const label = document.querySelector("#controls [data-other]");
        if (!label || isLarge === look.isTextLarge) return act();
        const now = label.textContent;
        label.textContent = label.dataset.other;
        const result = act();
        label.textContent = now;
        return result;
      }

      function found(look, least, choices) {
        const size = whileLarge(false, look, () => usual(least, choices, false));
        if (!size) return usual(least, choices, true) ?? lowered(least, choices);
        const isThere = (factor) =>
          places().some((place) => arrangedWith(leastContent, place, size.text * factor, choices, false));
        const factors = look.isTextLarge ? largerText : largerText.slice(-1);
        const factor = whileLarge(true, look, () => factors.find(isThere));
        if (!factor) return usual(least, choices, true);
        return look.isTextLarge ? arranged(size.text * factor, choices, false) : size;
      }

      return {
        // look: as the view has it. key: the same for pages whose words take the same room. choices: how many there are.
        fit(look, key, choices) {
          const geometry = look.geometry;
          const millimetre = Math.max(innerWidth / geometry.widthMillimetres, innerHeight / geometry.heightMillimetres);
          document.documentElement.style.setProperty("--mm", millimetre + "px");
          const height = geometry.distanceMillimetres * Math.PI * degrees / 180;
          const least = height * millimetre / capitalShare();
          const whole = [innerWidth, innerHeight, least, key].join(" ");
          let size = remembered.get(whole);
          if (!size) {
            size = found(look, least, choices);
            if (remembered.size >= mostRemembered) remembered.clear();
            remembered.set(whole, size);
          }
          apply(size);
        },
      };
    })();

    """
}
