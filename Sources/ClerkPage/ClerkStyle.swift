/// The style of every page. Ink on paper, one accent; contrast at least 7:1 for text; nothing is told by colour alone.
package enum ClerkStyle {
  package static let css = base + forms + state

  private static let base = """
    :root{--ink:#14212b;--muted:#43515c;--paper:#fff;--tint:#f4f7f8;--line:#d4dce1;--accent:#0a4d5c;--alarm:#7a1f14}
    *{box-sizing:border-box}
    html{font-size:17px;-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--tint);color:var(--ink);line-height:1.5;\
    font-family:"Be Vietnam Pro","Noto Sans","Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
    header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1.5rem;\
    padding:.75rem 1.5rem;background:var(--paper);border-bottom:1px solid var(--line)}
    header p{margin:0}
    .unit{color:var(--muted);font-size:.9rem}.counter{font-size:1.2rem;font-weight:650}
    .tools{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.25rem}
    .who{color:var(--muted)}.who strong{color:var(--ink)}
    main{max-width:78rem;margin:0 auto;padding:1.5rem}
    .narrow main{max-width:32rem}
    .columns{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:1.5rem;align-items:start}
    .card{background:var(--paper);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem 1.5rem}
    .narrow .card{margin-top:2rem;padding:2rem}.narrow form{margin-top:1rem}
    h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem;font-weight:650}
    h2{font-size:1.15rem;margin:0 0 .75rem;font-weight:650}
    h3{font-size:1rem;margin:0;font-weight:600}
    a{color:var(--accent);text-underline-offset:.18em}
    .help{color:var(--muted);font-size:.9rem;margin:0}
    .code{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace}
    .problem,.question{border-left:.35rem solid var(--alarm);background:#fbf3f1;color:#5c170f;padding:.7rem 1rem;\
    margin:0 0 1rem;font-weight:600}
    .question{border-color:var(--accent);background:#eef5f6;color:var(--ink)}
    .card>.problem{margin-top:1rem}
    a:focus-visible,button:focus-visible,input:focus-visible,iframe:focus-visible\
    {outline:3px solid var(--accent);outline-offset:2px}
    @media (max-width:56rem){.columns{grid-template-columns:minmax(0,1fr)}main{padding:1rem}.card{padding:1rem}\
    header{padding:.6rem 1rem}.narrow .card{margin-top:.5rem;padding:1.25rem}iframe{height:15rem!important}}

    """

  private static let forms = """
    button,.button{display:inline-block;font:inherit;font-weight:600;text-decoration:none;color:#fff;\
    background:var(--accent);border:1px solid var(--accent);border-radius:.45rem;padding:.55rem 1.1rem;\
    min-height:2.9rem;cursor:pointer}
    button.quiet,.button{background:var(--paper);color:var(--accent);border-color:#6d7c87}
    header button.quiet{min-height:2.4rem;padding:.25rem .9rem}
    .commands,.buttons{display:flex;flex-wrap:wrap;gap:.6rem}
    .commands{margin-top:.75rem}
    .commands .main{font-size:1.15rem;padding:.7rem 1.6rem}
    .commands form:first-child:has(.main){flex-basis:100%}
    .commands form:first-child .main{width:100%}
    form{margin:0}
    input:not([type=radio]){font:inherit;width:100%;color:var(--ink);background:var(--paper);border:1px solid #6d7c87;\
    border-radius:.45rem;padding:.5rem .75rem;min-height:2.9rem}
    input.code{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:1.15rem}
    .stack{display:grid;gap:.4rem}
    .stack label{font-weight:600}
    .stack .help{margin-bottom:.5rem}
    .stack>button{margin-top:.75rem}
    .buttons{margin:.25rem 0 .75rem}
    fieldset{border:0;padding:0;margin:0 0 .75rem;min-width:0}
    legend{font-weight:600;padding:0;margin-bottom:.3rem}
    .choices{display:flex;flex-wrap:wrap;gap:.5rem}
    .choices label{display:inline-flex;align-items:center;gap:.5rem;font-weight:400;border:1px solid #6d7c87;\
    border-radius:.45rem;padding:.45rem .9rem;min-height:2.75rem;cursor:pointer;background:var(--paper)}
    .choices label:has(:checked){border-color:var(--accent);background:#eef5f6;font-weight:600;\
    box-shadow:inset 0 0 0 1px var(--accent)}
    .choices input{width:1.15rem;height:1.15rem;margin:0;accent-color:var(--accent)}
    @supports selector(:has(*)){form:has(input[value=returning]:not(:checked)) .timeliness{display:none}}
    .taken{margin:0 0 .5rem;padding:0;list-style:none;border-top:1px solid var(--line)}
    .taken li{display:flex;align-items:center;justify-content:space-between;gap:1rem;padding:.4rem 0;\
    border-bottom:1px solid var(--line)}
    .taken li>span{min-width:0;overflow-wrap:anywhere}
    .taken small{display:block;color:var(--muted)}
    .taken button{min-height:2.4rem;padding:.2rem .8rem;flex:none}

    """

  private static let state = """
    iframe{display:block;width:100%;height:12rem;border:0;background:var(--tint);border-radius:.5rem}
    body.state{background:var(--tint);padding:.9rem 1rem}
    .state p{margin:0 0 .35rem;font-size:.95rem}
    .state .condition{font-size:1.35rem;line-height:1.3;font-weight:650;border-left:.35rem solid var(--line);\
    padding-left:.75rem;margin-bottom:.6rem!important}
    .condition span{display:inline-block;font-weight:400;font-size:1.1rem;font-variant-numeric:tabular-nums}
    .condition.serving,.condition.inviting{border-color:var(--accent)}
    .condition.unavailable{border-color:var(--alarm)}

    """
}
