/// The style of every page. Ink on paper, one accent; contrast at least 7:1 for text; nothing is told by colour alone.
package enum Stylesheet {
  package static let text = base + tables + desks + print

  private static let base = """
    :root{--ink:#14212b;--muted:#43515c;--paper:#fff;--tint:#f4f7f8;--line:#d4dce1;--accent:#0a4d5c;--alarm:#7a1f14}
    *{box-sizing:border-box}
    html{font-size:16px;-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);\
    font-family:"Be Vietnam Pro","Noto Sans","Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;line-height:1.5}
    main{max-width:84rem;margin:0 auto;padding:1.5rem 1.5rem 4rem}
    .narrow main{max-width:30rem}
    .medium main{max-width:56rem}
    a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:.06em}
    a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,.scroll:focus-visible\
    {outline:3px solid var(--accent);outline-offset:2px}
    .skip{position:absolute;left:-100rem}
    .skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem}
    .bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1.5rem;\
    padding:.75rem 1.5rem;border-bottom:1px solid var(--line)}
    .brand{display:inline-flex;align-items:center;gap:.6rem;font-weight:600;color:var(--ink);text-decoration:none}
    .mark-1{fill:#8fb6bd}.mark-2{fill:#3f8390}.mark-3{fill:#0a4d5c}
    .tools{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.25rem}
    .tools form{display:flex;align-items:center;gap:.75rem;margin:0}
    .who{color:var(--muted)}
    h1{font-size:1.75rem;line-height:1.25;margin:.25rem 0 .5rem;font-weight:650;letter-spacing:-.01em}
    h2{font-size:1.125rem;margin:2.25rem 0 .5rem;font-weight:650}
    h2 small{font-weight:400;color:var(--muted);font-size:.9rem;margin-left:.25rem}
    p{margin:.25rem 0 .75rem}
    .lead{color:var(--muted);font-size:1.05rem}
    .note{color:var(--muted);font-size:.9rem;max-width:60rem}
    .code{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:.82em;color:var(--muted);\
    font-weight:400}
    button{font:inherit;font-weight:600;color:#fff;background:var(--accent);border:1px solid var(--accent);\
    border-radius:.4rem;padding:.55rem 1.1rem;min-height:2.75rem;cursor:pointer}
    button.quiet{background:transparent;color:var(--accent);border-color:var(--line);min-height:2.25rem;\
    padding:.25rem .8rem}
    input,select{font:inherit;color:var(--ink);background:var(--paper);border:1px solid #6d7c87;border-radius:.4rem;\
    padding:.5rem .7rem;min-height:2.75rem}
    .card{margin-top:3rem;padding:2rem;border:1px solid var(--line);border-radius:.75rem;background:var(--paper)}
    .card p>a{display:inline-block}
    .stack{display:grid;gap:.35rem;margin:1.5rem 0}
    .stack label{font-weight:600;margin-top:.6rem}
    .stack button{margin-top:1.25rem}
    .done{border-left:.3rem solid var(--accent);background:var(--tint);padding:.7rem 1rem;margin:1rem 0}
    .secret{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;user-select:all}
    .stack .note{margin:0}
    .problem{border-left:.3rem solid var(--alarm);background:#fbf3f1;color:#5c170f;padding:.7rem 1rem;margin:1rem 0}
    .empty{padding:2rem;background:var(--tint);border-radius:.75rem;color:var(--muted)}
    .units{list-style:none;margin:1.5rem 0;padding:0;border-top:1px solid var(--line)}
    .units li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 2rem;padding:.8rem .25rem;\
    border-bottom:1px solid var(--line)}
    .unit-name{font-weight:600}
    .links{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem}.links a{white-space:nowrap}
    ul.links{list-style:none;padding:0}ul.links a{white-space:normal}
    .depth-1{padding-left:1.5rem!important}.depth-2{padding-left:3rem!important}.depth-3{padding-left:4.5rem!important}
    .depth-4{padding-left:6rem!important}.depth-5{padding-left:7.5rem!important}.depth-6{padding-left:9rem!important}

    """

  private static let tables = """
    .eyebrow{color:var(--accent);font-weight:600;margin:0}
    .period{font-size:1.05rem}.period .label,.made{color:var(--muted)}.made{margin-left:1rem;font-size:.9rem}
    .toolbar{background:var(--tint);border-radius:.75rem;padding:1rem 1.25rem;margin:1rem 0 1.5rem}
    .inline{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .75rem;margin:0 0 .6rem}
    .field{display:flex;align-items:center;gap:.5rem;max-width:100%}
    .field label{color:var(--muted)}
    .field select{max-width:24rem;min-width:0}
    .toolbar .links{margin:0}
    .downloads{display:flex;gap:.2rem 1.1rem}.downloads .label{color:var(--muted)}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem;margin:1.5rem 0}
    .tile{border-top:3px solid var(--accent);padding:.6rem 0}
    .tile p{margin:0}
    .tile-label{color:var(--muted);font-size:.9rem}
    .tile-figure{font-size:1.75rem;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.25}
    .tile-detail{color:var(--muted);font-size:.85rem}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
    th,td{padding:.5rem .6rem;text-align:right;vertical-align:top;border-bottom:1px solid var(--line)}
    thead th{vertical-align:bottom;font-weight:600;color:var(--muted);line-height:1.3;\
    border-bottom:2px solid var(--ink);\
    text-wrap:balance}
    td{white-space:nowrap}
    thead small{display:block;font-weight:400;font-size:.85em}
    th.row-head{text-align:left;font-weight:400;min-width:12rem;padding-left:0}
    thead th.row-head{font-weight:600}
    .name{font-weight:600;display:block}
    a.name{padding:.35rem 0}
    .row-head .code,.minor{display:block}
    .minor{color:var(--muted);font-size:.88em}
    tbody tr:nth-child(even){background:var(--tint)}
    tr.total th,tr.total td{border-top:2px solid var(--ink);font-weight:650;background:var(--paper)}
    tr.counter .name,tr.unregistered .name{font-weight:400;font-style:italic}
    .unknown,.zero{color:var(--muted);font-weight:400}.unknown{font-size:.88em}
    .alarm{color:var(--alarm);font-weight:650}
    table.kiosks th,table.kiosks td,table.events th,table.events td{text-align:left}
    table.events td{white-space:normal}
    h3{font-size:1rem;margin:1.5rem 0 .4rem;font-weight:650}
    th.words{text-align:left}
    td.words{text-align:left;white-space:normal;min-width:9rem}
    table.sheet{width:auto;min-width:40%}
    .picture svg,svg.picture{max-width:100%;height:auto}
    table.people th,table.people td{text-align:left}table.people td{white-space:normal}
    .imprint{margin:.5rem 0}.imprint dt{display:inline;color:var(--muted)}.imprint dt::after{content:": "}
    .imprint dd{display:inline;margin:0;overflow-wrap:anywhere}
    textarea{font:inherit;color:var(--ink);border:1px solid #6d7c87;border-radius:.4rem;padding:.5rem .7rem}
    input[type=checkbox]{min-height:1.5rem;min-width:1.5rem}
    .plot{display:inline-block;vertical-align:middle}
    .plot .axis{stroke:#c3ced4;stroke-width:1}.plot .tick{stroke:#8a98a2;stroke-width:1}
    .plot .range{stroke:#3f8390;stroke-width:3;stroke-linecap:round}.plot .point{fill:var(--accent)}
    .undated{margin-top:2.5rem;padding-top:.25rem;border-top:1px dashed #8a98a2}
    .undated>h2{font-size:1.35rem}
    .figures dl{columns:2;column-gap:2.5rem;font-size:.88rem;margin:.5rem 0 0}
    .figures dl div{break-inside:avoid;padding:.2rem 0}
    .figures dt{font-weight:600;display:inline}.figures dt::after{content:": "}
    .figures dd{display:inline;margin:0;color:var(--muted)}
    @media screen and (max-width:48rem){.figures dl{columns:1}main,.bar{padding-left:1rem;padding-right:1rem}\
    main{padding-top:1rem}.field{flex:1 1 100%}.field label{flex:0 0 5.5rem}.field select,.field input{flex:1;min-width:0}}

    """

  /// Pages that one works at: kiosks, imports, paper forms, the first day.
  private static let desks = """
    .counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;list-style:none;padding:0;\
    margin:1rem 0}
    .counts a{display:block;padding:.6rem .8rem;border:1px solid var(--line);border-radius:.5rem;text-decoration:none;\
    color:var(--ink)}
    .counts a[aria-current]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
    .counts strong{display:block;font-size:1.5rem;font-variant-numeric:tabular-nums}
    .counts .silent strong,.counts .failing strong,tr.silent td:nth-child(2),tr.failing td:nth-child(2)\
    {color:var(--alarm);font-weight:650}
    .plain{margin:.25rem 0 .75rem;padding-left:1.2rem}.plain:empty{display:none}
    .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:.5rem 2rem;margin:1rem 0}
    .facts dt{color:var(--muted);font-size:.9rem}.facts dd{margin:0;overflow-wrap:anywhere}
    .check{display:flex;align-items:center;gap:.6rem}.check input{min-height:0;width:1.25rem;height:1.25rem}
    .secret.long{overflow-wrap:anywhere;font-size:1.05rem}
    pre{background:var(--tint);border:1px solid var(--line);border-radius:.4rem;padding:.6rem .8rem;overflow-x:auto;\
    font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:.88rem;margin:.4rem 0}
    pre:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    fieldset{border:1px solid var(--line);border-radius:.5rem;padding:.5rem 1rem 1rem;margin:1rem 0 0;display:grid;gap:.35rem;\
    min-width:0}
    legend{font-weight:600;padding:0 .4rem}
    .stack input[type=file]{max-width:100%}
    input[readonly]{background:var(--tint)}
    .decide{margin:1.5rem 0;padding:1rem;background:var(--tint);border-radius:.5rem}
    .progress{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;list-style:none;counter-reset:step;padding:0;margin:1rem 0 1.5rem}
    .progress li{counter-increment:step;color:var(--muted)}.progress li::before{content:counter(step) ". "}
    .progress .current{color:var(--ink);font-weight:650;border-bottom:2px solid var(--accent)}
    .progress .past::after{content:" \\2713"}
    @media screen and (max-width:48rem){
    .folding thead{position:absolute;left:-100rem}
    .folding,.folding tbody,.folding tr,.folding th,.folding td{display:block;width:100%}
    .folding tr{border:1px solid var(--line);border-radius:.5rem;margin:0 0 .75rem;padding:.5rem .75rem}
    .folding th,.folding td{border:0;padding:.2rem 0}
    .folding td{display:grid;grid-template-columns:8.5rem 1fr;gap:.5rem}
    .folding td::before{content:attr(data-label);color:var(--muted)}
    }

    """

  private static let print = """
    @page{size:A4 landscape;margin:13mm 11mm 14mm;@bottom-right{content:counter(page) " / " counter(pages);\
    font:7.5pt "Noto Sans",Arial,sans-serif;color:#43515c}}
    @media print{
    html{font-size:8.5pt}
    .bar,.toolbar,.skip{display:none}
    main{max-width:none;padding:0}
    a{color:inherit;text-decoration:none}
    .scroll{overflow:visible}
    table{font-size:7.8pt}
    th,td{padding:.35rem .4rem}
    thead{display:table-header-group}
    tr,.tile,.note,.figures dl div{break-inside:avoid}
    h2,h3,.note,thead,tbody tr:nth-child(-n+2){break-after:avoid}
    tr.total{break-before:avoid}
    .tiles{grid-template-columns:repeat(5,1fr);margin:.5rem 0}
    body{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }
    """
}
