"""Two clients as Debian has them, profanity and go-sendxmpp, talk to each other, and what was said is read again.

usage: stock_clients.py HOST PORT DOMAIN; the accounts are romeo and juliet, their passwords "password-" and the name

Prints the SASL mechanism of each log-in, one per line, and "ok" at the end.
"""

import os
import re
import subprocess
import sys
import tempfile

from terminal import PATIENCE, Profanity, until

HOST, PORT, DOMAIN = sys.argv[1:4]
ROMEO, JULIET = f"romeo@{DOMAIN}", f"juliet@{DOMAIN}"

QUESTION, ANSWER = "Wilt thou leave me so unsatisfied?", "What satisfaction canst thou have tonight?"


def password(jid):
    return "password-" + jid.split("@")[0]


def sendxmpp(jid, *arguments):
    """go-sendxmpp as it is, but for the trust in a certificate that the server has made itself."""
    return ["go-sendxmpp", "--suppress-root-warning", "-d", "-n", "-u", jid, "-p", password(jid), "-j", f"{HOST}:{PORT}", *arguments]


def mechanisms(log):
    """By SASL or by SASL2."""
    return re.findall(r"SEND: <auth(?:enticate)? [^>]*mechanism='([^']*)'", log)


def own(folder):
    """No tokens (XEP-0484) of other servers: go-sendxmpp keeps them in the home of its user."""
    return {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {"HOME": folder}


def remembers(home, *words):
    """A profanity that has never run before gets from the archive (XEP-0313) what was said to another one."""
    anew = Profanity(home, HOST, PORT, ROMEO, password(ROMEO))
    anew.types("/mam on")
    anew.knows_the_server()
    anew.types(f"/msg {JULIET}")
    for line in words:
        until(lambda: line in anew.shown(), f"the history shows {line!r}; it shows:\n{anew.shown()}")
    anew.quits()


def play(folder):
    with open(folder + "/juliet.log", "w+") as log:
        juliet = subprocess.Popen(sendxmpp(JULIET, "-l"), stdout=log, stderr=subprocess.STDOUT,
                                  env=own(folder))
        try:
            def said():
                log.seek(0)
                return log.read()

            until(lambda: "RECV: <presence" in said(), "juliet is there")
            romeo = Profanity(folder + "/romeo", HOST, PORT, ROMEO, password(ROMEO))
            romeo.types(f"/msg {JULIET} {QUESTION}")
            until(lambda: re.search(f"Z {ROMEO}: {re.escape(QUESTION)}", said()), "juliet hears romeo")
            answer = subprocess.run(sendxmpp(JULIET, ROMEO), input=ANSWER, text=True,
                                    capture_output=True, timeout=PATIENCE, check=True, env=own(folder))
            romeo.hears(ANSWER)
            romeo.quits()
            remembers(folder + "/romeo-elsewhere", QUESTION, ANSWER)
            for mechanism in (*mechanisms(said()), *mechanisms(answer.stdout + answer.stderr), romeo.mechanism()):
                print(mechanism, flush=True)
        finally:
            juliet.terminate()
            juliet.wait(PATIENCE)


with tempfile.TemporaryDirectory() as folder:
    play(folder)
print("ok", flush=True)
