#!/usr/bin/env python3
"""sessions_api: holds the sessions listener of a running kioskd against the description that it serves itself.

Exit status: that of schemathesis; 2 when the kiosk did not come up.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

TOKEN = "4f" * 32
CONFIGURATION = """
[kiosk]
unit = "H56.14"
counter = "Q03"
[scale]
id = "api"
version = 1
[[scale.levels]]
name = "a"
vi = "Rất hài lòng"
en = "Very satisfied"
satisfied = true
[[scale.levels]]
name = "b"
vi = "Hài lòng"
en = "Satisfied"
satisfied = true
[[scale.levels]]
name = "c"
vi = "Không hài lòng"
en = "Not satisfied"
satisfied = false
[roster]
default = "CB017"
[[roster.clerks]]
staff = "CB017"
[journal]
path = "{folder}/journal.sqlite"
[listeners.sessions]
port = 0
token_file = "{folder}/token"
[listeners.screen]
port = 0
[listeners.health]
port = 0
"""
# A session that is over is gone, however well the request to withdraw it is formed.
CHECKS = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "404", "409", "410"]
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kioskd", required=True, metavar="PATH")
    parser.add_argument("--schemathesis", required=True, metavar="PATH")
    parser.add_argument("--examples", type=int, default=200, metavar="COUNT", help="for each operation")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return run(arguments, folder)


def run(arguments, folder):
    write(folder, "token", TOKEN)
    write(folder, "kioskd.toml", CONFIGURATION.format(folder=folder))
    write(folder, "schemathesis.toml", CHECKS)
    # Its input is the demo's channel, on which nobody ever presses.
    kiosk = subprocess.Popen(
        [arguments.kioskd, "--configuration", f"{folder}/kioskd.toml", "--demo-channel", "0"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = listener(kiosk)
        if address is None:
            print("sessions_api: kioskd ended before it listened", file=sys.stderr)
            return 2
        return subprocess.run(
            [os.path.abspath(arguments.schemathesis), "--config-file", f"{folder}/schemathesis.toml", "run", "--checks", "all",
             "--max-examples", str(arguments.examples), "-H", f"Authorization: Bearer {TOKEN}",
             "--url", address, f"{address}/v1/openapi.json"], cwd=folder).returncode
    finally:
        kiosk.terminate()
        kiosk.wait()


def listener(kiosk):
    for line in kiosk.stdout:
        said = json.loads(line) if line.startswith("{") else {}
        if said.get("name") == "sessions":
            return f"http://{said['address']}:{said['port']}"
    return None


def write(folder, name, text):
    with open(os.open(f"{folder}/{name}", os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main())
