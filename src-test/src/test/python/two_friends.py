"""Two people with slixmpp: they make accounts, become friends and talk, while both are there and while one is not.

usage: two_friends.py HOST PORT DOMAIN SUFFIX

Prints the SASL mechanism of each log-in, one per line, and "ok" at the end. The last log-in is that of slixmpp as it is. Anything else is a failure.
"""

import asyncio
import logging
import ssl
import sys

import slixmpp
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatcherId

HOST, PORT, DOMAIN, SUFFIX = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
PATIENCE = 30


class Client(slixmpp.ClientXMPP):
    """A client that keeps what it gets."""

    def __init__(self, name, register=False, as_it_is=False):
        super().__init__(f"{name}-{SUFFIX}@{DOMAIN}/slixmpp", f"password of {name}")
        for plugin in ("xep_0030", "xep_0199", "xep_0203"):
            self.register_plugin(plugin)
        if not as_it_is:
            self.without_binding()
        if register:
            # Its own handler of this feature asks for a form first, and that request waits for a session.
            self.register_plugin("xep_0077")
            self.unregister_feature("register", 50)
            self.register_feature("register", self.make_account, restart=False, order=50)
        self.auto_authorize = None
        self.auto_subscribe = False
        self.messages = asyncio.Queue()
        self.presences = asyncio.Queue()
        self.ready = asyncio.get_event_loop().create_future()
        self.mechanism = None
        # The server shows a certificate that it has made itself.
        self.ssl_context = ssl.create_default_context()
        self.ssl_context.check_hostname = False
        self.ssl_context.verify_mode = ssl.CERT_NONE
        self.add_event_handler("session_start", self.started)
        self.add_event_handler("failed_all_auth", lambda _: self.fail("no log-in"))
        self.add_event_handler("message", self.messages.put_nowait)
        for kind in ("subscribe", "subscribed", "available", "unavailable"):
            self.add_event_handler(f"presence_{kind}", self.presences.put_nowait)

    def without_binding(self):
        """slixmpp 1.8 offers tls-unique, which TLS 1.3 does not have, and ends with PLAIN when that fails."""
        feature = self["feature_mechanisms"]
        usual = feature.sasl_callback

        def credentials(required, optional):
            return {**usual(required, optional), "channel_binding": None}

        feature.sasl_callback = credentials

    def get_ssl_context(self):
        return self.ssl_context

    async def make_account(self, _):
        made = asyncio.get_event_loop().create_future()
        self.register_handler(Callback("made", MatcherId("make"), made.set_result, once=True))
        iq = self.make_iq_set()
        iq["id"] = "make"
        iq["register"]["username"] = self.boundjid.user
        iq["register"]["password"] = self.password
        self.send_raw(str(iq))
        answer = await asyncio.wait_for(made, PATIENCE)
        if answer["type"] != "result":
            self.fail(f"no account: {answer}")
        return False

    def fail(self, why):
        if not self.ready.done():
            self.ready.set_exception(RuntimeError(why))

    async def started(self, _):
        self.mechanism = self["feature_mechanisms"].mech.name
        await self.get_roster(timeout=PATIENCE)
        self.send_presence()
        if not self.ready.done():
            self.ready.set_result(None)

    async def enter(self):
        if slixmpp.__version_info__ < (1, 9):
            self.connect((HOST, PORT), use_ssl=False, force_starttls=True, disable_starttls=False)
        else:
            self.connect(HOST, PORT)
        await asyncio.wait_for(self.ready, PATIENCE)
        print(self.mechanism, flush=True)
        return self

    async def leave(self):
        gone = asyncio.get_event_loop().create_future()
        self.add_event_handler("disconnected", lambda _: gone.done() or gone.set_result(None))
        self.disconnect()
        await asyncio.wait_for(gone, PATIENCE)

    async def sees(self, kind, who):
        """Waits for a presence of a kind from somebody, whatever comes before it."""
        while True:
            presence = await asyncio.wait_for(self.presences.get(), PATIENCE)
            if presence["type"] == kind and presence["from"].bare == who:
                return presence

    async def hears(self, body):
        message = await asyncio.wait_for(self.messages.get(), PATIENCE)
        expect(message["body"] == body, f"expected {body!r}, got {message['body']!r}")
        return message

    def says(self, to, body):
        self.send_message(mto=to.boundjid.bare, mbody=body, mtype="chat")


def expect(condition, why):
    if not condition:
        raise AssertionError(why)


async def befriend(one, other):
    one.send_presence_subscription(pto=other.boundjid.bare, ptype="subscribe")
    await other.sees("subscribe", one.boundjid.bare)
    other.send_presence_subscription(pto=one.boundjid.bare, ptype="subscribed")
    await one.sees("subscribed", other.boundjid.bare)
    await one.sees("available", other.boundjid.bare)


async def play():
    romeo = await Client("romeo", register=True).enter()
    juliet = await Client("juliet", register=True).enter()
    await befriend(romeo, juliet)
    await befriend(juliet, romeo)
    await romeo.update_roster(juliet.boundjid.bare, name="Juliet", groups=["Capulet"])
    entry = romeo.client_roster[juliet.boundjid.bare]
    expect(entry["subscription"] == "both", f"subscription {entry['subscription']}")

    romeo.says(juliet, "Wilt thou leave me so unsatisfied?")
    await juliet.hears("Wilt thou leave me so unsatisfied?")
    juliet.says(romeo, "What satisfaction canst thou have tonight? \U0001f319")
    await romeo.hears("What satisfaction canst thou have tonight? \U0001f319")

    await juliet.leave()
    await romeo.sees("unavailable", juliet.boundjid.bare)
    romeo.says(juliet, "Good night, good night!")
    romeo.says(juliet, "Parting is such sweet sorrow")
    await romeo["xep_0199"].ping(DOMAIN, timeout=PATIENCE)

    juliet = await Client("juliet").enter()
    first = await juliet.hears("Good night, good night!")
    expect(first["delay"]["stamp"], "no delay in an offline message")
    await juliet.hears("Parting is such sweet sorrow")
    await romeo.leave()
    await juliet.leave()
    await (await Client("romeo", as_it_is=True).enter()).leave()
    print("ok", flush=True)


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG if "-v" in sys.argv else logging.CRITICAL, stream=sys.stderr)
    asyncio.get_event_loop().run_until_complete(asyncio.wait_for(play(), 120))
