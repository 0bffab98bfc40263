extension PageTemplates {
  static let accounts = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    <p class="lead">{{lead}}</p>
    {{#password}}{{>text}}{{/password}}
    {{^rows}}<p class="empty">{{empty}}</p>{{/rows}}
    {{#hasRows}}<div class="scroll" tabindex="0" role="region" aria-label="{{regionLabel}}"><table class="people">
    <thead><tr>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>{{#rows}}<tr><th scope="row"><a href="{{link}}">{{name}}</a></th><td>{{role}}</td><td>{{reach}}</td>\
    <td>{{state}}</td></tr>
    {{/rows}}</tbody></table></div>{{/hasRows}}
    {{#next}}<p><a rel="next" href="{{link}}">{{label}}</a></p>{{/next}}
    <h2>{{addHeading}}</h2>
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    <form method="post" action="{{action}}" class="stack">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{frame.language}}">
    <label for="name">{{nameLabel}}</label>
    <input id="name" name="name" type="text" value="{{typedName}}" autocapitalize="none" spellcheck="false"
    autocomplete="off" maxlength="64" required aria-describedby="name-help">
    <p class="note" id="name-help">{{nameHelp}}</p>
    {{#form}}{{>account-form}}{{/form}}
    <button type="submit">{{add}}</button>
    </form>
    {{/main}}{{/page}}
    """

  /// What an account may, as fields.
  static let accountForm = """
    <label for="role">{{roleLabel}}</label>
    <select id="role" name="role">{{#roles}}
    <option value="{{code}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/roles}}
    </select>
    <label for="units">{{unitsLabel}}</label>
    <input id="units" name="units" type="text" value="{{units}}" spellcheck="false" autocomplete="off" maxlength="4000"
    aria-describedby="units-help">
    <p class="note" id="units-help">{{unitsHelp}}</p>
    <label for="clerk">{{clerkLabel}}</label>
    <input id="clerk" name="clerk" type="text" value="{{clerk}}" spellcheck="false" autocomplete="off" maxlength="120"
    aria-describedby="clerk-help">
    <p class="note" id="clerk-help">{{clerkHelp}}</p>
    """

  static let account = """
    {{<page}}{{$main}}
    <p class="eyebrow">{{heading}}</p>
    <h1>{{name}}</h1>
    <p class="lead">{{state}} · {{createdLabel}} {{created}}</p>
    {{#done}}<p class="done" role="status">{{.}}</p>{{/done}}
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    {{#password}}{{>text}}{{/password}}
    {{#own}}<p class="note">{{.}}</p>{{/own}}
    {{#change}}
    <h2>{{rightsHeading}}</h2>
    <form method="post" action="{{action}}" class="stack">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    <input type="hidden" name="name" value="{{name}}">
    {{#form}}{{>account-form}}{{/form}}
    <button type="submit" name="act" value="rights">{{save}}</button>
    </form>
    <h2>{{actsHeading}}</h2>
    <form method="post" action="{{action}}" class="inline">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{language}}">
    <input type="hidden" name="name" value="{{name}}">
    {{#acts}}<button type="submit" class="quiet" name="act" value="{{code}}">{{label}}</button>{{/acts}}
    </form>
    {{/change}}
    <p><a href="{{backLink}}">{{back}}</a></p>
    {{/main}}{{/page}}
    """

  /// Something that is shown once.
  static let text = """
    <p class="done" role="status">{{label}} <strong class="secret">{{secret}}</strong></p>
    """

  static let audit = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    <p class="lead">{{lead}}</p>
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    <div class="toolbar"><form method="get" action="{{action}}" class="inline">
    <input type="hidden" name="lang" value="{{frame.language}}">
    <span class="field"><label for="person">{{personLabel}}</label>
    <input id="person" name="person" type="text" value="{{person}}" spellcheck="false" maxlength="120"></span>
    {{#kind}}{{>select-field}}{{/kind}}
    <span class="field"><label for="from">{{fromLabel}}</label>
    <input id="from" name="from" type="date" value="{{from}}"></span>
    <span class="field"><label for="through">{{throughLabel}}</label>
    <input id="through" name="through" type="date" value="{{through}}"></span>
    <button type="submit">{{submit}}</button>
    </form></div>
    {{^rows}}<p class="empty">{{empty}}</p>{{/rows}}
    {{#hasRows}}<div class="scroll" tabindex="0" role="region" aria-label="{{heading}}"><table class="people">
    <thead><tr>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>{{#rows}}<tr><th scope="row">{{time}}</th><td>{{what}}</td><td>{{who}}</td><td>{{about}}</td><td>{{period}}</td>\
    <td>{{address}}</td><td>{{number}}</td></tr>
    {{/rows}}</tbody></table></div>{{/hasRows}}
    {{#older}}<p><a rel="next" href="{{link}}">{{label}}</a></p>{{/older}}
    {{/main}}{{/page}}
    """

  static let myAccount = """
    {{<page}}{{$main}}
    <p class="eyebrow">{{heading}}</p>
    <h1>{{name}}</h1>
    <p class="lead">{{role}} · {{reach}}</p>
    <h2>{{signInsHeading}}</h2>
    <p class="note">{{signInsNote}}</p>
    {{^rows}}<p class="empty">{{empty}}</p>{{/rows}}
    {{#hasRows}}<div class="scroll" tabindex="0" role="region" aria-label="{{signInsHeading}}"><table class="people">
    <thead><tr>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>{{#rows}}<tr><th scope="row">{{time}}</th><td>{{what}}</td><td>{{address}}</td></tr>
    {{/rows}}</tbody></table></div>{{/hasRows}}
    <h2>{{passwordHeading}}</h2>
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    <form method="post" action="{{action}}" class="stack">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{frame.language}}">
    <input type="hidden" name="username" value="{{name}}" autocomplete="username">
    <label for="present">{{presentLabel}}</label>
    <input id="present" name="present" type="password" autocomplete="current-password" maxlength="1024" required>
    <label for="new">{{newLabel}}</label>
    <input id="new" name="new" type="password" autocomplete="new-password" maxlength="1024" required
    aria-describedby="new-help">
    <label for="again">{{againLabel}}</label>
    <input id="again" name="again" type="password" autocomplete="new-password" maxlength="1024" required>
    <p class="note" id="new-help">{{help}}</p>
    <button type="submit">{{change}}</button>
    </form>
    {{/main}}{{/page}}
    """

  static let own = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    {{#clerk}}<p class="period"><strong>{{name}}</strong> <span class="code">{{code}}</span> · {{period}}</p>{{/clerk}}
    <p class="lead">{{lead}}</p>
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    <p class="links">{{#quarters}}<a href="{{link}}">{{label}}</a>{{/quarters}}</p>
    {{#empty}}<p class="empty">{{.}}</p>{{/empty}}
    {{#hasRows}}<div class="scroll" tabindex="0" role="region" aria-label="{{heading}}"><table class="people">
    <thead><tr>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>{{#rows}}<tr><th scope="row">{{days}}</th><td>{{sessions}}</td><td>{{rated}}</td><td>{{levels}}</td></tr>
    {{/rows}}</tbody></table></div>{{/hasRows}}
    {{#held}}<p class="note">{{label}} <strong>{{count}}</strong></p>{{/held}}
    {{/main}}{{/page}}
    """

  static let personalData = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    {{#parts}}<h2>{{heading}}</h2>
    {{#texts}}<p>{{.}}</p>
    {{/texts}}{{/parts}}
    {{/main}}{{/page}}
    """
}
