/// The page's first script, within the page itself so that it cannot be lost by itself: when the others do not come or do not
/// run, the page says that no rating can be taken, and loads itself anew as soon as the kiosk answers.
enum ScreenRecovery {
  /// SHA-256 of ``source``, by which the content security policy knows it. A test in a browser holds the two together.
  static let digest = "ol89zpdNL2THjpkAmeKL6/IgCv8IP993tKOavYF56EM="

  static let source = """
    (() => {
      // Once everything that was to come has come or failed; a file that neither comes nor fails is given up.
      const pauseMilliseconds = 1000, patienceMilliseconds = 20000;
      const page = document.documentElement;
      let isBroken = false;
      function say() {
        const words = document.getElementById("silence");
        if (!words || !document.body) return;
        const view = JSON.parse(words.dataset.views)[page.lang];
        for (const [id, text] of [["headline", view.texts.first], ["headline-second", view.texts.second]])
          document.getElementById(id).textContent = text.headline;
        document.body.dataset.state = view.state;
      }
      function recover() {
        if (page.dataset.runs && !isBroken) return;
        say();
        const again = () => setTimeout(recover, pauseMilliseconds);
        fetch("/", { cache: "no-store" }).then((answer) => { if (answer.ok) location.reload(); else again(); }, again);
      }
      addEventListener("error", (event) => { if (event.target.matches?.("head > *")) isBroken = true; }, true);
      addEventListener("load", () => setTimeout(recover, pauseMilliseconds));
      setTimeout(recover, patienceMilliseconds);
    })();
    """
}
