/// The page's look. One unit `--u` scales everything to the panel: 1280×800, 800×480 and upright 800×1280 alike. The
/// script lowers `--fit` when a province's words are longer than the room for them.
enum ScreenStyle {
  static let css = """
    :root {
      --paper: #f7f3ea;
      --card: #fffdf8;
      --ink: #14323b;
      --quiet: #3d565e;
      --line: #ddd3c0;
      --gold: #f3c353;
      --u: min(1vw, 1.6vh);
    }
    @media (orientation: portrait) {
      :root { --u: min(1.6vw, 1vh); }
    }
    * { box-sizing: border-box; margin: 0; padding: 0; }
    [hidden] { display: none !important; }
    html, body { height: 100%; overflow: hidden; }
    body {
      display: grid;
      grid-template-rows: auto 1fr auto;
      background: var(--paper);
      color: var(--ink);
      font-family: "Be Vietnam Pro", "Noto Sans", "Open Sans", "DejaVu Sans", sans-serif;
      line-height: 1.25;
      -webkit-user-select: none;
      user-select: none;
      cursor: default;
    }
    .symbols { position: absolute; width: 0; height: 0; }

    header, footer {
      display: flex;
      align-items: center;
      gap: calc(3 * var(--u));
      padding: calc(1.8 * var(--u)) calc(4 * var(--u));
      color: var(--quiet);
      font-size: calc(2.4 * var(--u));
    }
    header { justify-content: space-between; border-bottom: calc(0.15 * var(--u)) solid var(--line); }
    footer { justify-content: center; flex-wrap: wrap; row-gap: 0; min-height: calc(6.6 * var(--u)); text-align: center; }
    #unit { font-weight: 500; }
    #counter { flex: none; font-size: calc(3 * var(--u)); font-weight: 700; color: var(--ink); }

    main {
      --m: calc(var(--u) * var(--fit, 1));
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: calc(2.4 * var(--m));
      min-height: 0;
      padding: calc(1 * var(--u)) calc(4 * var(--u)) calc(0.6 * var(--u));
      text-align: center;
    }
    main p, h1, main span { text-wrap: balance; }
    h1 { font-size: calc(6 * var(--m)); font-weight: 700; line-height: 1.2; letter-spacing: -0.01em; }
    .detail { font-size: calc(3 * var(--m)); margin-top: calc(0.8 * var(--m)); }
    .second { color: var(--quiet); }
    #headline-en { font-size: calc(3.2 * var(--m)); font-weight: 500; margin-top: calc(1.8 * var(--m)); }
    #detail-en { font-size: calc(2.3 * var(--m)); margin-top: calc(0.4 * var(--m)); }

    #emblem { width: calc(24 * var(--m)); height: calc(18 * var(--m)); flex: none; }
    .petal { stroke: var(--paper); stroke-width: 2; }
    .outer { fill: #f0c3d2; }
    .inner { fill: #e294b1; }
    .middle { fill: #d4638d; }
    .water { fill: none; stroke: #7fa9a3; stroke-width: 3.5; stroke-linecap: round; }
    .soft { fill: #9db8b5; }
    .ring { fill: none; stroke: #8a9aa0; stroke-width: 8; }
    .bar { fill: none; stroke: #8a9aa0; stroke-width: 12; stroke-linecap: round; }

    #levels {
      --face: calc(17 * var(--m));
      --label: calc(3.4 * var(--m));
      --second: calc(2.1 * var(--m));
      display: none;
      justify-content: center;
      gap: calc(2 * var(--m));
      width: 100%;
      list-style: none;
    }
    #levels[data-count="4"] { --face: calc(15 * var(--m)); --label: calc(3 * var(--m)); }
    #levels[data-count="5"] {
      --face: calc(13 * var(--m));
      --label: calc(2.5 * var(--m));
      --second: calc(1.8 * var(--m));
      gap: calc(1.4 * var(--m));
    }
    #levels li {
      flex: 1 1 0;
      min-width: 0;
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: calc(1.4 * var(--m));
      padding: calc(2.2 * var(--m)) calc(0.6 * var(--m)) calc(1.8 * var(--m));
      background: var(--card);
      border: calc(0.2 * var(--u)) solid var(--line);
      border-radius: calc(2.4 * var(--m));
    }
    #levels svg { width: var(--face); height: var(--face); flex: none; }
    #levels p { min-width: 0; max-width: 100%; overflow-wrap: break-word; }
    #levels span { display: block; }
    #levels span:lang(vi) { font-size: var(--label); font-weight: 700; line-height: 1.15; }
    #levels span:lang(en) { font-size: var(--second); color: var(--quiet); margin-top: calc(0.5 * var(--m)); }
    .face { fill: var(--gold); }
    .ink { fill: var(--ink); }
    .line { fill: none; stroke: var(--ink); stroke-width: 6.5; stroke-linecap: round; }

    :is([data-state="please-rate"], [data-state="one-at-a-time"]) #levels { display: flex; }
    :is([data-state="please-rate"], [data-state="one-at-a-time"]) #emblem { display: none; }
    :is([data-state="please-rate"], [data-state="one-at-a-time"]) h1 { font-size: calc(4.8 * var(--m)); }
    :is([data-state="please-rate"], [data-state="one-at-a-time"]) #detail-vi { font-size: calc(2.6 * var(--m)); margin-top: calc(0.4 * var(--m)); }
    :is([data-state="please-rate"], [data-state="one-at-a-time"]) #headline-en { font-size: calc(2.3 * var(--m)); margin-top: calc(0.9 * var(--m)); }
    :is([data-state="please-rate"], [data-state="one-at-a-time"]) #detail-en { font-size: calc(2 * var(--m)); margin-top: 0; }
    [data-state="idle"] #emblem, [data-state="thank-you"] #emblem {
      width: calc(30 * var(--m));
      height: calc(22.5 * var(--m));
    }
    [data-state="thank-you"] { --paper: #fbeef1; --line: #eed3da; }
    [data-state="thank-you"] h1 { font-size: calc(7 * var(--m)); }

    @media (orientation: portrait) {
      main { gap: calc(4 * var(--m)); }
      #levels, #levels[data-count] {
        --label: calc(4 * var(--m));
        --second: calc(2.6 * var(--m));
        flex-direction: column;
      }
      #levels[data-count="3"] { --face: calc(14 * var(--m)); }
      #levels[data-count="4"] { --face: calc(11 * var(--m)); }
      #levels[data-count="5"] { --face: calc(9 * var(--m)); }
      #levels li {
        flex: none;
        flex-direction: row;
        gap: calc(3 * var(--m));
        padding: calc(1.4 * var(--m)) calc(3 * var(--m));
        text-align: left;
      }
      :is([data-state="please-rate"], [data-state="one-at-a-time"]) h1 { font-size: calc(5.6 * var(--m)); }
      :is([data-state="please-rate"], [data-state="one-at-a-time"]) #detail-vi { font-size: calc(3 * var(--m)); }
    }

    """
}
