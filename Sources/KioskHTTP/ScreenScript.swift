/// The page's script: shows each `ScreenView`, tells what it has painted, and notices when no more views come.
enum ScreenScript {
  static let source = """
    "use strict";
    (() => {
      // Heard nothing for so long: the page says itself that no rating can be taken. The kiosk gives a sign each second.
      const silenceMilliseconds = 3000;
      const reconnectMilliseconds = 500;
      const svg = "http://www.w3.org/2000/svg";
      const byId = (id) => document.getElementById(id);

      let source = null;
      let lastHeard = performance.now();
      let suspected = false;
      let shown = null;
      let isLeaving = false;
      // What the page says by itself, by language.
      const silences = JSON.parse(byId("silence").dataset.views);

      function connect() {
        if (source) source.close();
        source = new EventSource("/events");
        source.addEventListener("page", (event) => {
          heard();
          // Another version of the program answers than the one this page came from.
          if (event.data !== document.documentElement.dataset.version && !isLeaving) reload();
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

      // Only when the kiosk answers: what stands here is better than what a browser shows of a page that does not come.
      function reload() {
        isLeaving = true;
        const again = () => setTimeout(reload, reconnectMilliseconds);
        fetch("/", { cache: "no-store" }).then((answer) => { if (answer.ok) location.reload(); else again(); }, again);
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
        draw(view);
        document.body.dataset.revision = String(view.revision);
        document.body.dataset.since = String(view.sinceMicroseconds);
        hear(view);
      }

      // Nothing can be chosen, touched or heard. As the citizen had the screen, where anybody has had it.
      function showSilence() {
        const language = shown ? shown.languages.first : document.documentElement.lang;
        const view = silences[language] ?? Object.values(silences)[0];
        draw({ ...view, look: shown ? shown.look : view.look });
        hush();
        lastState = played = "";
        delete document.body.dataset.revision;
        delete document.body.dataset.since;
      }

      function draw(view) {
        const { first, second } = view.texts;
        setText("headline", first.headline, view.languages.first);
        setText("detail", first.detail, view.languages.first);
        setText("headline-second", second.headline, view.languages.second);
        setText("detail-second", second.detail, view.languages.second);
        setText("unit", view.unit);
        setText("counter", view.counter);
        setText("clerk", view.clerk ? view.clerk.name : "");
        setText("title", view.clerk && view.clerk.title ? view.clerk.title : "");
        setText("dossier", view.dossiers ? dossierText(view.dossiers) : "");
        setText("device", isFault(view) ? view.device : "");
        showPhoto(view.clerk && view.clerk.photo);
        byId("faults").replaceChildren(...view.faults.map((fault) => bilingual("li", fault, view)));
        showChoices(view);
        setText("again", view.again ? view.again.first : "", view.languages.first);
        byId("controls").replaceChildren(...view.controls.map(control));
        document.documentElement.lang = view.languages.first;
        document.body.classList.toggle("is-contrast-high", view.look.isContrastHigh);
        document.body.dataset.state = view.state;
        const emblem = byId("emblem-" + view.state);
        if (emblem) byId("emblem").firstElementChild.setAttribute("href", "#" + emblem.id);
        byId("emblem").toggleAttribute("hidden", !emblem);
        shown = view;
        fit();
      }

      function isFault(view) {
        return ["cannot-rate", "could-not-be-taken", "maintenance"].includes(view.state);
      }

      function fit() {
        if (shown) fitting.fit(shown.look, roomKey(shown), shown.levels.length + shown.options.length);
        reportPaint();
      }

      // Tells the kiosk where its targets have been painted, once they have: the task after a frame runs when the frame is
      // on its way to the screen. A page that has fallen silent has no revision: it tells under the latest one that nothing
      // can be touched any more. One report at a time, so that they arrive in their order; one that was not taken is sent
      // again as long as nothing else has been painted.
      let paintedRevision = "0";
      let newestPaint = 0;
      let reported = Promise.resolve();
      let endPause = () => {};
      function reportPaint() {
        requestAnimationFrame(() => {
          paintedRevision = document.body.dataset.revision ?? paintedRevision;
          const revision = Number(paintedRevision);
          const targets = Array.from(document.querySelectorAll("[data-target]")).map(paintedTarget).filter(Boolean);
          const number = ++newestPaint;
          endPause();
          const afterFrame = new MessageChannel();
          afterFrame.port1.onmessage = () => {
            const paintedAt = performance.now();
            reported = reported.then(() => tell(number, revision, targets, paintedAt));
          };
          afterFrame.port2.postMessage(null);
        });
      }

      async function tell(number, revision, targets, paintedAt) {
        do {
          const agoMicroseconds = Math.min(60000000, Math.round((performance.now() - paintedAt) * 1000));
          const body = JSON.stringify({ revision, agoMicroseconds, targets });
          try {
            const headers = { "content-type": "application/json" };
            const answer = await fetch("/painted", { method: "POST", headers, body, signal: AbortSignal.timeout(2000) });
            if (answer.ok) return;
          } catch {
            // The kiosk may be starting anew.
          }
          if (number === newestPaint) await pause();
        } while (number === newestPaint);
      }

      function pause() {
        return new Promise((end) => {
          endPause = end;
          setTimeout(end, reconnectMilliseconds);
        });
      }

      function paintedTarget(element) {
        const share = (edge, whole) => Math.min(1, Math.max(0, edge / whole));
        const box = element.getBoundingClientRect();
        const [x, y] = [share(box.left, innerWidth), share(box.top, innerHeight)];
        const width = share(box.right, innerWidth) - x;
        const height = share(box.bottom, innerHeight) - y;
        const isVisible = width > 0 && height > 0 && getComputedStyle(element).visibility === "visible";
        return isVisible ? { target: element.dataset.target, x, y, width, height } : null;
      }

      // What takes room. Whether an option is chosen does not: nothing moves under a finger. Digits are all as wide.
      function roomKey(view) {
        const passing = ["revision", "sinceMicroseconds", "shownMicroseconds", "untilMicroseconds", "isChosen", "signal", "proceed"];
        return JSON.stringify(view, (name, value) =>
          passing.includes(name) ? undefined : name === "dossiers" && value ? dossierText(value).replace(/[0-9]/g, "0") : value);
      }

      function dossierText(dossiers) {
        const more = dossiers.more > 0 ? " (+" + dossiers.more + ")" : "";
        return dossiers.label + " " + dossiers.first + more;
      }

      function showPhoto(address) {
        const photo = byId("photo");
        if (address && photo.getAttribute("src") !== address) photo.src = address;
        photo.hidden = !address;
        if (!address) photo.removeAttribute("src");
      }

      function showChoices(view) {
        const choices = [...view.levels.map((level) => levelItem(level, view)), ...view.options.map((option) => optionItem(option, view))];
        byId("choices").style.setProperty("--count", String(Math.max(1, choices.length)));
        document.body.dataset.count = String(choices.length);
        document.body.dataset.odd = String(choices.length % 2 === 1);
        if (view.decline) choices.push(ends(onward("decline", view.decline, view)));
        if (view.proceed) choices.push(ends(onward("proceed", view.proceed.labels, view, view.proceed.key), view));
        byId("choices").replaceChildren(...choices);
      }

      function levelItem(level, view) {
        const item = bilingual("li", level.labels, view, pictogram(level.pictogram));
        item.className = "level";
        item.dataset.target = "level:" + level.name;
        return item;
      }

      function optionItem(option, view) {
        const mark = document.createElement("div");
        mark.className = "mark";
        const sign = pictogram(option.isChosen ? "sign-chosen" : "sign-open");
        if (option.isChosen) {
          sign.setAttribute("role", "img");
          sign.setAttribute("aria-label", view.chosen);
          sign.removeAttribute("aria-hidden");
        }
        mark.append(key(option.place), sign);
        const item = bilingual("li", option.labels, view, mark);
        item.className = option.isChosen ? "option is-chosen" : "option";
        item.dataset.target = "option:" + option.place;
        return item;
      }

      // What leads on without an answer.
      function onward(target, labels, view, number) {
        const item = bilingual("div", labels, view, ...(number ? [key(number)] : []));
        item.className = "onward";
        item.dataset.target = target;
        return item;
      }

      // The last place among the answers: what leads on, after which page this is where there are several.
      function ends(onward, view) {
        const item = document.createElement("li");
        const page = view && view.page ? element("p", view.page.first, view.languages.first) : null;
        if (page) page.id = "page";
        item.className = page ? "ends" : "ends is-alone";
        item.append(...(page ? [page] : []), onward);
        return item;
      }

      function control(control) {
        const item = document.createElement("div");
        item.dataset.target = control.target;
        const label = element("p", control.label, control.language);
        if (control.other) label.dataset.other = control.other;
        item.append(pictogram("sign-" + control.target), label);
        return item;
      }

      // An element that says the same in both languages, after what stands before it.
      function bilingual(name, labels, view, ...before) {
        const item = document.createElement(name), words = document.createElement("p");
        for (const which of ["first", "second"]) {
          if (which === "second" && labels.second === labels.first) continue;
          const label = element("span", labels[which], view.languages[which]);
          label.className = which;
          words.append(label);
        }
        item.append(...before, words);
        return item;
      }

      function key(number) {
        const sign = element("b", String(number));
        sign.className = "key";
        return sign;
      }

      function pictogram(name) {
        const picture = document.createElementNS(svg, "svg"), use = document.createElementNS(svg, "use");
        picture.setAttribute("aria-hidden", "true");
        use.setAttribute("href", "#" + name);
        picture.append(use);
        return picture;
      }

      function element(name, text, language) {
        const element = document.createElement(name);
        if (language) element.lang = language;
        element.textContent = text;
        return element;
      }

      function setText(id, text, language) {
        const element = byId(id);
        if (language) element.lang = language;
        if (element.textContent !== text) element.textContent = text;
        element.hidden = !text;
      }

      // Sound. Each signal is played once, however often its view comes; its words again, some time after they ended, while
      // the state stands.
      const wordsAgainMilliseconds = 8000;
      const wordsAtMost = 3;
      let playing = null;
      let played = "";
      let lastState = "";
      let lastChoice = [];
      let wordsAgain = 0;

      function hear(view) {
        const signal = view.signal;
        const name = signal ? [signal.kind, view.sinceMicroseconds, ...signal.sounds].join(" ") : "";
        // A counter that is free again lets the thanks end; everything else ends what was said before it.
        const isFarewell = !signal && view.state === "idle" && lastState === "thank-you";
        if (name !== played && !isFarewell || !signal && view.state === lastState) hush();
        const choice = view.options.filter((option) => option.isChosen).map((option) => option.place);
        const isMarked = choice.some((place) => !lastChoice.includes(place));
        const isUnmarked = lastChoice.some((place) => !choice.includes(place));
        [lastState, lastChoice] = [view.state, choice];
        if (signal) {
          const volume = Math.min(100, signal.volumePercent) / 100;
          const mark = isMarked ? signal.mark : isUnmarked ? signal.unmark : null;
          if (name !== played) play(signal.sounds, volume, () => repeat(signal.words, volume, 1));
          else if (mark) {
            hush();
            play([mark], volume, () => repeat(signal.words, volume, 1));
          }
        }
        played = name;
      }

      function play(sounds, volume, atEnd) {
        if (!sounds.length) return atEnd();
        const sound = playing = new Audio("/sounds/" + sounds[0]);
        sound.volume = volume;
        sound.addEventListener("ended", () => { if (playing === sound) play(sounds.slice(1), volume, atEnd); });
        sound.play().catch(() => {});
      }

      function repeat(words, volume, times) {
        playing = null;
        if (!words || times >= wordsAtMost) return;
        wordsAgain = setTimeout(() => play([words], volume, () => repeat(words, volume, times + 1)), wordsAgainMilliseconds);
      }

      function hush() {
        clearTimeout(wordsAgain);
        if (playing) playing.pause();
        playing = null;
      }

      // In the demo a click is a touch; at a counter the kiosk holds the touch screen, and takes none from here.
      document.addEventListener("click", (event) => {
        const target = event.target.closest("[data-target]"), revision = document.body.dataset.revision;
        if (!target || !revision) return;
        fetch("/demo-touch", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ target: target.dataset.target, revision }),
        }).catch(() => {});
      });

      connect();
      setInterval(listen, 250);
      window.addEventListener("resize", fit);
      // The page can look after itself: `ScreenRecovery` need not.
      if (typeof fitting === "object") document.documentElement.dataset.runs = "true";
    })();

    """
}
