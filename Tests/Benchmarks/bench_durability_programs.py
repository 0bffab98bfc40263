"""Programs that are told messages and acknowledge them: how each is started, told, asked what it has, and killed.

Every one is set as safe as its documentation knows how, and gets the same text for each number. A look at what it has may take
messages out (a queue is read by emptying it); what was seen once has not been lost.
"""

import base64
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time

from measures import Failed

PATIENCE_SECONDS = 20


class Gone(Exception):
    """The program did not acknowledge: it has ended, or its disk has."""


def message(number):
    """What a rating holds, in words that any program can carry."""
    return json.dumps({
        "number": number, "unit": "H99.14", "counter": "Q01", "clerk": "H99.14/CB001", "level": "hai-long-3/1/hai-long",
        "channel": "button", "device": "panel", "down": 1_000_000 * number, "salt": f"{number:032x}"}, separators=(",", ":"))


def number_in(text):
    return json.loads(text)["number"]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def connected(port, process):
    """A connection to a program that is starting."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.005)
        else:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection
    raise Failed(f"{process.args[0]} does not listen on port {port}")


def tail_of(path):
    with contextlib.suppress(OSError), open(path, errors="replace") as file:
        return "".join(file.readlines()[-5:]).strip()
    return ""


class Program:
    """One of them. Its files lie in `folder`, its log in `logs`; `name` is what the figures call it."""

    name = ""
    #: For the table: what was set beyond the defaults, and what counts as the acknowledgement.
    settings, acknowledgement = "", ""
    executable = ""

    def __init__(self, folder, logs):
        self.folder, self.log, self.process = folder, f"{logs}/{self.name}.log", None
        #: What earlier looks took out.
        self.taken = set()
        #: What it acknowledged while it was asked what it has, and then had not.
        self.swallowed = 0
        #: Connections to it.
        self.held = []

    @classmethod
    def is_there(cls):
        return shutil.which(cls.executable, path=os.environ["PATH"] + ":/usr/sbin") is not None

    def launch(self, words, **options):
        path = os.environ["PATH"] + ":/usr/sbin"
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(
                words, **{"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log, **options},
                env={**os.environ, "PATH": path}, start_new_session=True)

    def write(self, name, text):
        os.makedirs(self.folder, exist_ok=True)
        with open(f"{self.folder}/{name}", "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(text)

    def salvaged(self):
        """What can be found of one that does not start any more."""
        return set(self.taken)

    def settle(self):
        """Done between two messages, at nobody's cost."""

    def kill(self):
        """Without a chance to tidy up; its tracer too, if it has one."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """As its administrator would."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self.let_go()

    def hold(self, held):
        self.held.append(held)
        return held

    def let_go(self):
        """Closes what was held of one that has ended."""
        for held in reversed(self.held):
            with contextlib.suppress(OSError, ValueError):
                held.close()
        self.held = []


class Rsyslog(Program):
    name, executable = "rsyslog", "rsyslogd"
    settings = "RELP into a disk queue, `queue.syncQueueFiles` on, `queue.checkpointInterval` 1, output file with `sync` on"
    acknowledgement = "RELP response"

    CONFIGURATION = """
global(workDirectory="{folder}/spool")
module(load="imrelp")
main_queue(queue.type="Disk" queue.filename="main" queue.syncQueueFiles="on" queue.checkpointInterval="1"
  queue.saveOnShutdown="on" queue.timeoutEnqueue="20000" queue.maxDiskSpace="512m")
template(name="bare" type="string" string="%msg%\\n")
input(type="imrelp" address="127.0.0.1" port="{port}")
action(type="omfile" file="{folder}/received" template="bare" sync="on" flushOnTXEnd="on" asyncWriting="off")
"""

    #: Amid whatever else a line may hold: a kill may leave half of one.
    MESSAGE = re.compile(r'\{"number":[^{}]*\}')
    MARKER_SECONDS = 1

    def start(self, tracer=()):
        os.makedirs(f"{self.folder}/spool", exist_ok=True)
        port = free_port()
        self.write("rsyslog.conf", self.CONFIGURATION.format(folder=self.folder, port=port))
        self.launch([*tracer, "rsyslogd", "-n", "-iNONE", "-f", f"{self.folder}/rsyslog.conf"])
        self.connection = self.hold(connected(port, self.process))
        self.answers, self.transaction = self.hold(self.connection.makefile("rb")), 0
        self.ask("open", "relp_version=0\nrelp_software=bench\ncommands=syslog")

    def ask(self, command, text):
        self.transaction += 1
        data = text.encode()
        try:
            self.connection.sendall(b"%d %s %d %s\n" % (self.transaction, command.encode(), len(data), data))
            header = b""
            while header.count(b" ") < 3 and not header.endswith(b"\n"):
                header += self.byte()
            words = header.split()
            answer = b"".join(self.byte() for _ in range(int(words[2]))) if int(words[2]) else b""
            if int(words[2]):
                self.byte()
        except (OSError, ValueError, IndexError) as error:
            raise Gone(str(error)) from None
        if words[:2] != [b"%d" % self.transaction, b"rsp"] or not answer.startswith(b"200"):
            raise Gone(f"rsyslog answered {answer!r}")

    def byte(self):
        found = self.answers.read(1)
        if not found:
            raise OSError("the connection has ended")
        return found

    def send(self, number):
        self.ask("syslog", f"<13>Nov 29 07:30:00 counter kiosk: {message(number)}")

    def present(self):
        """Its queue is in order: when a message that is sent now has come out, all before it have. The first one after a kill
        may never come out: it was acknowledged and is gone like any other, and another is sent after a while."""
        deadline, markers = time.monotonic() + PATIENCE_SECONDS, set()
        while time.monotonic() < deadline:
            markers.add(marker := -time.monotonic_ns())
            self.send(marker)
            until = time.monotonic() + self.MARKER_SECONDS
            while time.monotonic() < until:
                if markers & (found := self.salvaged()):
                    self.swallowed += len(markers - found)
                    return found
                time.sleep(0.02)
        raise Failed("rsyslog does not work off its queue")

    def salvaged(self):
        with contextlib.suppress(OSError), open(f"{self.folder}/received", errors="replace") as file:
            return {number_in(text) for text in self.MESSAGE.findall(file.read())}
        return set()


