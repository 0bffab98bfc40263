"""Stands between kiosks and their centre as a bad line does: it passes everything for a while, then nothing, or loses what is
on its way. What it does when follows from a seed; what that meets does not."""

import collections
import random
import socket
import struct
import threading

#: How long it stays as it is.
SHORTEST_SECONDS, LONGEST_SECONDS = 0.02, 0.4
#: Manners, and how often each of them comes up.
MANNERS = {
    "passing": 6,
    # Whoever connects is thrown out, and so is whoever was connected.
    "refusing": 1,
    # Takes what comes, and nothing of it arrives.
    "silent": 1,
    # The centre gets what the kiosk says, and its answers are lost: a receipt that never arrives.
    "losing-answers": 2,
    # Half of each piece arrives, then the connection breaks.
    "tearing": 1,
}


class FlappingProxy:
    """`centre_port` answers the centre's port, or None while it is not known yet."""

    def __init__(self, seed, centre_port):
        self.random, self.centre_port = random.Random(f"proxy {seed}"), centre_port
        self.manner, self.pairs, self.lock, self.is_over = "passing", set(), threading.Lock(), threading.Event()
        #: What happened how often.
        self.counts = collections.Counter()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        for work in (self.accept, self.flap):
            threading.Thread(target=work, daemon=True).start()

    def flap(self):
        while not self.is_over.wait(self.random.uniform(SHORTEST_SECONDS, LONGEST_SECONDS)):
            self.manner = self.random.choices(list(MANNERS), MANNERS.values())[0]
            if self.manner != "passing":
                self.counts["flaps"] += 1
                # A bad spell also ends what it finds, one time out of two in the middle of it.
                if self.random.random() < 0.5:
                    self.cut()

    def cut(self):
        with self.lock:
            pairs, self.pairs = self.pairs, set()
        for pair in pairs:
            self.counts["connections cut"] += 1
            for end in pair:
                reset(end)

    def accept(self):
        while not self.is_over.is_set():
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            port = self.centre_port()
            if self.manner == "refusing" or port is None:
                self.counts["connections refused"] += 1
                reset(client)
                continue
            try:
                centre = socket.create_connection(("127.0.0.1", port), timeout=5)
            except OSError:  # it has been killed
                reset(client)
                continue
            centre.settimeout(None)
            threading.Thread(target=self.join, args=(client, centre), daemon=True).start()

    def join(self, client, centre):
        with self.lock:
            self.pairs.add((client, centre))
        answers = threading.Thread(target=self.pump, args=(centre, client, True), daemon=True)
        answers.start()
        self.pump(client, centre, False)
        answers.join()
        with self.lock:
            self.pairs.discard((client, centre))
        client.close()
        centre.close()

    def pump(self, source, target, is_answer):
        try:
            while data := source.recv(65536):
                passed = self.passed(data, is_answer)
                target.sendall(passed)
                if len(passed) < len(data):
                    reset(source)
                    reset(target)
                    return
            target.shutdown(socket.SHUT_WR)
        except OSError:
            reset(source)
            reset(target)

    def passed(self, data, is_answer):
        """What arrives of a piece; the connection ends where that is not all of it."""
        manner = self.manner
        if manner in ("silent", "refusing") or (manner == "losing-answers" and is_answer):
            self.counts["answers lost" if is_answer else "requests lost"] += 1
            return b""
        if manner == "tearing":
            self.counts["messages torn"] += 1
            return data[:len(data) // 2]
        return data

    def close(self):
        self.is_over.set()
        self.listener.close()
        self.cut()


def reset(connection):
    """At once, with whatever is on its way."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    connection.close()
