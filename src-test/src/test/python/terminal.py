"""The terminal client profanity, typed to like a person does; what it knows is read from its files."""

import atexit
import fcntl
import os
import pathlib
import pty
import re
import struct
import subprocess
import termios
import threading
import time

PATIENCE = 60


def until(found, what):
    """Waits until a function returns something, and returns that. What it waits for may be a function, too: asked when it did not come."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        result = found()
        if result:
            return result
        time.sleep(0.1)
    raise AssertionError(f"not within {PATIENCE} s: {what() if callable(what) else what}")


class Profanity:
    """One run of it. The home is a folder that may have been used before."""

    def __init__(self, home, host, port, jid, password, settings=""):
        self.home, self.jid = pathlib.Path(home), jid
        self.log = self.home / "debug.log"
        self.log.unlink(missing_ok=True)
        self.write("data/profanity/accounts", f"[{jid}]\nenabled=true\njid={jid}\nresource=profanity\n"
                   f"password={password}\nserver={host}\nport={port}\ntls.policy=trust\n")
        self.write("config/profanity/profrc", f"[connection]\naccount={jid}\n[notifications]\nmessage=false\n"
                   f"[logging]\nchlog=true\ngrlog=true\nhistory=true\n{settings}")
        self.screen = bytearray()
        self.keyboard, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        environment = dict(os.environ, HOME=str(self.home), XDG_DATA_HOME=str(self.home / "data"),
                           XDG_CONFIG_HOME=str(self.home / "config"), TERM="xterm", LANG="C.UTF-8")
        self.process = subprocess.Popen(["profanity", "-l", "DEBUG", "-f", str(self.log)], stdin=side, stdout=side,
                                        stderr=side, env=environment, start_new_session=True)
        atexit.register(self.process.kill)  # without its terminal it would run for ever, and busily
        os.close(side)
        threading.Thread(target=self.watch, daemon=True).start()
        until(lambda: "logged in successfully" in self.shown(), lambda: f"{jid} is logged in; it shows:\n{self.shown()}")

    def write(self, name, text):
        file = self.home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def watch(self):
        try:
            while True:
                self.screen.extend(os.read(self.keyboard, 65536))
        except OSError:
            pass

    def shown(self):
        """All that it has drawn, without the sequences that move the cursor."""
        return re.sub(r"\x1b[^a-zA-Z]*[a-zA-Z]", "", self.screen.decode("utf-8", "replace"))

    def types(self, line):
        os.write(self.keyboard, line.encode() + b"\r")

    def knows_the_server(self):
        """It puts off what it asks of the archive while it does not know each service, and mostly for ever."""
        def all_known():
            log = self.log.read_text()
            services = re.search(r'RECV: <iq [^\n]*<query xmlns="http://jabber.org/protocol/disco#items"[^\n]*', log)
            known = re.findall(r"connection_features_received \S+", log)
            return services and len(known) > services.group().count("<item ")
        until(all_known, f"{self.jid} knows the server")

    def mechanism(self):
        return re.findall(r'SENT: <auth mechanism="([^"]*)"', self.log.read_text())[-1]

    def hears(self, words):
        """A message is in its log of the chats."""
        chats = self.home / "data/profanity/chatlogs"
        until(lambda: any(words in file.read_text() for file in chats.rglob("*.log")), lambda: f"{self.jid} hears {words!r}; it shows:\n{self.shown()}")

    def quits(self):
        self.types("/quit")
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
