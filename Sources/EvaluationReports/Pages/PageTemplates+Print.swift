extension PageTemplates {
  /// A report as an official document; stands alone.
  static let print = """
    <!doctype html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    {{#draft}}<div class="draft" aria-hidden="true">{{mark}}</div><p class="draft-note">{{note}}</p>{{/draft}}
    <header class="head">
    <div class="agency">{{#parent}}<p class="upper">{{.}}</p>{{/parent}}<p class="upper strong">{{agency}}</p>\
    <div class="rule"></div><p>{{number}}</p></div>
    <div class="state"><p class="upper strong">{{nation}}</p><p class="motto">{{motto}}</p><p class="date">{{date}}</p></div>
    </header>
    <h1>{{kind}}</h1>
    <p class="about">{{about}}</p>
    <div class="about-rule"></div>
    <div class="lines">{{#lines}}<p>{{.}}</p>{{/lines}}{{#emptyReport}}<p>{{.}}</p>{{/emptyReport}}</div>
    {{#sections}}{{>print-section}}{{/sections}}
    <div class="sign">
    <div class="to"><p class="strong">{{recipientsHeading}}</p>{{#recipients}}<p>- {{.}}</p>{{/recipients}}</div>
    <div class="by"><p class="upper">{{signerTitle}}</p><div class="space"></div>\
    {{#signer}}<p>{{.}}</p>{{/signer}}</div>
    </div>
    <div class="annexes">
    {{#annexes}}{{>print-section}}{{/annexes}}
    {{#grounds}}<section>
    <h2>{{heading}}</h2>
    {{#tables}}<h3>{{heading}}</h3>{{#note}}<p class="note">{{.}}</p>{{/note}}{{#empty}}<p>{{.}}</p>{{/empty}}
    {{^empty}}<table class="grounds {{kind}}"><thead><tr>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>{{#rows}}<tr>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
    {{/rows}}</tbody></table>{{/empty}}{{/tables}}
    <h3>{{adjustmentsHeading}}</h3><p>{{adjustments}}</p>
    </section>{{/grounds}}
    </div>
    </body>
    </html>

    """

  static let printSection = """
    <section>
    <h2>{{heading}}</h2>
    {{#notes}}<p class="note">{{.}}</p>{{/notes}}
    {{#tables}}<div class="table">
    <h3>{{heading}}</h3>
    {{#notes}}<p class="note">{{.}}</p>{{/notes}}
    {{#hidden}}<p class="note">{{.}}</p>{{/hidden}}
    {{#picture}}<div class="picture">{{{.}}}</div>{{/picture}}
    {{#hasRows}}
    <table>
    <thead><tr><th scope="col">{{rowHeading}}</th>\
    {{{heads}}}</tr></thead>
    <tbody>
    {{{rows}}}</tbody>
    </table>
    {{/hasRows}}
    </div>{{/tables}}
    </section>
    """
}
