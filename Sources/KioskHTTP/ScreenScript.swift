/// The page's script: shows each `ScreenView`, and notices when no more come.
enum ScreenScript {
  static let source = """
    "use strict";
    (() => {
      // Heard nothing for so long: the page says itself that no rating can be taken. The kiosk gives a sign each second.
      const silenceMilliseconds = 3000;
      const reconnectMilliseconds = 500;
      const languages = ["vi", "en"];
      const svg = "http://www.w3.org/2000/svg";
      const byId = (id) => document.getElementById(id);

      let source = null;
      let lastHeard = performance.now();
      let suspected = false;
      let shownLevels = "";

      function connect() {
        if (source) source.close();
        source = new EventSource("/events");
        source.addEventListener("page", (event) => {
          heard();
          // Another version of the program answers than the one this page came from.
          if (event.data !== document.documentElement.dataset.version) location.reload();
        });
        source.addEventListener("view", (event) => {
          try {
            show(JSON.parse(event.data));
            heard();
          } catch (error) {
            console.error("view not understood", error);
          }
        });
        source.addEventListener("alive", heard);
        source.addEventListener("error", () => {
          source.close();
          setTimeout(connect, reconnectMilliseconds);
        });
      }

      function heard() {
        lastHeard = performance.now();
        suspected = false;
      }

      function listen() {
        if (performance.now() - lastHeard < silenceMilliseconds) return;
        if (!suspected) {
          // After a stall of the machine, signs may wait behind this timer: they get one more turn to be heard.
          suspected = true;
          return;
        }
        showSilence();
        // A stream that is open but silent has to be asked anew; a broken one is being asked already.
        if (source.readyState === EventSource.OPEN) connect();
        heard();
      }

      function show(view) {
        for (const language of languages) {
          const words = view.texts[language];
          setText("headline-" + language, words.headline);
          setText("detail-" + language, words.detail);
        }
        setText("unit", view.unit);
        setText("counter", view.counter);
        setText("clerk", view.clerk ? [view.clerk.title, view.clerk.name].filter(Boolean).join(" ") : "");
        setText("dossier", view.dossiers ? dossierText(view.dossiers) : "");
        showLevels(view.levels);
        showState(view.state);
        document.body.dataset.revision = String(view.revision);
        document.body.dataset.since = String(view.sinceMicroseconds);
      }

      function showSilence() {
        const words = byId("silence").dataset;
        setText("headline-vi", words.headlineVi);
        setText("detail-vi", words.detailVi);
        setText("headline-en", words.headlineEn);
        setText("detail-en", words.detailEn);
        setText("clerk", "");
        setText("dossier", "");
        showLevels([]);
        showState("cannot-rate");
        delete document.body.dataset.revision;
        delete document.body.dataset.since;
      }

      function dossierText(dossiers) {
        const more = dossiers.more > 0 ? " (+" + dossiers.more + ")" : "";
        return dossiers.label.vi + " " + dossiers.first + more;
      }

      function showState(state) {
        document.body.dataset.state = state;
        byId("emblem").firstElementChild.setAttribute("href", "#emblem-" + state);
        fit();
      }

      // Words of any length have room: what stands in the middle is made smaller until nothing is cut off.
      function fit() {
        const main = document.querySelector("main");
        for (let percent = 100; percent >= 50; percent -= 5) {
          main.style.setProperty("--fit", String(percent / 100));
          if (main.scrollHeight <= main.clientHeight && main.scrollWidth <= main.clientWidth) return;
        }
      }

      function showLevels(levels) {
        const wanted = JSON.stringify(levels);
        if (wanted === shownLevels) return;
        shownLevels = wanted;
        const list = byId("levels");
        list.dataset.count = String(levels.length);
        list.replaceChildren(...levels.map(levelItem));
      }

      function levelItem(level) {
        const item = document.createElement("li");
        const face = document.createElementNS(svg, "svg");
        const use = document.createElementNS(svg, "use");
        face.setAttribute("aria-hidden", "true");
        use.setAttribute("href", "#" + level.pictogram);
        face.append(use);
        const words = document.createElement("p");
        for (const language of languages) {
          const label = document.createElement("span");
          label.lang = language;
          label.textContent = level.labels[language];
          words.append(label);
        }
        item.append(face, words);
        return item;
      }

      function setText(id, text) {
        const element = byId(id);
        if (element.textContent !== text) element.textContent = text;
        element.hidden = !text;
      }

      connect();
      setInterval(listen, 250);
      window.addEventListener("resize", fit);
    })();

    """
}
