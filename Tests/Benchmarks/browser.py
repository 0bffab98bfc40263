"""A headless Chromium over its debugging pipe, and when it has painted what."""

import fcntl
import json
import os
import shutil
import subprocess
import tempfile

from measures import Failed, monotonic_microseconds

PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

#: Notes each change of an attribute with the time at which its frame had been painted: the first task after the frame.
PROBE = """
(() => {
  window.painted = [];
  new MutationObserver(() => {
    const seen = { ...document.body.dataset };
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => painted.push({ ...seen, at: performance.now() });
      channel.port2.postMessage(0);
    });
  }).observe(document.body, { attributes: true, attributeFilter: ["data-revision"] });
})()
"""


class Browser:
    """One browser with one page in front, so that nothing holds its frames back."""

    def __init__(self, width=1280, height=800):
        program = next((path for path in PATHS if os.access(path, os.X_OK)), None)
        if program is None:
            raise Failed("chromium is not installed; make test-packages installs it")
        self.profile = tempfile.mkdtemp(prefix="bench-screen-")
        theirs, self.out = os.pipe()
        self.into, theirs_too = os.pipe()
        # Numbers from 10 on, so that taking their places as 3 and 4 closes none of them.
        reads, writes = (fcntl.fcntl(number, fcntl.F_DUPFD, 10) for number in (theirs, theirs_too))

        def take_places():
            os.dup2(reads, 3)
            os.dup2(writes, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             "--autoplay-policy=no-user-gesture-required", "--remote-debugging-pipe", f"--user-data-dir={self.profile}",
             "about:blank"],
            stderr=subprocess.DEVNULL, preexec_fn=take_places, pass_fds=(3, 4))
        for number in (theirs, theirs_too, reads, writes):
            os.close(number)
        self.buffer, self.calls, self.session = b"", 0, None
        target = next(
            target for target in self.call("Target.getTargets")["targetInfos"] if target["type"] == "page")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def call(self, method, **parameters):
        self.calls += 1
        number = self.calls
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self.buffer:
                part = os.read(self.into, 65536)
                if not part:
                    raise Failed("the browser has gone")
                self.buffer += part
            line, _, self.buffer = self.buffer.partition(b"\0")
            answer = json.loads(line)
            if answer.get("id") == number:
                if "error" in answer:
                    raise Failed(f'{method}: {answer["error"]["message"]}')
                return answer["result"]

    def evaluate(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise Failed(f'the page failed: {result["exceptionDetails"]["text"]}')
        return result["result"].get("value")

    def open(self, url, ready):
        """Opens a page, waits until `ready` holds there, and begins to note what is painted."""
        self.call("Page.navigate", url=url)
        self.evaluate(
            "new Promise((done) => { const look = () => document.body && (" + ready + ") ? done(true) "
            ": setTimeout(look, 20); look(); })")
        self.evaluate(PROBE)
        self.origin = self.clock_origin()

    def clock_origin(self):
        """Microseconds of the machine's monotonic clock at which the page's clock stood at zero: of many looks the one that
        took the shortest."""
        looks = []
        for _ in range(40):
            before = monotonic_microseconds()
            page = self.evaluate("performance.now()")
            after = monotonic_microseconds()
            looks.append((after - before, (before + after) / 2 - page * 1000))
        return min(looks)[1]

    def painted(self, wanted):
        """Waits for what was painted as `wanted` (a condition on `seen`), forgets all until then, and answers when that was, by the
        machine's monotonic clock in microseconds."""
        at = self.evaluate(
            "new Promise((done, fail) => { let turns = 0; const look = () => {"
            " const index = painted.findIndex((seen) => " + wanted + ");"
            " if (index >= 0) { const at = painted[index].at; painted.splice(0, index + 1); done(at); }"
            " else if (++turns > 4000) fail(new Error('not painted')); else setTimeout(look, 5); }; look(); })")
        return self.origin + at * 1000

    def close(self):
        self.session = None
        try:
            self.call("Browser.close")
        except (Failed, OSError):
            pass
        self.process.wait(timeout=20)
        os.close(self.out)
        os.close(self.into)
        shutil.rmtree(self.profile, ignore_errors=True)
