extension PageTemplates {
  static let clerkReport = """
    {{<page}}{{$main}}
    <header class="title">
    <p class="eyebrow">{{heading}}</p>
    <h1>{{unitName}} <span class="code">{{unitCode}}</span></h1>
    <p class="period"><span class="label">{{periodLabel}}</span> <strong>{{period}}</strong>
    <span class="made">{{madeLabel}} {{made}}</span></p>
    {{#structureLines}}<p class="note">{{.}}</p>{{/structureLines}}
    </header>
    {{#toolbar}}
    <div class="toolbar">
    <form method="get" action="{{action}}" class="inline">
    <input type="hidden" name="lang" value="{{language}}">
    {{#unit}}{{>select-field}}{{/unit}}
    {{>day-fields}}
    </form>
    <p class="links">{{#presets}}<a href="{{link}}">{{label}}</a>{{/presets}}\
    <span class="downloads"><span class="label">{{downloadLabel}}</span>\
    {{#downloads}}<a href="{{link}}" download>{{label}}</a>{{/downloads}}</span></p>
    </div>
    {{/toolbar}}
    {{#empty}}<p class="empty">{{.}}</p>{{/empty}}
    {{#tiles}}<div class="tiles">{{#tiles}}
    <div class="tile"><p class="tile-label">{{label}}</p><p class="tile-figure">\
    <span class="{{kind}}" data-row="total" data-figure="{{identifier}}">{{text}}</span></p>\
    {{#detail}}<p class="tile-detail">{{.}}</p>{{/detail}}</div>
    {{/tiles}}</div>{{/tiles}}
    {{#events}}{{>table}}{{/events}}
    {{#below}}<section aria-labelledby="below"><h2 id="below">{{heading}}</h2><p class="note">{{note}}</p>
    <ul class="links">{{#links}}<li><a href="{{link}}">{{label}}</a></li>{{/links}}</ul></section>{{/below}}
    {{#pages}}{{>row-pages}}{{/pages}}
    {{#tables}}{{>table}}{{/tables}}
    {{#pages}}{{>row-pages}}{{/pages}}
    {{#undated}}
    <div class="undated"><h2>{{heading}}</h2><p class="note">{{explanation}}</p>
    {{#tables}}{{>table}}{{/tables}}
    </div>
    {{/undated}}
    {{#kiosks}}{{>table}}{{/kiosks}}
    {{#manyKiosks}}<p class="note">{{.}}</p>{{/manyKiosks}}
    <section class="figures" aria-labelledby="figures">
    <h2 id="figures">{{figuresHeading}}</h2>
    <dl>{{#definitions}}<div><dt>{{name}}</dt><dd>{{text}}</dd></div>{{/definitions}}</dl>
    </section>
    {{/main}}{{/page}}
    """

  static let rowPages = """
    <p class="links"><span class="label">{{text}}</span>{{#links}}<a href="{{link}}">{{label}}</a>{{/links}}</p>
    """

  /// The days that a report is of, to be chosen.
  static let dayFields = """
    <span class="field"><label for="from">{{fromLabel}}</label>
    <input id="from" name="from" type="date" value="{{from}}" required></span>
    <span class="field"><label for="through">{{throughLabel}}</label>
    <input id="through" name="through" type="date" value="{{through}}" required></span>
    {{#structure}}{{>structure-fields}}{{/structure}}
    <button type="submit">{{submit}}</button>
    """

  /// The structure of units by which a report is made, to be chosen.
  static let structureFields = """
    <span class="field"><label for="structure">{{label}}</label>
    <select id="structure" name="structure">{{#options}}
    <option value="{{code}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/options}}
    </select></span>
    <span class="field"><label for="on">{{dayLabel}}</label>
    <input id="on" name="on" type="date" value="{{day}}"></span>
    """

  /// A table of rows with one header cell each. Every figure carries its row and its path.
  static let table = """
    <section aria-labelledby="{{identifier}}">
    <h2 id="{{identifier}}">{{heading}}{{#detail}} <small>{{.}}</small>{{/detail}}</h2>
    {{#note}}<p class="note">{{.}}</p>{{/note}}
    <div class="scroll" role="region" aria-labelledby="{{identifier}}" tabindex="0">
    <table class="{{kind}}">
    <thead><tr><th scope="col" class="row-head">{{rowHeading}}</th>\
    {{{heads}}}</tr></thead>
    <tbody>
    {{{rows}}}</tbody>
    </table>
    </div>
    </section>
    """
}