class Mosquitto(Program):
    name, executable = "mosquitto", "mosquitto"
    settings = "`persistence true`, `autosave_on_changes true`, `autosave_interval 1`, a queue without limits"
    acknowledgement = "PUBACK of QoS 1"

    CONFIGURATION = """
listener {port} 127.0.0.1
allow_anonymous true
user root
persistence true
persistence_location {folder}/
autosave_on_changes true
autosave_interval 1
max_queued_messages 0
max_queued_bytes 0
set_tcp_nodelay true
"""
    CONNECT, CONNACK, PUBLISH, PUBACK, SUBSCRIBE, SUBACK, DISCONNECT = 0x10, 0x20, 0x30, 0x40, 0x82, 0x90, 0xE0
    TOPIC, SUBSCRIBER = "ratings", "office"

    def start(self, tracer=()):
        self.port = free_port()
        self.write("mosquitto.conf", self.CONFIGURATION.format(folder=self.folder, port=self.port))
        self.launch([*tracer, "mosquitto", "-c", f"{self.folder}/mosquitto.conf"])
        self.publisher = self.session("kiosk", is_clean=True)
        self.packet = 0
        # Without the session of a subscriber nothing would be kept for it.
        self.leave(self.subscribed())

    def session(self, name, is_clean):
        connection = self.hold(connected(self.port, self.process))
        stream = self.hold(connection.makefile("rwb"))
        self.say(stream, self.CONNECT, self.text("MQTT") + bytes([4, 2 if is_clean else 0, 0, 0]) + self.text(name))
        if self.hear(stream)[0] != self.CONNACK:
            raise Gone("mosquitto does not take the connection")
        return connection, stream

    def subscribed(self):
        connection, stream = self.session(self.SUBSCRIBER, is_clean=False)
        self.say(stream, self.SUBSCRIBE, b"\0\1" + self.text(self.TOPIC) + b"\1")
        self.early = []
        while (found := self.hear(stream))[0] != self.SUBACK:
            self.early.append(found)
        return connection, stream

    def leave(self, session):
        connection, stream = session
        with contextlib.suppress(OSError):
            self.say(stream, self.DISCONNECT, b"")
            connection.shutdown(socket.SHUT_WR)
            stream.read()

    @staticmethod
    def text(words):
        return len(words).to_bytes(2, "big") + words.encode()

    @staticmethod
    def say(stream, kind, body):
        length, left = b"", len(body)
        while True:
            left, digit = left >> 7, left & 0x7F
            length += bytes([digit | (0x80 if left else 0)])
            if not left:
                break
        stream.write(bytes([kind]) + length + body)
        stream.flush()

    @staticmethod
    def hear(stream):
        first = stream.read(1)
        if not first:
            raise Gone("mosquitto has ended")
        length, shift = 0, 0
        while True:
            digit = stream.read(1)
            if not digit:
                raise Gone("mosquitto has ended")
            length |= (digit[0] & 0x7F) << shift
            shift += 7
            if not digit[0] & 0x80:
                return first[0], stream.read(length)

    def send(self, number):
        self.packet = self.packet % 65535 + 1
        identifier = self.packet.to_bytes(2, "big")
        stream = self.publisher[1]
        try:
            self.say(stream, self.PUBLISH | 2, self.text(self.TOPIC) + identifier + message(number).encode())
            if self.hear(stream) != (self.PUBACK, identifier):
                raise Gone("mosquitto did not acknowledge")
        except OSError as error:
            raise Gone(str(error)) from None

    def present(self):
        """The subscriber comes and takes everything."""
        marker = -time.monotonic_ns()
        self.send(marker)
        session = self.subscribed()
        stream = session[1]
        while marker not in self.taken:
            kind, body = self.early.pop(0) if self.early else self.hear(stream)
            if kind & 0xF0 != self.PUBLISH:
                continue
            topic = int.from_bytes(body[:2], "big")
            self.taken.add(number_in(body[4 + topic:]))
            self.say(stream, self.PUBACK, body[2 + topic:4 + topic])
        self.leave(session)
        return self.taken


