"""Stands between the kiosk and its centre, and counts what the kiosk sends."""

import socket
import threading
import time

REQUEST = b"POST /v1/batches "


class CountingProxy:
    def __init__(self, port):
        self.centre = port
        self.sent_bytes = self.batches = 0
        #: When the kiosk began to send its first batch.
        self.first_batch_at = None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                kiosk, _ = self.listener.accept()
            except OSError:
                return
            centre = socket.create_connection(("127.0.0.1", self.centre))
            threading.Thread(target=self.carry, args=(kiosk, centre, self.count), daemon=True).start()
            threading.Thread(target=self.carry, args=(centre, kiosk, lambda _: None), daemon=True).start()

    def carry(self, source, target, look):
        try:
            while data := source.recv(1 << 16):
                look(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def count(self, data):
        """A request's first line comes in one piece: the kiosk waits for the answer before it."""
        self.sent_bytes += len(data)
        if data.startswith(REQUEST):
            self.batches += 1
            self.first_batch_at = self.first_batch_at or time.monotonic()

    def stop(self):
        self.listener.close()
