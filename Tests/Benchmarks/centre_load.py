"""Kiosks that have their line again, all at once: what each sends, in order, over a connection of its own."""

import glob
import http.client
import os
import threading
import time

from measures import Failed


class Load:
    """The messages of a folder that `nation prepare` wrote."""

    def __init__(self, folder, port):
        self.files = sorted(glob.glob(f"{folder}/*.jose"))
        self.port = port
        self.lock = threading.Lock()
        self.waiting = list(reversed(self.files))
        self.seconds = []
        self.problems = []

    def drain(self, connections):
        """Answers the seconds until everything was taken; `seconds` then has how long each request took."""
        begun = time.monotonic()
        workers = [threading.Thread(target=self.work) for _ in range(connections)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        if self.problems:
            raise Failed(f"{len(self.problems)} messages were refused, the first with {self.problems[0]}")
        return time.monotonic() - begun

    def work(self):
        while True:
            with self.lock:
                if not self.waiting or self.problems:
                    return
                path = self.waiting.pop()
            try:
                self.send(path)
            except (OSError, http.client.HTTPException) as failure:
                with self.lock:
                    self.problems.append(repr(failure))

    def send(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        with open(path, "rb") as file:
            for message in file:
                begun = time.monotonic()
                connection.request("POST", "/v1/batches", message.rstrip(b"\n"), {"content-type": "application/jose"})
                answer = connection.getresponse()
                body = answer.read()
                took = time.monotonic() - begun
                with self.lock:
                    self.seconds.append(took)
                    if answer.status != 200:
                        self.problems.append(f"{answer.status} {body[:300]!r} for {os.path.basename(path)}")
                        return
        connection.close()
