#!/usr/bin/env python3
"""sessions_api: holds the session APIs of the real programs against the descriptions that they serve themselves: the
kiosk's own listener, and the centre's with that kiosk connected to it: once at that kiosk's counter, and once at whatever
counter comes into the path. Beside them the centre's API of figures, with a token that may do all of it.

Exit status: that of the first schemathesis that found something; 2 when a program did not come up.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Benchmarks"))
from centre import Centre  # noqa: E402
from kiosk import COUNTER, PATIENCE_SECONDS, TOKEN, files_and_listeners  # noqa: E402

# A session that is over is gone, and one that was asked about stays, however well the request to withdraw it is formed.
CHECKS = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "404", "409", "410"]
"""

# A counter that is not there, or that the token does not reach, is refused however well it is written.
CHECKS_OF_ANY_COUNTER = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "403", "404", "409", "410", "503"]
"""

# Days in the wrong order, a cursor of nobody's, a unit that is not there: each is well formed, and refused. So are figures of a unit
# that nobody knows, and others under a key that was used.
CHECKS_OF_FIGURES = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "400", "403", "404", "409", "422"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "428", "429"]
"""

#: Every scope of figures; none of sessions.
SCOPES = ["reports", "personal-figures", "roll-ups", "results"]

#: Of what is made for three patterns in one path, much is thrown away.
WRITTEN_AT_RANDOM = ["--suppress-health-check", "filter_too_much"]

#: At the centre a counter is named in the path; the one that there is.
PLACE = {"unit": "H99.14", "counter": "Q01"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kioskd", required=True, metavar="PATH")
    parser.add_argument("--evaluationd", required=True, metavar="PATH")
    parser.add_argument("--schemathesis", required=True, metavar="PATH")
    parser.add_argument("--examples", type=int, default=200, metavar="COUNT", help="for each operation")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return run(arguments, folder)


def run(arguments, folder):
    centre = Centre(os.path.abspath(arguments.evaluationd), f"{folder}/centre")
    try:
        return with_kiosk(arguments, folder, centre)
    finally:
        centre.stop()


def with_kiosk(arguments, folder, centre):
    write(folder, "sessions.token", TOKEN)
    feed = centre.kiosk_configuration + "session_feed = true\n"
    write(folder, "kioskd.toml", COUNTER + files_and_listeners(folder) + feed)
    # Its input is the demo's channel, on which nobody ever presses.
    kiosk = subprocess.Popen(
        [arguments.kioskd, "--configuration", f"{folder}/kioskd.toml", "--demo-channel", "0"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = listener(kiosk)
        if address is None:
            print("sessions_api: kioskd ended before it listened", file=sys.stderr)
            return 2
        token = centre.run("token", "add", "--name", "api-test", "--unit", "H99", "--scope", "sessions").split()[0]
        if not connected(f"{centre.url}/v1/units/{PLACE['unit']}/counters/{PLACE['counter']}/state", token):
            print("sessions_api: the kiosk did not connect to the centre", file=sys.stderr)
            return 2
        return (check(arguments, folder, "kiosk", f"{address}/v1/openapi.json", address, TOKEN)
                or check(arguments, folder, "centre", description_of_the_counter(folder, centre.url, token), centre.url,
                         token)
                or check(arguments, folder, "centre-any-counter", f"{centre.url}/v1/openapi.json", centre.url, token,
                         CHECKS_OF_ANY_COUNTER, WRITTEN_AT_RANDOM)
                or check(arguments, folder, "centre-figures", description_of_figures(folder, centre.url),
                         centre.url, token_of_figures(centre), CHECKS_OF_FIGURES, WRITTEN_AT_RANDOM))
    finally:
        kiosk.terminate()
        kiosk.wait()


def token_of_figures(centre):
    scopes = [word for scope in SCOPES for word in ("--scope", scope)]
    return centre.run("token", "add", "--name", "figures-test", "--unit", "H99", *scopes).split()[0]


def description_of_figures(folder, url):
    """The centre's description with the unit and the clerk that there are as its examples. It is read without a token."""
    with urllib.request.urlopen(f"{url}/v1/data/openapi.json") as response:
        description = response.read().decode()
    write(folder, "figures.json", description.replace("H56.14/CB017", "H99.14/CB001").replace("H56.14", "H99.14"))
    return f"{folder}/figures.json"


def description_of_the_counter(folder, url, token):
    """The centre's description with the one counter written into its paths: any other is only refused."""
    description = json.loads(answer(f"{url}/v1/openapi.json", token))
    references = [{"$ref": f"#/components/parameters/{name}"} for name in PLACE]
    paths = {}
    for path, operations in description["paths"].items():
        if "parameters" in operations:
            operations["parameters"] = [named for named in operations["parameters"] if named not in references]
        paths[path.format(session="{session}", **PLACE)] = operations
    description["paths"] = paths
    write(folder, "centre.json", json.dumps(description))
    return f"{folder}/centre.json"


def check(arguments, folder, name, description, address, token, checks=CHECKS, more=()):
    print(f"sessions_api: the {name}", flush=True)
    write(folder, f"{name}.toml", checks)
    return subprocess.run(
        [os.path.abspath(arguments.schemathesis), "--config-file", f"{folder}/{name}.toml", "run", "--checks", "all",
         "--max-examples", str(arguments.examples), "-H", f"Authorization: Bearer {token}",
         *more, "--url", address, description], cwd=folder).returncode


def answer(url, token):
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request) as response:
        return response.read()


def connected(url, token):
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            answer(url, token)
            return True
        except urllib.error.HTTPError as refused:
            if refused.code != 503:
                raise
            time.sleep(0.2)
    return False


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
