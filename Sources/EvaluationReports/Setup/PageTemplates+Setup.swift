extension PageTemplates {
  static let setup = """
    {{<page}}{{$main}}
    <p class="eyebrow">{{heading}}</p>
    <p class="note">{{lead}}</p>
    <ol class="progress" aria-label="{{stepsLabel}}">{{#steps}}<li class="{{kind}}"{{#isCurrent}} aria-current="step"{{/isCurrent}}>{{label}}</li>{{/steps}}</ol>
    {{#done}}<p class="done" role="status">{{.}}</p>{{/done}}
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    {{#code}}<h1>{{title}}</h1>
    <p class="lead">{{text}}</p>
    <form method="post" action="{{action}}" class="stack">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    <label for="code">{{label}}</label>
    <input id="code" name="code" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="64" required
    autofocus>
    <button type="submit" name="act" value="code">{{submit}}</button>
    </form>{{/code}}
    {{#offices}}<h1>{{title}}</h1>
    <p class="lead">{{text}}</p>
    <p class="note">{{sampleLabel}}</p>
    <pre tabindex="0"><code>{{sample}}</code></pre>
    {{#form}}{{>upload-form}}{{/form}}{{/offices}}
    {{#view}}{{>import-view}}{{/view}}
    {{#account}}<h1>{{title}}</h1>
    <p class="lead">{{text}}</p>
    <p>{{unitsLabel}} <strong>{{units}}</strong></p>
    <form method="post" action="{{action}}" class="stack">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    <label for="name">{{nameLabel}}</label>
    <input id="name" name="name" type="text" value="{{name}}" autocomplete="username" autocapitalize="none" spellcheck="false"
    maxlength="64" required aria-describedby="name-help">
    <p class="note" id="name-help">{{nameHelp}}</p>
    <label for="new">{{passwordLabel}}</label>
    <input id="new" name="new" type="password" autocomplete="new-password" maxlength="1024" required aria-describedby="new-help">
    <p class="note" id="new-help">{{passwordHelp}}</p>
    <label for="again">{{againLabel}}</label>
    <input id="again" name="again" type="password" autocomplete="new-password" maxlength="1024" required>
    <button type="submit" name="act" value="account">{{submit}}</button>
    </form>
    <p><a href="{{laterLink}}">{{later}}</a></p>{{/account}}
    {{#kiosk}}<h1>{{title}}</h1>
    <p class="lead">{{text}}</p>
    {{#issued}}{{>issued-code}}{{/issued}}
    {{#form}}{{>code-form}}{{/form}}
    <form method="post" action="{{action}}" class="inline">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    <button type="submit" class="quiet" name="act" value="finish" aria-describedby="finish-note">{{finish}}</button>
    <span class="note" id="finish-note">{{finishLead}}</span>
    </form>{{/kiosk}}
    {{/main}}{{/page}}
    """
}
