"""Two people with the client profanity, as Debian has it, in a room: created, configured, joined, talked in, moderated, left, destroyed.

usage: room_visit.py HOST PORT DOMAIN; the accounts are romeo and juliet, their passwords "password-" and the name

Prints what has been done, one per line, and "ok" at the end.
"""

import re
import sys
import tempfile

from terminal import Profanity, until

HOST, PORT, DOMAIN = sys.argv[1:4]
ROOM = f"orchard@muc.{DOMAIN}"
NAME = "The orchard of Capulet"
QUESTION, ANSWER = "Art thou not Romeo, and a Montague?", "Neither, fair saint, if either thee dislike."
EMPTY_RESULT = r'^<iq\b(?=[^>]*type="result")[^>]*/>'
GONE = 'type="unavailable"'


class Visitor:
    """
    What one of the two does in the room and gets of it. The client has one thread: when its log has a stanza, then what is
    typed afterwards meets a client that has handled it.
    """

    def __init__(self, folder, name):
        self.client = Profanity(f"{folder}/{name}", HOST, PORT, f"{name}@{DOMAIN}", "password-" + name)
        self.nick, self.read = name.capitalize(), 0

    def does(self, line):
        self.client.types(line)

    def gets(self, kind, *parts):
        """A stanza of the server with all of this in it, after the one that was waited for before."""
        def found():
            text = self.client.log.read_text(errors="replace")
            for stanza in re.compile(rf"RECV: (<{kind}\b.*)").finditer(text, self.read):
                if all(re.search(part, stanza.group(1)) for part in parts):
                    self.read = stanza.end()
                    return stanza.group(1)
            return None
        return until(found, lambda: f"{self.nick} gets <{kind}/> with {parts}; it shows:\n{self.client.shown()[-3000:]}")

    def presence(self, nick, *parts):
        """Of somebody in the room."""
        self.gets("presence", rf'from="{re.escape(ROOM)}/{nick}"', *parts)

    def comes(self, *parts):
        self.does(f"/join {ROOM} nick {self.nick}")
        self.presence(self.nick, code(110), *parts)

    def says(self, words, *hearers):
        self.does(words)
        for hearer in (self, *hearers):
            hearer.gets("message", 'type="groupchat"', rf'from="{re.escape(ROOM)}/{self.nick}"', re.escape(words))
            hearer.client.hears(words)


def code(number):
    return rf'<status code="{number}"'


def item(**attributes):
    return "<item" + "".join(rf'(?=[^>]*\b{name}="{value}")' for name, value in attributes.items())


def done(what):
    print(what, flush=True)


def tag(form, name):
    """How the client calls a field of a form: by its number among those that are shown."""
    shown = [field for field in re.findall(r"<field\b[^>]*>", form) if 'type="hidden"' not in field and 'type="fixed"' not in field]
    return f"field{1 + next(at for at, field in enumerate(shown) if name in field)}"


def create(romeo):
    romeo.comes(code(201), item(affiliation="owner", role="moderator"))
    done("created")
    romeo.does("/room config")
    form = romeo.gets("iq", "muc#owner", "muc#roomconfig_roomname")
    romeo.does(f"/{tag(form, 'muc#roomconfig_roomname')} \"{NAME}\"")
    romeo.does("/form submit")
    romeo.gets("iq", EMPTY_RESULT, rf'from="{re.escape(ROOM)}"')
    done("configured")


def talk(romeo, juliet):
    juliet.comes(item(affiliation="none", role="participant"))
    romeo.presence("Juliet", item(affiliation="none", role="participant"))
    done("joined")
    juliet.gets("iq", "disco#info", f'name="{NAME}"')
    done("found as configured")
    juliet.says(QUESTION, romeo)
    romeo.says(ANSWER, juliet)
    done("talked")


def moderate(romeo, juliet):
    romeo.does("/role set moderator Juliet")
    juliet.presence("Juliet", code(110), item(role="moderator"))
    done("promoted")
    romeo.does("/role set participant Juliet")
    juliet.presence("Juliet", code(110), item(role="participant"))
    romeo.does("/kick Juliet enough")
    juliet.presence("Juliet", GONE, code(110), code(307), "enough")
    romeo.presence("Juliet", GONE, code(307))
    done("kicked")
    juliet.comes()
    romeo.presence("Juliet", item(role="participant"))
    romeo.does(f"/ban {juliet.client.jid} forever")
    juliet.presence("Juliet", GONE, code(110), code(301), item(affiliation="outcast"))
    romeo.presence("Juliet", GONE, code(301))
    juliet.does(f"/join {ROOM} nick Juliet")
    juliet.gets("presence", 'type="error"', "<forbidden")
    done("banned")
    romeo.does(f"/affiliation set none {juliet.client.jid}")
    romeo.gets("iq", EMPTY_RESULT, rf'from="{re.escape(ROOM)}"')
    juliet.comes()
    done("forgiven")


def leave(romeo, juliet):
    romeo.presence("Juliet", item(role="participant"))
    juliet.does("/close")
    juliet.presence("Juliet", GONE, code(110))
    romeo.presence("Juliet", GONE, item(role="none"))
    done("left")
    romeo.does("/room destroy")
    romeo.presence("Romeo", GONE, "<destroy")
    done("destroyed")


with tempfile.TemporaryDirectory() as home:
    one, other = Visitor(home, "romeo"), Visitor(home, "juliet")
    create(one)
    talk(one, other)
    moderate(one, other)
    leave(one, other)
    one.client.quits()
    other.client.quits()
done("ok")
