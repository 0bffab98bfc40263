extension PageTemplates {
  static let kiosks = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    <p class="lead">{{lead}} <span class="made">{{asOf}}</span></p>
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    <ul class="counts">{{#counts}}<li class="{{kind}}"><a href="{{link}}"{{#selected}} aria-current="true"{{/selected}}>\
    <strong>{{count}}</strong> <span>{{label}}</span></a></li>{{/counts}}</ul>
    <div class="toolbar"><form method="get" action="{{action}}" class="inline">
    <input type="hidden" name="lang" value="{{frame.language}}">
    <span class="field"><label for="unit">{{unitLabel}}</label>
    <input id="unit" name="unit" type="text" value="{{unit}}" list="unit-list" spellcheck="false" autocomplete="off"
    maxlength="64" title="{{unitHelp}}"></span>
    <datalist id="unit-list">{{#units}}<option value="{{code}}">{{label}}</option>{{/units}}</datalist>
    {{#state}}{{>select-field}}{{/state}}
    <button type="submit">{{submit}}</button>
    </form>
    <p class="links">{{#links}}<a href="{{link}}">{{label}}</a>{{/links}}</p></div>
    {{#empty}}<p class="empty">{{.}}</p>{{/empty}}
    {{#hasRows}}<div class="scroll" tabindex="0" role="region" aria-label="{{heading}}"><table class="people folding">
    <thead><tr><th scope="col">{{unitLabel}}</th>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>{{{rows}}}</tbody></table></div>{{/hasRows}}
    <p class="links">{{#first}}<a href="{{link}}">{{label}}</a>{{/first}}{{#next}}<a rel="next" href="{{link}}">{{label}}</a>{{/next}}</p>
    {{/main}}{{/page}}
    """

  static let kiosk = """
    {{<page}}{{$main}}
    <p class="eyebrow">{{heading}}</p>
    <h1>{{name}}</h1>
    {{#unitName}}<p class="lead">{{.}}</p>{{/unitName}}
    {{#done}}<p class="done" role="status">{{.}}</p>{{/done}}
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    <dl class="facts">{{#facts}}<div><dt>{{label}}</dt><dd>{{text}}</dd></div>{{/facts}}</dl>
    {{#tables}}
    <section aria-labelledby="{{identifier}}">
    <h2 id="{{identifier}}">{{heading}}</h2>
    {{#note}}<p class="note">{{.}}</p>{{/note}}
    {{^hasRows}}<p class="empty">{{empty}}</p>{{/hasRows}}
    {{#hasRows}}<div class="scroll" tabindex="0" role="region" aria-labelledby="{{identifier}}"><table class="people">
    <thead><tr>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>{{#rows}}<tr><th scope="row">{{first}}</th>{{#rest}}<td>{{.}}</td>{{/rest}}</tr>
    {{/rows}}</tbody></table></div>{{/hasRows}}
    </section>
    {{/tables}}
    <p class="note">{{codesNote}}</p>
    {{#issue}}<h2>{{heading}}</h2>
    <form method="post" action="{{action}}" class="inline">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    <input type="hidden" name="place" value="{{value}}">
    <button type="submit" class="quiet">{{submit}}</button>
    </form>{{/issue}}
    {{#revoke}}<h2>{{heading}}</h2>
    <p class="note" id="revoke-note">{{note}}</p>
    <form method="post" action="{{action}}" class="inline">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    <input type="hidden" name="kiosk" value="{{value}}">
    <span class="check"><input id="sure" name="sure" type="checkbox" value="yes" aria-describedby="revoke-note">
    <label for="sure">{{sure}}</label></span>
    <button type="submit" class="quiet">{{submit}}</button>
    </form>{{/revoke}}
    <p><a href="{{backLink}}">{{back}}</a></p>
    {{/main}}{{/page}}
    """

  static let kioskCodes = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    <p class="lead">{{lead}}</p>
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    {{#issued}}{{>issued-code}}{{/issued}}
    {{#form}}{{>code-form}}{{/form}}
    <p><a href="{{backLink}}">{{back}}</a></p>
    {{/main}}{{/page}}
    """

  static let codeForm = """
    <form method="post" action="{{action}}" class="stack">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    <label for="place">{{label}}</label>
    <input id="place" name="place" type="text" value="{{typed}}" list="places" spellcheck="false" autocomplete="off"
    maxlength="120" required{{#note}} aria-describedby="place-note"{{/note}}>
    <datalist id="places">{{#places}}<option value="{{code}}"></option>{{/places}}</datalist>
    {{#note}}<p class="note" id="place-note">{{.}}</p>{{/note}}
    <button type="submit">{{submit}}</button>
    </form>
    """

  static let issuedCode = """
    <div class="done" role="status">
    <p>{{place}} · {{label}}</p>
    <p><strong class="secret long">{{code}}</strong></p>
    <p class="note">{{hours}}</p>
    </div>
    <h2>{{how}}</h2>
    <ol class="steps">{{#steps}}<li><p>{{text}}</p>{{#command}}<pre tabindex="0"><code>{{.}}</code></pre>{{/command}}</li>{{/steps}}</ol>
    """
}
