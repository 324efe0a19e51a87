"""Two people with slixmpp send each other a file through the proxy of their server (XEP-0065).

usage: proxy_transfer.py HOST PORT DOMAIN SUFFIX MEGABYTES

Prints "ok" and how many bytes went each way at the end. Anything else is a failure.
"""

import asyncio
import hashlib
import logging
import os
import sys

import slixmpp

from two_friends import DOMAIN, PATIENCE, Client, expect

MEGABYTES = int(sys.argv[5])


class Sender(Client):
    """A client that takes every bytestream and keeps what comes there."""

    def __init__(self, name):
        super().__init__(name, register=True)
        self.register_plugin("xep_0065", {"auto_accept": True})
        self.hash = hashlib.sha256()
        self.size = 0
        self.wanted = asyncio.get_event_loop().create_future()
        self.stream = asyncio.get_event_loop().create_future()
        self.add_event_handler("socks5_data", self.took)
        self.add_event_handler("socks5_stream", self.stream.set_result)

    def took(self, data):
        self.hash.update(data)
        self.size += len(data)
        if self.size == MEGABYTES << 20:
            self.wanted.set_result(None)


async def send(stream, content):
    for start in range(0, len(content), 1 << 16):
        await stream.write(content[start:start + (1 << 16)])


async def play():
    romeo = await Sender("romeo").enter()
    juliet = await Sender("juliet").enter()

    proxies = await romeo["xep_0065"].discover_proxies(timeout=PATIENCE)
    expect(f"proxy.{DOMAIN}" in {str(jid) for jid in proxies}, f"no proxy among {proxies}")

    stream = await romeo["xep_0065"].handshake(juliet.boundjid, timeout=PATIENCE)
    there = os.urandom(MEGABYTES << 20)
    back = os.urandom(MEGABYTES << 20)
    other = await asyncio.wait_for(juliet.stream, PATIENCE)
    await asyncio.gather(send(stream, there), send(other, back))
    await asyncio.wait_for(asyncio.gather(romeo.wanted, juliet.wanted), 60)
    expect(juliet.hash.digest() == hashlib.sha256(there).digest(), "Juliet got something else")
    expect(romeo.hash.digest() == hashlib.sha256(back).digest(), "Romeo got something else")

    try:
        await juliet["xep_0065"].activate(f"proxy.{DOMAIN}", "nobody knows", romeo.boundjid, timeout=PATIENCE)
        expect(False, "a stranger activated")
    except slixmpp.exceptions.IqError as error:
        expect(error.condition == "item-not-found", f"a stranger got {error.condition}")

    stream.transport.close()
    await romeo.leave()
    await juliet.leave()
    print("ok", MEGABYTES << 20, flush=True)


logging.basicConfig(level=logging.DEBUG if "-v" in sys.argv else logging.CRITICAL, stream=sys.stderr)
asyncio.get_event_loop().run_until_complete(asyncio.wait_for(play(), 120))
