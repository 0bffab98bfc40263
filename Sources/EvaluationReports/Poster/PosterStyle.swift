/// The style of a poster: large black type on white, readable from two metres; on a telephone the same, one below the other.
enum PosterStyle {
  static func text(_ sheet: PosterSheet) -> String {
    """
    @page{size:\(sheet == .a4 ? "A4" : "A3");margin:\(sheet == .a4 ? "14mm 15mm" : "20mm 21mm")}
    *{box-sizing:border-box}
    html{font-size:16px}
    @media print{html{font-size:\(sheet == .a4 ? "12.8pt" : "18.1pt")}nav{display:none}}
    body{margin:0;color:#000;background:#fff;line-height:1.4;\
    font-family:"Be Vietnam Pro","Noto Sans","Segoe UI",Roboto,Arial,sans-serif}
    @media screen{body{max-width:52rem;margin:0 auto;padding:1.2rem}}
    h1{font-size:2.1rem;line-height:1.15;margin:0 0 .3rem}
    h2{font-size:1.15rem;margin:1.1rem 0 .2rem}
    p{margin:0 0 .4rem}
    .unit{font-size:1.35rem;font-weight:700;margin:0}
    .period{font-size:1.35rem;margin:0 0 .9rem}
    .mark{display:inline-block;border:2px solid #000;padding:.1rem .5rem;font-weight:700;margin:0 0 .6rem}
    .numbers{display:flex;flex-wrap:wrap;gap:.6rem;margin:0 0 .7rem;padding:0;list-style:none}
    .numbers li{flex:1 1 7.2rem;border:2px solid #000;padding:.5rem .7rem}
    .numbers strong{display:block;font-size:2rem;line-height:1.15;font-variant-numeric:tabular-nums}
    .sentence{font-size:1.1rem}
    .picture{break-inside:avoid;margin:.6rem 0}
    .picture svg{display:block;width:100%;height:auto}
    .duties{border-top:2px solid #000;margin-top:1rem}
    .ground{border-top:1px solid #000;margin-top:1rem;padding-top:.4rem;font-size:.85rem}
    nav{margin:1rem 0 0;border-top:1px solid #000;padding-top:.6rem}
    nav ul{list-style:none;padding:0;margin:.2rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
    nav a{color:#000;display:inline-block;padding:.35rem 0}
    a:focus-visible{outline:3px solid #000;outline-offset:2px}
    section{break-inside:avoid}
    """
  }
}

/// Paper that a poster is printed on; on the larger one everything is larger.
package enum PosterSheet: String, Hashable, Sendable, CaseIterable {
  case a4, a3
}
