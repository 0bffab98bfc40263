extension PageTemplates {
  /// What stands around every page.
  static let page = """
    <!doctype html>
    <html lang="{{frame.language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{frame.title}}</title>
    <style>{{{frame.style}}}</style>
    </head>
    <body class="{{frame.kind}}">
    <a class="skip" href="#main">{{frame.skip}}</a>
    <header class="bar">
    <a class="brand" href="{{frame.home}}">\
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">\
    <rect class="mark-1" x="2" y="13" width="5" height="9" rx="1.5"/>\
    <rect class="mark-2" x="9.5" y="8" width="5" height="14" rx="1.5"/>\
    <rect class="mark-3" x="17" y="2" width="5" height="20" rx="1.5"/></svg><span>{{frame.brand}}</span></a>
    <nav class="tools" aria-label="{{frame.toolsLabel}}">
    {{#frame.destinations}}<a href="{{link}}">{{label}}</a>
    {{/frame.destinations}}
    {{#frame.otherLanguage}}<a href="{{link}}" hreflang="{{code}}" lang="{{code}}">{{name}}</a>{{/frame.otherLanguage}}
    {{#frame.signOut}}<form method="post" action="{{action}}"><input type="hidden" name="token" value="{{token}}">\
    <input type="hidden" name="lang" value="{{language}}"><span class="who">{{account}}</span>\
    <button type="submit" class="quiet">{{label}}</button></form>{{/frame.signOut}}
    </nav>
    </header>
    <main id="main">
    {{$main}}{{/main}}
    </main>
    </body>
    </html>

    """

  static let signIn = """
    {{<page}}{{$main}}
    <div class="card">
    <h1>{{heading}}</h1>
    <p class="lead">{{lead}}</p>
    {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
    <form method="post" action="{{action}}" class="stack">
    <input type="hidden" name="token" value="{{token}}">
    <input type="hidden" name="lang" value="{{frame.language}}">
    <label for="name">{{nameLabel}}</label>
    <input id="name" name="name" type="text" autocomplete="username" autocapitalize="none" spellcheck="false"
    maxlength="64" required autofocus>
    <label for="password">{{passwordLabel}}</label>
    <input id="password" name="password" type="password" autocomplete="current-password" maxlength="1024" required>
    <button type="submit">{{submit}}</button>
    </form>
    <p class="note">{{help}}</p>
    </div>
    {{/main}}{{/page}}
    """

  static let units = """
    {{<page}}{{$main}}
    <h1>{{heading}}</h1>
    <p class="lead">{{lead}}</p>
    {{#all}}<p class="links"><a href="{{link}}">{{label}}</a></p>{{/all}}
    {{^units}}<p class="empty">{{empty}}</p>{{/units}}
    <ul class="units">
    {{#units}}<li class="depth-{{depth}}">
    <div class="unit"><span class="unit-name">{{name}}</span> <span class="code">{{code}}</span></div>
    <div class="links">{{#links}}<a href="{{link}}">{{label}}</a>{{/links}}</div></li>
    {{/units}}
    </ul>
    {{#elsewhere}}<p class="links"><a href="{{link}}">{{label}}</a></p>{{/elsewhere}}
    {{/main}}{{/page}}
    """

  /// One choice of several in a form that asks.
  static let selectField = """
    <span class="field"><label for="{{name}}">{{label}}</label>
    <select id="{{name}}" name="{{name}}">{{{options}}}
    </select></span>

    """

  static let message = """
    {{<page}}{{$main}}
    <div class="card">
    <h1>{{heading}}</h1>
    <p class="lead">{{text}}</p>
    <p><a href="{{frame.home}}">{{back}}</a></p>
    <p class="note code">{{code}}</p>
    </div>
    {{/main}}{{/page}}
    """
}
