extension PageTemplates {
  /// A poster, on paper and as a public page; stands alone and needs nothing from elsewhere.
  static let poster = """
    <!doctype html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title}} – {{unit}}{{#period}} – {{.}}{{/period}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <main>
    <h1>{{title}}</h1>
    <p class="unit">{{unit}}</p>
    {{#period}}<p class="period">{{.}}</p>{{/period}}
    {{#mark}}<p class="mark">{{.}}</p>{{/mark}}
    {{#hasNumbers}}<ul class="numbers">{{#numbers}}<li><strong>{{number}}</strong> {{label}}</li>{{/numbers}}</ul>{{/hasNumbers}}
    {{#sentences}}<p class="sentence">{{.}}</p>{{/sentences}}
    {{#pictures}}<div class="picture">{{{.}}}</div>{{/pictures}}
    <section class="duties">
    <h2>{{useHeading}}</h2>{{#use}}<p>{{.}}</p>{{/use}}
    <h2>{{tellHeading}}</h2><p>{{tell}}</p>
    </section>
    {{#hasGround}}<div class="ground">{{#ground}}<p>{{.}}</p>{{/ground}}</div>{{/hasGround}}
    </main>
    <nav aria-label="{{linksHeading}}">
    <ul>{{#links}}<li><a href="{{link}}"{{#language}} hreflang="{{.}}" lang="{{.}}"{{/language}}>{{label}}</a></li>{{/links}}</ul>
    </nav>
    </body>
    </html>

    """
}
