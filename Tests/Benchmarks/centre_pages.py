"""A manager who reads: signs in, opens pages and files, and measures how long each takes."""

import http.cookiejar
import random
import re
import time
import urllib.parse
import urllib.request

from measures import Failed

PASSWORD = "mot-mat-khau-du-dai-9"


class Manager:
    def __init__(self, url, name):
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        page = self.read("/sign-in")[0].decode()
        fields = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
        names = [name for name in re.findall(r'<input[^>]*name="([^"]+)"', page) if name not in fields]
        fields.update(zip(names, (name, PASSWORD)))
        self.opener.open(f"{url}/sign-in", urllib.parse.urlencode(fields).encode()).read()

    def read(self, path):
        """The body and the milliseconds until it was there."""
        begun = time.monotonic()
        with self.opener.open(self.url + path) as answer:
            body = answer.read()
        return body, (time.monotonic() - begun) * 1000


class Tour:
    """Pages and files as managers open them: of wards, provinces and clerks, for months, quarters and the year."""

    def __init__(self, manager, units, clerks, provinces, root, year, seed=1):
        self.manager, self.units, self.clerks, self.year = manager, units, clerks, year
        self.provinces, self.root = provinces, root
        self.random = random.Random(seed)

    @property
    def kinds(self):
        """A province is a nation's root only where there is no other."""
        return self.KINDS if self.root in self.provinces else (*self.KINDS, "nation", "nation-clerks")

    def period(self):
        kind = self.random.choice(["month", "month", "quarter", "year"])
        if kind == "year":
            return f"from={self.year}-01-01&through={self.year}-12-31"
        months = 1 if kind == "month" else 3
        first = self.random.randrange(0, 12, months) + 1
        last = first + months - 1
        days = 30 if last in (4, 6, 9, 11) else 28 if last == 2 else 31
        return f"from={self.year}-{first:02}-01&through={self.year}-{last:02}-{days}"

    def paths(self, kind):
        unit = self.random.choice(self.units)
        clerk = self.random.choice(self.clerks)
        return {
            "ward": f"/reports/unit?unit={unit}&{self.period()}",
            "province": f"/reports/unit?unit={self.random.choice(self.provinces)}&{self.period()}",
            "nation": f"/reports/unit?unit={self.root}&{self.period()}",
            "clerks": f"/reports/clerks?unit={unit}&{self.period()}",
            "province-clerks": f"/reports/clerks?unit={self.random.choice(self.provinces)}&{self.period()}",
            "nation-clerks": f"/reports/clerks?unit={self.root}&{self.period()}",
            "clerk": f"/reports/clerk?clerk={urllib.parse.quote(clerk)}&unit={clerk.split('/')[0]}&{self.period()}",
            "ward-csv": f"/reports/unit.csv?unit={unit}&{self.period()}",
            "ward-xlsx": f"/reports/unit.xlsx?unit={unit}&{self.period()}",
            "ward-json": f"/reports/unit.json?unit={unit}&{self.period()}",
            "ward-print": f"/reports/unit/print?unit={unit}&{self.period()}",
            "home": "/",
            "kiosks": "/kiosks",
            "closings": "/closings",
            "audit": "/audit",
        }[kind]

    KINDS = (
        "ward",
        "province",
        "clerks",
        "province-clerks",
        "clerk",
        "ward-csv",
        "ward-xlsx",
        "ward-json",
        "ward-print",
        "home",
        "kiosks",
        "closings",
        "audit",
    )

    def times(self, kind, count):
        taken = []
        for _ in range(count):
            body, milliseconds = self.manager.read(self.paths(kind))
            if not body:
                raise Failed(f"the page {kind} is empty")
            taken.append(milliseconds)
        return taken