class NATS(Program):
    name, executable = "nats-server", "nats-server"
    settings = "JetStream in files; Debian's version has no `sync_interval`: it syncs every two minutes"
    acknowledgement = "JetStream's answer to a publish"

    CONFIGURATION = """
listen: 127.0.0.1:{port}
jetstream {{ store_dir: "{folder}/store" }}
"""
    STREAM, SUBJECT, INBOX = "RATINGS", "ratings", "_INBOX.bench"

    def start(self, tracer=()):
        port = free_port()
        self.write("nats.conf", self.CONFIGURATION.format(folder=self.folder, port=port))
        self.launch([*tracer, "nats-server", "-c", f"{self.folder}/nats.conf"])
        self.connection = self.hold(connected(port, self.process))
        self.stream = self.hold(self.connection.makefile("rwb"))
        self.stream.readline()
        self.stream.write(b'CONNECT {"verbose":false,"headers":true,"no_responders":true}\r\n'
                          + f"SUB {self.INBOX} 1\r\nPING\r\n".encode())
        self.stream.flush()
        while self.stream.readline() != b"PONG\r\n":
            pass
        deadline = time.monotonic() + PATIENCE_SECONDS
        while "state" not in self.call(f"STREAM.INFO.{self.STREAM}", {}):
            self.call(f"STREAM.CREATE.{self.STREAM}", {
                "name": self.STREAM, "subjects": [self.SUBJECT], "storage": "file", "retention": "limits", "max_consumers": -1,
                "max_msgs": -1, "max_bytes": -1, "max_age": 0, "num_replicas": 1, "discard": "old"})
            if time.monotonic() > deadline:
                raise Failed("nats-server has no stream and makes none")

    def ask(self, subject, data):
        try:
            self.stream.write(f"PUB {subject} {self.INBOX} {len(data)}\r\n".encode() + data + b"\r\n")
            self.stream.flush()
            while True:
                line = self.stream.readline()
                if not line:
                    raise Gone("nats-server has ended")
                words = line.split()
                if words[0] == b"PING":
                    self.stream.write(b"PONG\r\n")
                    self.stream.flush()
                elif words[0] in (b"MSG", b"HMSG"):
                    answer = self.stream.read(int(words[-1]) + 2)[:-2]
                    return answer if words[0] == b"MSG" else b"{}"
        except OSError as error:
            raise Gone(str(error)) from None

    def call(self, name, request):
        return json.loads(self.ask(f"$JS.API.{name}", json.dumps(request).encode()))

    def send(self, number):
        answer = json.loads(self.ask(self.SUBJECT, message(number).encode()))
        if "seq" not in answer:
            raise Gone(f"nats-server answered {answer}")

    def present(self):
        state = self.call(f"STREAM.INFO.{self.STREAM}", {})["state"]
        for sequence in range(state["first_seq"], state["last_seq"] + 1):
            answer = self.call(f"STREAM.MSG.GET.{self.STREAM}", {"seq": sequence})
            if "message" in answer:
                self.taken.add(number_in(base64.b64decode(answer["message"]["data"])))
        self.call(f"STREAM.PURGE.{self.STREAM}", {})
        return self.taken


#: Debian's, beside which the kiosk and the C program stand.
OTHERS = [Rsyslog, Mosquitto, NATS]


def version(package):
    done = subprocess.run(["dpkg-query", "--show", "--showformat=${Version}", package], capture_output=True, text=True)
    return done.stdout.strip() or "not Debian's"
