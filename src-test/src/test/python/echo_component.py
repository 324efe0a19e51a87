"""A component with slixmpp: it echoes messages, answers service discovery, subscribes and is subscribed to, and comes back.

usage: echo_component.py HOST CLIENTS COMPONENTS DOMAIN SUFFIX COMPONENT SECRET

Prints "ok" at the end; anything else is a failure.
"""

import asyncio
import logging
import ssl
import sys

import slixmpp
from slixmpp.componentxmpp import ComponentXMPP
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatcherId

HOST, CLIENTS, COMPONENTS, DOMAIN, SUFFIX, NAME, SECRET = sys.argv[1:8]
PATIENCE = 30


def expect(condition, why):
    if not condition:
        raise AssertionError(why)


def dial(stream, port):
    if slixmpp.__version_info__ < (1, 9) and stream.is_client:
        stream.connect((HOST, int(port)), use_ssl=False, force_starttls=True, disable_starttls=False)
    else:
        stream.connect(HOST, int(port))


class Echo(ComponentXMPP):
    """Answers whatever it hears with the same, from wherever it was addressed."""

    is_client = False

    def __init__(self, secret):
        super().__init__(NAME, secret, HOST, int(COMPONENTS))
        for plugin in ("xep_0030", "xep_0199"):
            self.register_plugin(plugin)
        self["xep_0030"].add_identity(category="automation", itype="echo", name="Echo")
        self["xep_0030"].add_feature("urn:example:echo")
        self.ready = asyncio.get_event_loop().create_future()
        self.refused = asyncio.get_event_loop().create_future()
        self.presences = asyncio.Queue()
        self.add_event_handler("session_start", lambda _: self.ready.done() or self.ready.set_result(None))
        self.add_event_handler("stream_error", lambda error: self.refused.done() or self.refused.set_result(error["condition"]))
        self.add_event_handler("message", self.answer)
        for kind in ("subscribe", "available", "unavailable"):
            self.add_event_handler(f"presence_{kind}", self.presences.put_nowait)

    def answer(self, message):
        if message["type"] in ("chat", "normal"):
            self.send_message(mto=message["from"], mfrom=message["to"], mbody=message["body"], mtype="chat")

    async def enter(self):
        dial(self, COMPONENTS)
        await asyncio.wait_for(self.ready, PATIENCE)
        return self

    async def leave(self):
        gone = asyncio.get_event_loop().create_future()
        self.add_event_handler("disconnected", lambda _: gone.done() or gone.set_result(None))
        self.disconnect()
        await asyncio.wait_for(gone, PATIENCE)


class Romeo(slixmpp.ClientXMPP):
    """A client without an account of its own: it makes one."""

    is_client = True

    def __init__(self):
        super().__init__(f"romeo-{SUFFIX}@{DOMAIN}/slixmpp", "password of romeo")
        for plugin in ("xep_0030", "xep_0077", "xep_0199"):
            self.register_plugin(plugin)
        # Its own handler of this feature asks for a form first, and that request waits for a session.
        self.unregister_feature("register", 50)
        self.register_feature("register", self.make_account, restart=False, order=50)
        feature = self["feature_mechanisms"]
        usual = feature.sasl_callback
        # slixmpp 1.8 offers tls-unique, which TLS 1.3 does not have.
        feature.sasl_callback = lambda required, optional: {**usual(required, optional), "channel_binding": None}
        self.messages = asyncio.Queue()
        self.ready = asyncio.get_event_loop().create_future()
        self.context = ssl.create_default_context()
        self.context.check_hostname = False
        self.context.verify_mode = ssl.CERT_NONE
        self.auto_authorize = None
        self.auto_subscribe = False
        self.add_event_handler("session_start", self.started)
        self.add_event_handler("message", self.messages.put_nowait)
        self.subscribed = asyncio.Queue()
        self.add_event_handler("presence_subscribed", self.subscribed.put_nowait)

    def get_ssl_context(self):
        return self.context

    async def make_account(self, _):
        made = asyncio.get_event_loop().create_future()
        self.register_handler(Callback("made", MatcherId("make"), made.set_result, once=True))
        iq = self.make_iq_set()
        iq["id"] = "make"
        iq["register"]["username"] = self.boundjid.user
        iq["register"]["password"] = self.password
        self.send_raw(str(iq))
        answer = await asyncio.wait_for(made, PATIENCE)
        expect(answer["type"] == "result", f"no account: {answer}")
        return False

    async def started(self, _):
        self.send_presence()
        await self.get_roster(timeout=PATIENCE)
        if not self.ready.done():
            self.ready.set_result(None)

    async def enter(self):
        dial(self, CLIENTS)
        await asyncio.wait_for(self.ready, PATIENCE)
        return self

    async def hears(self, body, kind="chat"):
        message = await asyncio.wait_for(self.messages.get(), PATIENCE)
        expect(message["type"] == kind, f"expected {kind}, got {message}")
        expect(kind == "error" or message["body"] == body, f"expected {body!r}, got {message['body']!r}")
        return message


async def play():
    stranger = Echo("not the secret")
    dial(stranger, COMPONENTS)
    condition = await asyncio.wait_for(stranger.refused, PATIENCE)
    expect(condition == "not-authorized", condition)
    stranger.abort()

    echo = await Echo(SECRET).enter()
    romeo = await Romeo().enter()
    bot = f"bot@{NAME}"

    romeo.send_message(mto=bot, mbody="Is the day so young? \U0001f319", mtype="chat")
    await romeo.hears("Is the day so young? \U0001f319")

    items = await romeo["xep_0030"].get_items(DOMAIN, timeout=PATIENCE)
    expect(NAME in [item[0] for item in items["disco_items"]["items"]], f"not listed: {items}")
    info = await romeo["xep_0030"].get_info(NAME, timeout=PATIENCE)
    expect("urn:example:echo" in info["disco_info"]["features"], f"features: {info}")
    info = await echo["xep_0030"].get_info(DOMAIN, ifrom=NAME, timeout=PATIENCE)
    expect(("server", "im") in [each[:2] for each in info["disco_info"]["identities"]], f"identities: {info}")

    romeo.send_presence_subscription(pto=bot, ptype="subscribe")
    presence = await asyncio.wait_for(echo.presences.get(), PATIENCE)
    expect(presence["type"] == "subscribe" and presence["to"] == bot, str(presence))
    echo.send_presence(pto=presence["from"], pfrom=bot, ptype="subscribed")
    await asyncio.wait_for(romeo.subscribed.get(), PATIENCE)

    # It drops and returns: its route is kept, and who writes meanwhile is told so.
    await echo.leave()
    romeo.send_message(mto=bot, mbody="Still there?", mtype="chat")
    error = await romeo.hears("", kind="error")
    expect(error["error"]["condition"] == "service-unavailable", str(error))
    echo = await Echo(SECRET).enter()
    for number in range(200):
        romeo.send_message(mto=bot, mbody=f"message {number}", mtype="chat")
    for number in range(200):
        await romeo.hears(f"message {number}")
    await echo.leave()
    romeo.disconnect()
    print("ok", flush=True)


logging.basicConfig(level=logging.DEBUG if "-v" in sys.argv else logging.CRITICAL, stream=sys.stderr)
asyncio.get_event_loop().run_until_complete(asyncio.wait_for(play(), 120))
