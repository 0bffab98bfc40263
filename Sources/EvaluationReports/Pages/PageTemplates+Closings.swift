extension PageTemplates {
  static let closings = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    <p class="lead">{{lead}}</p>
    {{#issue}}<p><a href="{{link}}">{{label}}</a></p>{{/issue}}
    <div class="toolbar"><form method="get" action="{{action}}" class="inline">
    <input type="hidden" name="lang" value="{{frame.language}}">
    {{#choices}}{{>select-field}}{{/choices}}
    <button type="submit">{{submit}}</button>
    </form></div>
    {{^rows}}<p class="empty">{{empty}}</p>{{/rows}}
    {{#hasRows}}<div class="scroll" tabindex="0" role="region" aria-label="{{heading}}"><table class="people">
    <thead><tr>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>{{#rows}}<tr><th scope="row"><a href="{{link}}">{{number}}</a></th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
    {{/rows}}</tbody></table></div>{{/hasRows}}
    {{#older}}<p><a rel="next" href="{{link}}">{{label}}</a></p>{{/older}}
    {{/main}}{{/page}}
    """

  static let closing = """
    {{<page}}{{$main}}
    <header class="title">
    <p class="eyebrow">{{heading}}</p>
    <h1>{{name}} <span class="code">{{code}}</span></h1>
    <p class="period"><strong>{{period}}</strong></p>
    <dl class="imprint">{{#imprint}}<div><dt>{{label}}</dt><dd>{{text}}</dd></div>{{/imprint}}</dl>
    <p class="note">{{hashHelp}}</p>
    </header>
    <p class="links toolbar">{{#links}}<a href="{{link}}">{{label}}</a>{{/links}}</p>
    <h2>{{filesHeading}}</h2>
    {{#forbidden}}<p class="note">{{.}}</p>{{/forbidden}}
    <p class="links">{{#files}}<a href="{{link}}" download>{{label}}</a>{{/files}}</p>
    {{#states}}<p class="note" role="status">{{.}}</p>{{/states}}
    <h2>{{figuresHeading}}</h2>
    {{#empty}}<p class="empty">{{.}}</p>{{/empty}}
    {{>sheet-sections}}
    {{/main}}{{/page}}
    """

  static let closingIssue = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    <p class="lead">{{lead}}</p>
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    <div class="toolbar"><form method="get" action="{{action}}" class="inline">
    <input type="hidden" name="lang" value="{{frame.language}}">
    {{#choices}}{{>select-field}}{{/choices}}
    <span class="field"><label for="clerk">{{clerkLabel}}</label>
    <input id="clerk" name="clerk" type="text" value="{{clerk}}" spellcheck="false" autocomplete="off" maxlength="120"
    aria-describedby="clerk-help"></span>
    {{#structure}}{{>structure-fields}}{{/structure}}
    <button type="submit">{{look}}</button>
    </form><p class="note" id="clerk-help">{{clerkHelp}}</p><p class="note">{{structureHelp}}</p></div>
    {{#preview}}
    <h2>{{heading}}</h2>
    {{#structureLines}}<p class="note">{{.}}</p>{{/structureLines}}
    <h3>{{readinessHeading}}</h3>
    {{#clear}}<p class="note">{{.}}</p>{{/clear}}
    {{#hasOpen}}<table class="people"><tbody>{{#open}}<tr><th scope="row">{{label}}</th><td>{{count}}</td></tr>
    {{/open}}</tbody></table>{{/hasOpen}}
    {{#print}}<p><a href="{{link}}">{{label}}</a></p>{{/print}}
    {{#empty}}<p class="empty">{{.}}</p>{{/empty}}
    {{>sheet-sections}}
    <h2>{{letterHeading}}</h2>
    <p class="note">{{letterLead}}</p>
    <form method="post" action="{{action}}" class="stack">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{frame.language}}">
    <input type="hidden" name="unit" value="{{unit}}">
    <input type="hidden" name="period" value="{{period}}">
    <input type="hidden" name="clerk" value="{{clerk}}">
    <input type="hidden" name="structure" value="{{structure}}">
    <input type="hidden" name="on" value="{{on}}">
    <input type="hidden" name="corrects" value="{{corrects}}">
    <input type="hidden" name="seen" value="{{seen}}">
    {{#fields}}<label for="{{name}}">{{label}}</label>
    <input id="{{name}}" name="{{name}}" type="text" value="{{value}}" autocomplete="off" maxlength="{{most}}">
    {{/fields}}
    <label for="recipients">{{recipientsLabel}}</label>
    <textarea id="recipients" name="recipients" rows="4" aria-describedby="recipients-help">{{recipients}}</textarea>
    <p class="note" id="recipients-help">{{recipientsHelp}}</p>
    <span class="field"><input id="confirm" name="confirm" type="checkbox" value="yes" required>
    <label for="confirm">{{confirm}}</label></span>
    <button type="submit">{{issue}}</button>
    </form>
    {{/preview}}
    {{#back}}<p><a href="{{link}}">{{label}}</a></p>{{/back}}
    {{/main}}{{/page}}
    """

  static let correction = """
    {{<page}}{{$main}}
    <header class="title">
    <p class="eyebrow">{{heading}}</p>
    <h1>{{name}} <span class="code">{{code}}</span></h1>
    <p class="period"><strong>{{period}}</strong></p>
    <p class="lead">{{lead}}</p>
    <dl class="imprint">{{#imprint}}<div><dt>{{label}}</dt><dd>{{text}}</dd></div>{{/imprint}}</dl>
    </header>
    {{#unchanged}}<p class="done" role="status">{{.}}</p>{{/unchanged}}
    {{#grids}}{{>grid}}{{/grids}}
    {{#issue}}<p><a href="{{link}}">{{label}}</a></p>{{/issue}}
    {{#back}}<p><a href="{{link}}">{{label}}</a></p>{{/back}}
    {{/main}}{{/page}}
    """

  /// A table of words.
  static let grid = """
    <h2>{{heading}}</h2>
    {{#empty}}<p class="note">{{.}}</p>{{/empty}}
    {{^empty}}<div class="scroll" tabindex="0" role="region" aria-label="{{heading}}"><table class="people">
    <thead><tr>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>{{#rows}}<tr class="row">{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
    {{/rows}}</tbody></table></div>{{/empty}}
    """
}
