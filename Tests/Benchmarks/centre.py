"""The centre, for counting what forwarding adds: the real evaluationd with the one counter of the benchmark."""

import json
import os
import subprocess

from kiosk import PATIENCE_SECONDS
from measures import Failed

REGISTRY = {
    "units": "code,name,parent,valid_from,valid_to\nH99,Tỉnh Mẫu,,2025-07-01,\nH99.14,Xã Mẫu Sơn,H99,2025-07-01,\n",
    "counters": "unit,code,name,valid_from,valid_to\nH99.14,Q01,Quầy 1,2025-07-01,\n",
    "clerks": "unit,staff,name,title,valid_from,valid_to\nH99.14,CB001,Nguyễn Thị Minh Hạnh,Công chức,2025-07-01,\n",
}

CONFIGURATION = """
[server]
address = "127.0.0.1"
port = 0

[health]
port = 0

[store]
path = "{folder}/centre.sqlite"
"""

#: Batches follow each other as fast as the kiosk permits.
KIOSK_CONFIGURATION = """
[centre]
url = "{url}"
credential_file = "{folder}/centre.code"
interval_seconds = {interval}
"""
INTERVAL_SECONDS = 5


class Centre:
    def __init__(self, evaluationd, folder, registry=REGISTRY):
        self.evaluationd, self.folder = evaluationd, folder
        os.makedirs(folder, mode=0o700)
        for name, text in {**{f"{name}.csv": text for name, text in registry.items()},
                           "evaluationd.toml": CONFIGURATION.format(folder=folder)}.items():
            self.write(name, text)
        self.run("import", *(word for name in REGISTRY for word in (f"--{name}", f"{folder}/{name}.csv")))
        code = self.run("enrol", "--unit", "H99.14", "--counter", "Q01")
        self.write("centre.code", next(word for word in code.split() if word.startswith("kq1.")) + "\n")
        self.log = open(f"{folder}/evaluationd.log", "w")
        self.process = subprocess.Popen(
            [evaluationd, "serve", "--configuration", f"{folder}/evaluationd.toml"], stdout=subprocess.PIPE,
            stderr=self.log, text=True)
        self.port = self.announced()

    def write(self, name, text):
        with open(f"{self.folder}/{name}", "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(text)

    def run(self, *arguments):
        done = subprocess.run(
            [self.evaluationd, *arguments, "--configuration", f"{self.folder}/evaluationd.toml"], capture_output=True,
            text=True, timeout=PATIENCE_SECONDS)
        if done.returncode != 0:
            raise Failed(f"evaluationd {arguments[0]} ended with status {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def announced(self):
        for line in self.process.stdout:
            said = json.loads(line)
            if said.get("event") == "listening" and said["name"] == "pages":
                return said["port"]
        raise Failed(f"evaluationd has ended; see {self.folder}/evaluationd.log")

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def kiosk_configuration(self):
        return self.configuration(self.url)

    def configuration(self, url, interval=INTERVAL_SECONDS):
        """For a kiosk that reaches the centre there."""
        return KIOSK_CONFIGURATION.format(url=url, folder=self.folder, interval=interval)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE_SECONDS)
        self.log.close()
