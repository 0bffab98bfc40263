import KioskScreen

/// The page's look.
///
/// `--mm` is a millimetre of the panel in pixels, `--text` the size of everything that must be read to use the screen: headline,
/// levels, options, every target's own words, numbers of pages and keys, what is wrong, the device's code. Both begin as the
/// panel's size and distance ask for, and are set by the script (`ScreenFitting`) to what the words leave room for. Everything
/// else is a share of `--text`: the second language, details, and who serves whom where are smaller.
enum ScreenStyle {
  /// The style of a page on a panel.
  static func css(_ geometry: ScreenGeometry) -> String {
    """
    :root {
      --mm: max(calc(100vw / \(geometry.widthMillimetres)), calc(100vh / \(geometry.heightMillimetres)));
      --text: calc(\(geometry.capitalMicrometres) * var(--mm) / \(capitalOfUnknownFont));
    }

    """ + rules
  }

  /// A capital H of 0.7 of its font's size, in thousandths, until the script has measured the font.
  private static let capitalOfUnknownFont = 700

  private static let rules = """
    :root {
      --paper: #f7f3ea;
      --card: #fffdf8;
      --ink: #14323b;
      --quiet: #344c54;
      --line: #ddd3c0;
      --edge: #66777c;
      --gold: #f3c353;
      --drawn: #14323b;
      --mark: #14323b;
      --sign: #5b7f7b;
      --gap: max(calc(2.4 * var(--mm)), calc(0.23 * var(--text)));
      --target: max(calc(20 * var(--mm)), calc(1.5 * var(--text)));
    }
    * { box-sizing: border-box; margin: 0; padding: 0; }
    [hidden] { display: none !important; }
    html, body { height: 100%; overflow: hidden; }
    body {
      display: grid;
      background: var(--paper);
      color: var(--ink);
      font-family: "Be Vietnam Pro", "Noto Sans", "Open Sans", "DejaVu Sans", sans-serif;
      font-size: var(--text);
      line-height: 1.2;
      -webkit-user-select: none;
      user-select: none;
      -webkit-tap-highlight-color: transparent;
      cursor: default;
    }
    [data-controls="side"] { grid-template: "header controls" auto "main controls" minmax(0, 1fr) / minmax(0, 1fr) auto; }
    [data-controls="below"] { grid-template: "header" auto "main" minmax(0, 1fr) "controls" auto / minmax(0, 1fr); }
    .symbols { position: absolute; width: 0; height: 0; }
    .stroke { fill: none; stroke: var(--ink); stroke-width: 3.5; stroke-linejoin: round; stroke-linecap: round; }
    .solid { fill: var(--ink); }
    .check { fill: none; stroke: var(--card); stroke-width: 6; stroke-linecap: round; stroke-linejoin: round; }

    header {
      grid-area: header;
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: calc(2 * var(--gap));
      padding: calc(0.5 * var(--gap)) calc(1.5 * var(--gap));
      min-width: 0;
      color: var(--quiet);
      font-size: 0.5em;
      border-bottom: calc(0.3 * var(--mm)) solid var(--line);
      container-type: inline-size;
    }
    #place { flex: 1 1 0; min-width: 0; }
    header p { text-wrap: wrap; }
    #dossier { font-variant-numeric: tabular-nums; }
    #counter { font-size: 1.25em; font-weight: 700; color: var(--ink); }
    #service { flex: 0 0 auto; max-width: 62%; display: flex; align-items: center; gap: var(--gap); min-width: 0; text-align: right; }
    #clerk { font-size: 1.15em; font-weight: 700; color: var(--ink); }
    #photo {
      flex: none;
      height: calc(14 * var(--mm));
      width: calc(11 * var(--mm));
      object-fit: cover;
      border-radius: calc(1.2 * var(--mm));
      background: var(--line);
    }

    main {
      grid-area: main;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: var(--gap);
      min-width: 0;
      min-height: 0;
      padding: calc(0.7 * var(--gap)) calc(1.5 * var(--gap));
      text-align: center;
    }
    #words { max-width: 100%; }
    main :is(h1, p, span) { text-wrap: balance; }
    h1 { font-size: 1.06em; font-weight: 700; line-height: 1.16; }
    .detail { font-size: 0.62em; margin-top: 0.25em; }
    .second { color: var(--quiet); }
    #headline-second { font-size: 0.58em; font-weight: 500; margin-top: 0.5em; }
    #detail-second { font-size: 0.5em; margin-top: 0.15em; }
    #faults { list-style: none; margin-top: 0.5em; font-weight: 500; line-height: 1.12; }
    #faults:empty { display: none; }
    #faults span { display: block; }
    #faults .second { font-size: 0.5em; font-weight: 500; }
    #device { margin-top: 0.5em; line-height: 1.12; }
    #again { font-weight: 500; line-height: 1.12; }

    #emblem { width: 3.2em; height: 2.4em; flex: none; }
    .petal { stroke: #a33c67; stroke-width: 2.5; }
    .outer { fill: #f0c3d2; }
    .inner { fill: #e294b1; }
    .middle { fill: #d4638d; }
    .water { fill: none; stroke: #4d8079; stroke-width: 3.5; stroke-linecap: round; }
    .soft { fill: var(--sign); }
    .ring { fill: none; stroke: var(--sign); stroke-width: 8; }
    .bar { fill: none; stroke: var(--sign); stroke-width: 12; stroke-linecap: round; }

    [data-target] {
      min-width: var(--target);
      min-height: var(--target);
      background: var(--card);
      border: calc(0.5 * var(--mm)) solid var(--edge);
      border-radius: calc(2 * var(--mm));
    }

    #choices { display: grid; width: 100%; gap: var(--gap); list-style: none; }
    #choices:empty { display: none; }
    #choices li {
      display: flex;
      align-items: center;
      gap: 0.3em;
      min-width: 0;
      padding: calc(0.4 * var(--gap)) calc(0.8 * var(--gap));
    }
    /* What leads on, after the answers: in a row of its own, or in what an odd number of answers leaves of the last one. */
    #choices .ends { grid-column: 1 / -1; justify-content: center; align-items: stretch; gap: var(--gap); padding: 0; }
    [data-arrangement="pairs"][data-odd="true"] #choices .ends.is-alone { grid-column: auto; }
    #choices .onward {
      flex: 0 1 62%;
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 0.3em;
      min-width: 0;
      padding: calc(0.4 * var(--gap)) calc(0.8 * var(--gap));
      text-align: center;
    }
    [data-arrangement="pairs"][data-odd="true"] #choices .ends.is-alone .onward { flex: 1 1 100%; }
    #choices .onward .first { font-weight: 500; }
    #page { align-self: center; white-space: nowrap; color: var(--quiet); }
    #choices .level svg { flex: none; width: 1.5em; height: 1.5em; }
    #choices p { min-width: 0; }
    #choices span { display: block; }
    #choices .first { font-weight: 700; line-height: 1.12; }
    #choices .second { font-size: 0.52em; margin-top: 0.15em; }
    [data-arrangement="row"] #choices { grid-template-columns: repeat(var(--count), minmax(0, 1fr)); }
    [data-arrangement="row"] #choices li:not(.ends) { flex-direction: column; justify-content: flex-start; text-align: center; padding-block: calc(0.9 * var(--gap)); }
    [data-arrangement="row"] #choices .level svg { width: min(3em, 100%); height: 3em; }
    [data-arrangement="pairs"] #choices { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    [data-arrangement="pairs"] #choices li:not(.ends), [data-arrangement="stack"] #choices li:not(.ends) { text-align: left; }
    [data-arrangement="stack"] #choices li { gap: 0.6em; }
    .face { fill: var(--gold); stroke: var(--drawn); stroke-width: 3; }
    .ink { fill: var(--drawn); }
    .line { fill: none; stroke: var(--drawn); stroke-width: 6.5; stroke-linecap: round; }

    .mark { flex: none; display: flex; align-items: center; gap: 0.3em; }
    .mark svg { flex: none; width: 1.1em; height: 1.1em; }
    .key {
      flex: none;
      min-width: 1.2em;
      padding: 0 0.2em;
      font-weight: 700;
      line-height: 1.15;
      text-align: center;
      border: calc(0.4 * var(--mm)) solid var(--edge);
      border-radius: calc(1 * var(--mm));
    }
    #choices .is-chosen { border-color: var(--mark); box-shadow: inset 0 0 0 calc(0.7 * var(--mm)) var(--mark); }
    #choices [data-target="decline"] { border-style: dashed; }

    #controls {
      grid-area: controls;
      display: flex;
      justify-content: center;
      gap: calc(0.55 * var(--gap));
      padding: calc(0.5 * var(--mm)) calc(1 * var(--mm));
    }
    [data-controls="side"] #controls {
      flex-direction: column;
      justify-content: space-evenly;
      gap: calc(0.44 * var(--mm));
      width: min-content;
      padding-block: calc(0.3 * var(--mm));
      border-left: calc(0.3 * var(--mm)) solid var(--line);
    }
    [data-controls="below"] #controls { flex-wrap: wrap; border-top: calc(0.3 * var(--mm)) solid var(--line); }
    #controls:empty { display: none; }
    #controls [data-target] {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: calc(0.6 * var(--mm)) calc(1.5 * var(--mm));
      padding: calc(0.4 * var(--mm)) calc(1 * var(--mm));
      text-align: center;
      border-width: calc(0.4 * var(--mm));
    }
    [data-controls="side"] #controls [data-target] { flex-direction: column; }
    [data-controls="below"] #controls [data-target] { flex: 1 0 auto; width: min-content; }
    .keeps-text-size #controls [data-target="text-size"] { display: none; }
    #controls svg { width: 0.9em; height: 0.9em; flex: none; }
    #controls p { text-wrap: balance; line-height: 1.12; font-weight: 500; }

    body:is([data-state="idle"], [data-state="thank-you"]) #emblem { width: 4.4em; height: 3.3em; }
    body:is([data-state="idle"], [data-state="thank-you"]) h1 { font-size: 1.3em; }
    body:not([data-count="0"]) #emblem { display: none; }
    [data-state="thank-you"] { --paper: #fbeef1; --line: #eed3da; --gold: var(--card); }
    /* Levels under the thanks, to correct by: smaller, and all alike. */
    [data-state="thank-you"] #choices .first { font-weight: 500; }
    [data-state="thank-you"] #choices .second { display: none; }
    [data-state="thank-you"] #choices .level svg { width: 1.3em; height: 1.3em; }

    /* What gives way, one after the other, where there is not room for everything. Clerk, counter and dossier stay, on one
       line; that silence means no is said as long as the question is. */
    .gives-1 #detail-second { display: none; }
    .gives-1 #controls svg { display: none; }
    .gives-1[data-arrangement="row"] #choices .level svg { width: min(2.2em, 100%); height: 2.2em; }
    .gives-2 :is(#unit, #title, #photo) { display: none; }
    .gives-2 header { padding: calc(0.2 * var(--gap)) calc(0.8 * var(--gap)); gap: var(--gap); line-height: 1.15; }
    .gives-2 :is(#place, #service) { font-size: min(1em, 2.9cqi); }
    .gives-2 #service { flex: 0 1 auto; max-width: none; }
    .gives-2 #who { display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: baseline; gap: 0 1em; }
    .gives-2 #place { flex: 0 1 auto; }
    .gives-2 :is(#counter, #clerk) { font-size: 1em; }
    .gives-3 :is(#headline-second, #faults .second, #choices .second) { display: none; }
    .gives-4 { --gap: calc(1.4 * var(--mm)); }
    .gives-4 h1, .gives-4[data-state="thank-you"] h1, .gives-4[data-state="idle"] h1 { font-size: 1em; line-height: 1.1; }
    .gives-4 #choices .level svg { width: 1.3em; height: 1.3em; }
    .gives-4 #choices .first { line-height: 1.06; }
    .gives-5:not([data-state="contact"]) #detail { display: none; }
    .gives-6 #emblem, .gives-6[data-state="thank-you"] #choices .level svg { display: none; }
    .gives-6 { --gap: calc(0.8 * var(--mm)); }
    .gives-6 :is(#faults, #device) { margin-top: 0.15em; }
    .gives-6 #controls { padding-block: calc(0.3 * var(--mm)); }
    [data-tight="true"] :is(h1, p, span) { overflow-wrap: break-word; }

    body.is-contrast-high {
      --paper: #000000;
      --card: #000000;
      --ink: #ffffff;
      --quiet: #ffffff;
      --line: #ffffff;
      --edge: #ffffff;
      --gold: #ffe14d;
      --drawn: #000000;
      --mark: #ffe14d;
      --sign: #ffe14d;
    }
    .is-contrast-high [data-target] { border-width: calc(0.9 * var(--mm)); }
    .is-contrast-high .petal { stroke: #ffffff; }

    """
}
