extension PageTemplates {
  static let imports = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    <p class="lead">{{lead}}</p>
    {{#done}}<p class="done" role="status">{{.}}</p>{{/done}}
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    {{#parts}}
    <section aria-labelledby="{{identifier}}">
    <h2 id="{{identifier}}">{{heading}}</h2>
    <p class="note">{{lead}}</p>
    {{#form}}{{>upload-form}}{{/form}}
    </section>
    {{/parts}}
    {{/main}}{{/page}}
    """

  static let uploadForm = """
    <form method="post" action="{{action}}" enctype="multipart/form-data" class="stack">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    {{#draft}}<input type="hidden" name="draft" value="{{.}}">{{/draft}}
    {{#act}}<input type="hidden" name="act" value="{{.}}">{{/act}}
    {{#files}}<label for="file-{{name}}">{{label}}</label>
    <input id="file-{{name}}" name="{{name}}" type="file" accept=".csv,.xlsx,.xlsm,text/csv" aria-describedby="file-{{name}}-help">
    <p class="note" id="file-{{name}}-help">{{columns}}{{#kept}} <strong>{{.}}</strong>{{/kept}}</p>
    {{/files}}
    <p class="note">{{limit}}</p>
    <button type="submit">{{submit}}</button>
    </form>
    """

  static let importDraft = """
    {{<page}}{{$main}}
    {{#view}}{{>import-view}}{{/view}}
    <p><a href="{{backLink}}">{{back}}</a></p>
    {{/main}}{{/page}}
    """

  static let importView = """
    <h1>{{heading}}</h1>
    {{#changed}}<p class="problem" role="alert">{{.}}</p>{{/changed}}
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    {{#lines}}<p class="lead">{{.}}</p>
    {{/lines}}
    {{#parts}}<h2>{{heading}} <small>{{unchanged}}</small></h2>
    {{#changes}}<h3>{{heading}}</h3>
    <ul class="plain">{{#examples}}<li>{{.}}</li>{{/examples}}{{#more}}<li class="unknown">{{.}}</li>{{/more}}</ul>
    {{/changes}}{{/parts}}
    {{#dependentsHeading}}<p class="problem">{{.}}</p>{{/dependentsHeading}}
    <ul class="plain">{{#dependents}}<li>{{.}}</li>{{/dependents}}</ul>
    {{#warningsHeading}}<h2>{{.}}</h2>{{/warningsHeading}}
    {{#warningsLead}}<p class="note">{{.}}</p>{{/warningsLead}}
    {{#hasFindings}}<div class="scroll" tabindex="0" role="region" aria-label="{{heading}}"><table class="people">
    <thead><tr>{{#findingHeads}}<th scope="col">{{.}}</th>{{/findingHeads}}</tr></thead>
    <tbody>{{#findings}}<tr><th scope="row">{{file}}</th><td>{{line}}</td><td>{{column}}</td>\
    <td>{{message}}<span class="minor">{{hint}} <span class="code">{{code}}</span></span></td></tr>
    {{/findings}}</tbody></table></div>{{/hasFindings}}
    {{#decision}}<form method="post" action="{{action}}" class="inline decide">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    <input type="hidden" name="draft" value="{{draft}}">
    <input type="hidden" name="basis" value="{{basis}}">
    <button type="submit" name="act" value="take">{{take}}</button>
    <button type="submit" class="quiet" name="act" value="drop">{{drop}}</button>
    </form>{{/decision}}
    <h2>{{againHeading}}</h2>
    <p class="note">{{againLead}}</p>
    {{#again}}{{>upload-form}}{{/again}}
    """
}
