#!/usr/bin/env python3
"""Opens the centre's exports in LibreOffice, as a manager does, and holds every cell against the figures of the page.

Fills a store with an invented district (Tests/Nation), imports dossier results, starts the real evaluationd, signs in, and takes
the reports of a unit with others below it, of one office and of a clerk as XLSX and as JSON, in both languages. LibreOffice reads
each workbook without a screen and writes its sheets anew; every row of every table must be there with the same values. Exit
status 0 when all are, 1 when one differs, 2 when it could not be tried.
"""

import argparse
import csv
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Benchmarks"))

from centre_pages import PASSWORD, Manager  # noqa: E402

#: Semicolons and quotation marks, UTF-8, what cells show, every sheet in a file of its own.
FILTER = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
LANGUAGES = ("vi", "en")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--evaluationd", required=True, metavar="PATH")
    parser.add_argument("--nation", required=True, metavar="PATH")
    arguments = parser.parse_args()
    if shutil.which("soffice") is None:
        print("LibreOffice is not installed; make test-exports installs it", file=sys.stderr)
        return 2
    folder = tempfile.mkdtemp(prefix="exports-")
    with Centre(arguments, folder) as centre:
        wrong = sum(compare(centre, report, language, folder) for report in centre.reports for language in LANGUAGES)
    shutil.rmtree(folder)
    return 1 if wrong else 0


class Centre:
    def __init__(self, arguments, folder):
        self.evaluationd, self.configuration = os.path.abspath(arguments.evaluationd), f"{folder}/evaluationd.toml"
        store = f"{folder}/centre.sqlite"
        run(os.path.abspath(arguments.nation), "fill", store, "--size", "district", "--first", "2026-07-01", "--last",
            "2026-09-30", "--ratings", "30000")
        with open(self.configuration, "w", encoding="utf-8") as file:
            file.write(f'[store]\npath = "{store}"\n[server]\nport = 0\n[health]\nport = 0\n')
        with open(f"{folder}/results.csv", "w", encoding="utf-8") as file:
            file.write("unit,period,received,early,on_time,late,conduct_complaints\n")
            file.writelines(f"H64.{201 + office},2026-08,{300 + office},200,90,{office},{office % 2}\n"
                            for office in range(9))
        self.run("import-results", f"{folder}/results.csv")
        self.run("account", "add", "--name", "exports", "--role", "administrator", "--unit", "H64", text=PASSWORD + "\n")
        self.reports = ["/reports/unit{}?unit=H64", "/reports/unit{}?unit=H64.202",
                        "/reports/clerk{}?unit=H64.202&clerk=H64.202/CB01"]

    def __enter__(self):
        self.process = subprocess.Popen(
            [self.evaluationd, "serve", "--configuration", self.configuration], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            said = json.loads(line)
            if said.get("event") == "listening" and said["name"] == "pages":
                self.manager = Manager(f'http://127.0.0.1:{said["port"]}', "exports")
                return self
        sys.exit("evaluationd has ended")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)

    def run(self, *words, text=None):
        run(self.evaluationd, *words, "--configuration", self.configuration, text=text)

    def read(self, report, form, language):
        path = report.format(form) + f"&from=2026-07-01&through=2026-09-30&lang={language}"
        return self.manager.read(path)[0]


def run(*words, text=None):
    done = subprocess.run(words, input=text, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{words[0]} {words[1]} ended with status {done.returncode}: {done.stdout}{done.stderr}")


def compare(centre, report, language, folder):
    """How many rows of the page's figures the workbook does not have, as LibreOffice reads it."""
    workbook = f"{folder}/report.xlsx"
    with open(workbook, "wb") as file:
        file.write(centre.read(report, ".xlsx", language))
    sheets = f"{folder}/sheets"
    shutil.rmtree(sheets, ignore_errors=True)
    run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", FILTER, "--outdir", sheets,
        workbook)
    lines = {}
    for path in glob.glob(f"{sheets}/*.csv"):
        with open(path, encoding="utf-8", newline="") as file:
            for line in csv.reader(file, delimiter=";"):
                lines.setdefault(tuple(line[:2]), []).append(line[2:])
    sections = json.loads(centre.read(report, ".json", language))["sections"]
    rows = [(table, row) for section in sections for table in section["tables"] for row in table["rows"]]
    wrong = [(table["table"], row["row"]) for table, row in rows
             if not any(shows(cells, table, row) for cells in lines.get((row["row"], row["label"][language]), []))]
    print(json.dumps({"report": report, "language": language, "sheets": len(glob.glob(f"{sheets}/*.csv")),
                      "rows": len(rows), "wrong": len(wrong)}), flush=True)
    for table, row in wrong[:5]:
        print(f"{table}: the row {row} is not in the workbook with the page's figures", file=sys.stderr)
    return len(wrong) + (1 if not rows else 0)


def shows(cells, table, row):
    return len(cells) >= len(table["columns"]) and all(
        is_figure(cell, figure(row["figures"], column["path"])) for column, cell in zip(table["columns"], cells))


def figure(figures, path):
    for name in path:
        figures = figures.get(name) if isinstance(figures, dict) else None
    return figures


def is_figure(cell, value):
    """Words and times are spelled for people in one form and for programs in the other: numbers are compared."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return True
    text = cell.replace("%", "").strip()
    for written in (text, text.replace(".", "").replace(",", "."), text.replace(",", "")):
        try:
            if abs(float(written) - value) < 1e-6:
                return True
        except ValueError:
            continue
    return False


if __name__ == "__main__":
    sys.exit(main())
