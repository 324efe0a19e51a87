// @xmpp/client.
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, xml } from "@xmpp/client";
import WebSocket from "ws";
import { DOMAIN, later, PASSWORD, register, WEBSOCKET } from "./server.js";

globalThis.WebSocket ??= WebSocket; // browsers and newer versions of Node have it

function person(username) {
  const xmpp = client({ service: WEBSOCKET, domain: DOMAIN, username, password: PASSWORD, resource: "xmpp.js" });
  xmpp.on("error", () => {}); // a broken socket is part of the test
  return xmpp;
}

function nextMessage(xmpp) {
  const message = later();
  const listener = (stanza) => {
    const body = stanza.is("message") && stanza.getChildText("body");
    if (body) {
      xmpp.off("stanza", listener);
      message.resolve(body);
    }
  };
  xmpp.on("stanza", listener);
  return message.promise;
}

function say(xmpp, to, text) {
  return xmpp.send(xml("message", { to: `${to}@${DOMAIN}`, type: "chat" }, xml("body", {}, text)));
}

test("two people talk", async () => {
  const [romeo, juliet] = [await register(), await register()];
  const his = person(romeo);
  const hers = person(juliet);
  await Promise.all([his.start(), hers.start()]);
  await his.send(xml("presence"));
  await hers.send(xml("presence"));

  const heard = nextMessage(his);
  await say(hers, romeo, "Wherefore art thou?");
  assert.equal(await heard, "Wherefore art thou?");
  const answered = nextMessage(hers);
  await say(his, juliet, "Call me but love");
  assert.equal(await answered, "Call me but love");
  await Promise.all([his.stop(), hers.stop()]);
});

test("a request is answered", async () => {
  const xmpp = person(await register());
  await xmpp.start();
  const result = await xmpp.iqCaller.request(xml("iq", { type: "get" }, xml("query", "jabber:iq:roster")));
  assert.equal(result.attrs.type, "result");
  await xmpp.stop();
});

test("a stream is resumed, and nothing is lost (XEP-0198)", async () => {
  const [romeo, juliet] = [await register(), await register()];
  const his = person(romeo);
  const hers = person(juliet);
  await Promise.all([his.start(), hers.start()]);
  // Before that the library does not keep what it sends (0.14.0, with bind 2).
  while (!his.streamManagement.enabled) await new Promise((done) => setTimeout(done, 20));
  await his.send(xml("presence"));

  const resumed = later();
  his.streamManagement.on("resumed", resumed.resolve);
  his.on("online", () => resumed.reject(new Error("a new session")));
  const heard = nextMessage(his);
  const lost = later();
  his.once("disconnect", lost.resolve);
  his.reconnect.delay = 300;
  his.socket.socket.terminate();
  await lost.promise;
  await say(hers, romeo, "while you were away");
  await resumed.promise;
  assert.equal(await heard, "while you were away");
  await Promise.all([his.stop(), hers.stop()]);
});
