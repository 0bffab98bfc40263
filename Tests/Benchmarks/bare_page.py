"""The baseline of the screen: a page of a few lines that shows what an event stream says, and nothing else."""

import http.server
import queue
import threading

from measures import monotonic_microseconds

PAGE = b"""<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>bare</title><body><p></p><script>
new EventSource("/events").onmessage = (event) => {
  document.querySelector("p").textContent = event.data;
  document.body.dataset.revision = event.data;
};
</script></body></html>
"""


class BarePage:
    def __init__(self):
        self.says = queue.Queue()
        self.said = 0
        page = self

        class Answers(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                self.send_response(200)
                if self.path != "/events":
                    self.send_header("Content-Type", "text/html")
                    self.send_header("Content-Length", str(len(PAGE)))
                    self.end_headers()
                    self.wfile.write(PAGE)
                    return
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                while (word := page.says.get()) is not None:
                    self.wfile.write(f"data: {word}\n\n".encode())
                    self.wfile.flush()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def say(self):
        """Answers when it was said, and the condition for having been painted."""
        self.said += 1
        at = monotonic_microseconds()
        self.says.put(self.said)
        return at, f"seen.revision === '{self.said}'"

    def close(self):
        self.says.put(None)
        self.server.shutdown()
