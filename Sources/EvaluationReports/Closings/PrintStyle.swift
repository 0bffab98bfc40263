import EvaluationStore

/// The style of the document: paged media that browsers and WeasyPrint both know. Ink alone tells nothing apart.
enum PrintStyle {
  /// With what stands in the margin of every page. Numbers, codes and hashes need no escaping; texts are our own.
  static func text(_ report: PrintedReport) -> String {
    let language = report.language
    let footer =
      report.sheet.closing.map { closing in
        ClosingWord.footer.text(language, "\(closing.number)", closing.unit.text, closing.hash)
      } ?? ClosingWord.footerDraft.text(language)
    return margins(footer, isDraft: report.sheet.closing == nil) + paper
  }

  private static func margins(_ footer: String, isDraft: Bool) -> String {
    let above = isDraft ? "\"\(footer)\"" : "none"
    return """
      @page{size:A4;margin:20mm 15mm 20mm 30mm;\
      @top-left{content:\(above);font:bold 8pt \(fonts)}\
      @top-center{content:counter(page);font:13pt \(fonts)}\
      @bottom-left{content:"\(footer)";font:7pt \(fonts);width:88%}\
      @bottom-right{content:counter(page) " / " counter(pages);font:8pt \(fonts)}}
      @page:first{@top-center{content:none}}

      """
  }

  private static let fonts = "\"Times New Roman\",\"Liberation Serif\",\"Noto Serif\",\"DejaVu Serif\",serif"

  private static let paper = """
    *{box-sizing:border-box}
    html{font-size:13pt}
    body{margin:0;color:#000;background:#fff;font-family:\(fonts);line-height:1.35}
    @media screen{body{max-width:180mm;margin:0 auto;padding:12mm 8mm}}
    p{margin:0 0 4pt}
    .head{display:table;width:100%;table-layout:fixed;margin:0 0 14pt}
    .head>div{display:table-cell;vertical-align:top;text-align:center;padding:0 4pt}
    .head .agency{width:42%}
    .upper{text-transform:uppercase;font-size:12pt;line-height:1.25}
    .strong{font-weight:bold}
    .rule{border-top:.75pt solid #000;width:38%;margin:3pt auto 8pt}
    .motto{font-weight:bold;display:inline-block;border-bottom:.75pt solid #000;padding-bottom:2pt;margin-bottom:8pt}
    .date{font-style:italic}
    h1{font-size:14pt;text-align:center;text-transform:uppercase;margin:0}
    .about{font-weight:bold;text-align:center;max-width:130mm;margin:2pt auto 4pt;line-height:1.25}
    .about-rule{border-top:.75pt solid #000;width:22%;margin:0 auto 10pt}
    .lines p{text-align:justify;text-indent:1cm}
    h2{font-size:13pt;margin:12pt 0 3pt}
    h3{font-size:11.5pt;margin:8pt 0 2pt}
    .note{font-size:9.5pt;line-height:1.25}
    table{border-collapse:collapse;width:100%;font-size:9.5pt;line-height:1.2;font-variant-numeric:tabular-nums;\
    margin:3pt 0 6pt}
    th,td{border:.5pt solid #000;padding:2pt 3pt;text-align:right;vertical-align:top}
    th{font-weight:bold;text-align:center;vertical-align:middle;font-size:9pt}
    tbody th{font-weight:normal;text-align:left;vertical-align:top;font-size:9.5pt}
    td.words,table.grounds td{text-align:left}
    th small,.minor{display:block;font-size:7.5pt;font-weight:normal}
    .alarm{font-weight:bold;text-decoration:underline}
    td .code{font-size:7.5pt;word-break:break-all}
    table.grounds td{font-size:8.5pt;word-break:break-word;overflow-wrap:anywhere}
    table.journals{table-layout:fixed}table.journals td{font-size:7.5pt;word-break:break-all}
    table.journals th:nth-child(1),table.journals th:nth-child(6){width:15%}
    table.journals th:nth-child(2){width:23%}table.journals th:nth-child(3),table.journals th:nth-child(5){width:9%}
    thead{display:table-header-group}
    tr,.picture,.sign{break-inside:avoid}
    tbody tr:nth-child(-n+2){break-after:avoid}
    h1,h2,h3,.note,thead{break-after:avoid}
    .picture svg{max-width:100%;height:auto}
    .annexes{break-before:page}
    .sign{display:table;width:100%;margin-top:16pt;table-layout:fixed;break-before:avoid}
    .sign>div{display:table-cell;vertical-align:top}
    .sign .to{font-size:11pt}.sign .to p{margin:0}.sign .to .strong{font-style:italic;font-size:12pt}
    .sign .by{text-align:center;font-weight:bold}
    .sign .space{height:26mm}
    .draft{position:fixed;top:38%;left:0;width:100%;text-align:center;font-size:60pt;font-weight:bold;color:#e4e4e4;\
    transform:rotate(-35deg);text-transform:uppercase;z-index:-1}
    .draft-note{border:1.5pt solid #000;padding:4pt 6pt;font-weight:bold;font-size:10.5pt}
    """
}
