extension PageTemplates {
  static let paper = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    <p class="lead">{{lead}}</p>
    {{#done}}<p class="done" role="status">{{.}}</p>{{/done}}
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    {{#noScales}}<p class="empty">{{.}}</p>{{/noScales}}
    {{#form}}
    <h2>{{title}}</h2>
    {{#titleNote}}<p class="note">{{.}}</p>{{/titleNote}}
    {{#hasChoice}}<form method="get" action="{{action}}" class="inline">
    <input type="hidden" name="lang" value="{{language}}">
    {{#scales}}{{>select-field}}{{/scales}}
    <button type="submit" class="quiet">{{chooseScale}}</button>
    </form>{{/hasChoice}}
    <form method="post" action="{{action}}" class="stack">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    <input type="hidden" name="scale" value="{{scale}}">
    <input type="hidden" name="corrects" value="{{corrects}}">
    <p class="note">{{scaleLabel}}: <span class="code">{{scaleName}}</span></p>
    <label for="unit">{{unitLabel}}</label>
    <input id="unit" name="unit" type="text" value="{{unit}}" spellcheck="false" autocomplete="off" maxlength="64"
    required{{^isNew}} readonly{{/isNew}}>
    <label for="clerk">{{clerkLabel}}</label>
    <input id="clerk" name="clerk" type="text" value="{{clerk}}" spellcheck="false" autocomplete="off" maxlength="120"
    aria-describedby="clerk-help"{{^isNew}} readonly{{/isNew}}>
    <p class="note" id="clerk-help">{{clerkHelp}}</p>
    <label for="day">{{dayLabel}}</label>
    <input id="day" name="day" type="date" value="{{day}}" max="{{today}}" required{{^isNew}} readonly{{/isNew}}>
    <fieldset><legend>{{formsLabel}}</legend>
    <p class="note" id="forms-help">{{formsHelp}}</p>
    {{#levels}}<label for="{{field}}">{{label}}</label>
    <input id="{{field}}" name="{{field}}" type="text" inputmode="numeric" value="{{typed}}" autocomplete="off" maxlength="6"
    required aria-describedby="forms-help">
    {{/levels}}</fieldset>
    {{#correction}}<label for="reason">{{label}}</label>
    <input id="reason" name="reason" type="text" value="{{reason}}" autocomplete="off" maxlength="1000" required
    aria-describedby="reason-help">
    <p class="note" id="reason-help">{{help}}</p>{{/correction}}
    <button type="submit">{{submit}}</button>
    </form>
    {{/form}}
    <h2>{{entriesHeading}}</h2>
    {{#empty}}<p class="empty">{{.}}</p>{{/empty}}
    {{#hasRows}}<div class="scroll" tabindex="0" role="region" aria-label="{{entriesHeading}}"><table class="people">
    <thead><tr>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>{{#rows}}<tr><th scope="row">{{number}}{{#correct}} <a href="{{link}}">{{label}}</a>{{/correct}}</th><td>{{day}}</td>\
    <td>{{subject}}</td><td>{{counts}}</td><td>{{by}}</td><td>{{state}}</td></tr>
    {{/rows}}</tbody></table></div>{{/hasRows}}
    {{#older}}<p><a rel="next" href="{{link}}">{{label}}</a></p>{{/older}}
    {{/main}}{{/page}}
    """
}
