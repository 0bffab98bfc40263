#!/usr/bin/python3
"""fake-daemon: a program in a daemon's place, told what to do by the files beside it.

    dies     a number: so many starts end before anything is said
    falls    a number: so many requests, of all starts together, meet its sudden end instead of an answer
    status   what a request is answered with; by default what a sign-in and a download are

Each start is a line in `starts`, each request one in `requests`. It listens under every name that a daemon may have, until it is ended.
"""

import http.server
import json
import os
import pathlib
import sys

beside = pathlib.Path(sys.argv[0]).parent


def told(name, default):
    file = beside / name
    return int(file.read_text()) if file.exists() else default


def count(name):
    with open(beside / name, "a", encoding="utf-8") as file:
        file.write("one\n")
    return len((beside / name).read_text().splitlines())


if count("starts") <= told("dies", 0):
    sys.exit(1)


class Answer(http.server.BaseHTTPRequestHandler):
    def answer(self):
        if count("requests") <= told("falls", 0):
            os._exit(1)
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(told("status", 303 if self.command == "POST" else 200))
        self.send_header("content-length", "7")
        self.end_headers()
        self.wfile.write(b"a page\n")

    do_GET = do_PUT = do_POST = answer

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
for name in ["pages", "sessions", "screen", "health"]:
    print(json.dumps({"event": "listening", "name": name, "address": "127.0.0.1", "port": server.server_port}), flush=True)
server.serve_forever()
