extension PageTemplates {
  /// The report of one subject: sections, each with its tables and the pictures beside them.
  static let reportSheet = """
    {{<page}}{{$main}}
    <header class="title">
    <p class="eyebrow">{{heading}}</p>
    <h1>{{name}} <span class="code">{{code}}</span></h1>
    <p class="period"><span class="label">{{periodLabel}}</span> <strong>{{period}}</strong>
    <span class="made">{{madeLabel}} {{made}}</span></p>
    {{#structure}}<p class="note">{{.}}</p>{{/structure}}
    {{#group}}<p class="note">{{.}}</p>{{/group}}
    {{#note}}<p class="note">{{.}}</p>{{/note}}
    </header>
    {{#toolbar}}
    <div class="toolbar">
    <form method="get" action="{{action}}" class="inline">
    {{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">{{/fields}}
    {{>day-fields}}
    </form>
    <p class="links">{{#links}}<a href="{{link}}">{{label}}</a>{{/links}}</p>
    </div>
    {{/toolbar}}
    {{#empty}}<p class="empty">{{.}}</p>{{/empty}}
    {{>sheet-sections}}
    {{/main}}{{/page}}
    """

  /// What another unit shows to those who are not in charge of it.
  static let elsewhere = """
    {{<page}}{{$main}}
    <header class="title">
    {{#sheet}}<p class="eyebrow">{{heading}}</p>
    <h1>{{name}} <span class="code">{{code}}</span></h1>
    <p class="period"><strong>{{period}}</strong> <span class="made">{{made}}</span></p>{{/sheet}}
    {{^sheet}}<h1>{{heading}}</h1>{{/sheet}}
    <p class="note">{{lead}}</p>
    </header>
    {{#empty}}<p class="empty">{{.}}</p>{{/empty}}
    {{^empty}}<div class="toolbar"><form method="get" action="{{action}}" class="inline">
    <input type="hidden" name="lang" value="{{frame.language}}">
    {{#choices}}{{>select-field}}{{/choices}}
    <button type="submit">{{submit}}</button>
    </form></div>{{/empty}}
    {{#nothing}}<p class="empty">{{.}}</p>{{/nothing}}
    {{#sheet}}{{>sheet-sections}}{{/sheet}}
    {{/main}}{{/page}}
    """

  /// Sections of a report, wherever they stand.
  static let sheetSections = """
    {{#sections}}
    <section class="sheet" aria-labelledby="section-{{identifier}}">
    <h2 id="section-{{identifier}}">{{heading}}</h2>
    {{#notes}}<p class="note">{{.}}</p>{{/notes}}
    {{#tables}}{{>sheet-table}}{{/tables}}
    </section>
    {{/sections}}
    """

  /// One table of a report. Every figure carries its row and its path.
  static let sheetTable = """
    <div class="sheet-table">
    <h3 id="{{identifier}}">{{heading}}</h3>
    {{#notes}}<p class="note">{{.}}</p>{{/notes}}
    {{#hidden}}<p class="empty">{{.}}</p>{{/hidden}}
    {{#picture}}<div class="picture">{{{.}}}</div>{{/picture}}
    {{#hasRows}}
    <div class="scroll" role="region" aria-labelledby="{{identifier}}" tabindex="0">
    <table class="sheet">
    <thead><tr><th scope="col" class="row-head">{{rowHeading}}</th>\
    {{{heads}}}</tr></thead>
    <tbody>
    {{{rows}}}</tbody>
    </table>
    </div>
    {{/hasRows}}
    </div>
    """
}
