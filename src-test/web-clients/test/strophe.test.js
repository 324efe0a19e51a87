// strophe.js, which Converse and many others are made of.
import assert from "node:assert/strict";
import { test } from "node:test";
import Requests from "xhr2";
import { $iq, $msg, $pres, Strophe } from "strophe.js";
import { BOSH, command, DOMAIN, later, PASSWORD, register, WEBSOCKET } from "./server.js";

/** What browsers have and the one for Node has not: the response as a document. */
globalThis.XMLHttpRequest = class extends Requests {
  get responseXML() {
    return this.responseText ? new DOMParser().parseFromString(this.responseText, "text/xml") : null;
  }

  set responseXML(ignored) {} // the one for Node sets it to null
};
Strophe.setLogLevel(Strophe.LogLevel.FATAL);

/** A connection whose client has logged in. */
function logIn(service, name, options = {}) {
  const connection = new Strophe.Connection(service, options);
  const connected = later();
  connection.connect(`${name}@${DOMAIN}/strophe`, PASSWORD, (status, why) => {
    if (status === Strophe.Status.CONNECTED) connected.resolve(connection);
    if (status === Strophe.Status.AUTHFAIL || status === Strophe.Status.CONNFAIL || status === Strophe.Status.ERROR)
      connected.reject(new Error(`${status} ${why}`));
  });
  return connected.promise;
}

function logOut(connection) {
  const gone = later();
  connection.connect_callback = (status) => {
    if (status === Strophe.Status.DISCONNECTED) gone.resolve();
  };
  connection.disconnect();
  return gone.promise;
}

/** The next message with a body. */
function nextMessage(connection) {
  const message = later();
  connection.addHandler(
    (stanza) => {
      const body = stanza.getElementsByTagName("body")[0];
      if (!body) return true;
      message.resolve(body.textContent);
      return false;
    },
    null,
    "message",
  );
  return message.promise;
}

function say(connection, to, text) {
  connection.send($msg({ to: `${to}@${DOMAIN}`, type: "chat" }).c("body").t(text));
}

for (const [name, service] of Object.entries({ BOSH, WebSocket: WEBSOCKET })) {
  test(`${name}: two people talk`, async () => {
    const [romeo, juliet] = [await register(), await register()];
    const hers = await logIn(service, juliet);
    const his = await logIn(service, romeo);
    hers.send($pres());
    his.send($pres());

    const text = "Art thou not Romeo, & a Montague? <✓ 🌹>";
    const heard = nextMessage(his);
    say(hers, romeo, text);
    assert.equal(await heard, text);

    const answered = nextMessage(hers);
    say(his, juliet, "Neither, fair maid");
    assert.equal(await answered, "Neither, fair maid");
    await Promise.all([logOut(his), logOut(hers)]);
  });

  test(`${name}: many messages arrive in their order`, async () => {
    const [romeo, juliet] = [await register(), await register()];
    const hers = await logIn(service, juliet);
    const his = await logIn(service, romeo);
    his.send($pres());
    const texts = [];
    const all = later();
    his.addHandler((stanza) => {
      texts.push(stanza.getElementsByTagName("body")[0].textContent);
      if (texts.length === 100) all.resolve();
      return true;
    }, null, "message");
    for (let i = 0; i < 100; i++) say(hers, romeo, `${i}`);
    await all.promise;
    assert.deepEqual(texts, Array.from({ length: 100 }, (_, i) => `${i}`));
    await Promise.all([logOut(his), logOut(hers)]);
  });

  test(`${name}: a wrong password is refused`, async () => {
    const name = await register();
    const connection = new Strophe.Connection(service);
    const refused = later();
    connection.connect(`${name}@${DOMAIN}`, "wrong", (status) => {
      if (status === Strophe.Status.AUTHFAIL) refused.resolve();
      if (status === Strophe.Status.CONNECTED) refused.reject(new Error("logged in"));
    });
    await refused.promise;
    connection.reset();
  });
}

for (const [name, service] of Object.entries({ BOSH, WebSocket: WEBSOCKET })) {
  test(`${name}: a file is sent by the way that the client is connected (XEP-0363)`, async () => {
    const connection = await logIn(service, await register());
    const slot = later();
    const request = $iq({ type: "get", to: `upload.${DOMAIN}` })
      .c("request", { xmlns: "urn:xmpp:http:upload:0", filename: "rose.txt", size: "4", "content-type": "text/plain" });
    connection.sendIQ(request, slot.resolve, slot.reject);
    const [put, get] = ["put", "get"].map((each) => slot.promise.then((answer) => answer.getElementsByTagName(each)[0].getAttribute("url")));
    assert.equal(new URL(await put).origin, new URL(service.replace(/^ws/, "http")).origin);
    const taken = await fetch(await put, { method: "PUT", body: "rose", headers: { "Content-Type": "text/plain" } });
    assert.equal(taken.status, 201);
    const { protocol, hostname, pathname } = new URL(await get);
    assert.ok(protocol === "https:" || DOMAIN === "localhost", await get);
    assert.equal(await (await fetch(new URL(pathname, await put))).text(), "rose");
    await logOut(connection);
  });
}

test("BOSH: a page that is loaded again goes on with its session", async () => {
  const [romeo, juliet] = [await register(), await register()];
  const hers = await logIn(BOSH, juliet);
  const first = await logIn(BOSH, romeo);
  first.send($pres());
  const arrived = nextMessage(first);
  say(hers, romeo, "before");
  assert.equal(await arrived, "before");
  const { jid, _proto: { sid, rid } } = first;
  first.pause();
  first.reset(); // the page is gone, and its requests with it

  const second = new Strophe.Connection(BOSH);
  const attached = later();
  second.attach(jid, sid, rid, (status) => {
    if (status === Strophe.Status.ATTACHED) attached.resolve();
  });
  await attached.promise;
  const heard = nextMessage(second);
  say(hers, romeo, "after");
  assert.equal(await heard, "after");
  await Promise.all([logOut(second), logOut(hers)]);
});

test("WebSocket: a stream is resumed, and nothing is lost (XEP-0198)", async () => {
  const [romeo, juliet] = [await register(), await register()];
  const hers = await logIn(WEBSOCKET, juliet);
  const his = await logIn(WEBSOCKET, romeo, { enableStreamManagement: true });
  his.send($pres());
  while (!his.isStreamManagementEnabled()) await new Promise((done) => setTimeout(done, 20));

  const socket = his._proto.socket;
  const cut = later();
  his.connect_callback = (status) => {
    if (status === Strophe.Status.DISCONNECTED) cut.resolve();
  };
  socket.terminate();
  await cut.promise;
  say(hers, romeo, "while you were away");

  const heard = nextMessage(his);
  const back = later();
  his.connect(his.jid, PASSWORD, (status, why) => {
    if (status === Strophe.Status.CONNECTED) back.resolve();
    if (status === Strophe.Status.CONNFAIL || status === Strophe.Status.AUTHFAIL) back.reject(new Error(why));
  });
  await back.promise;
  assert.ok(his.hasResumed());
  assert.equal(await heard, "while you were away");
  await Promise.all([logOut(his), logOut(hers)]);
});

test("BOSH: a page that is given an open session needs no password", async () => {
  const [romeo, juliet] = [await register(), await register()];
  const hers = await logIn(BOSH, juliet);
  const session = { from: `${romeo}@${DOMAIN}`, hold: "1", wait: "20" };
  const { from, sid, rid } = await command(`bosh@${DOMAIN}`, "pre-bind-bosh-session", session);
  assert.ok(from.startsWith(`${romeo}@${DOMAIN}/`), from);

  const his = new Strophe.Connection(BOSH);
  const attached = later();
  his.attach(from, sid, Number(rid), (status) => {
    if (status === Strophe.Status.ATTACHED) attached.resolve();
  });
  await attached.promise;
  const heard = nextMessage(his);
  const answered = nextMessage(hers);
  say(his, juliet, "what man art thou?"); // before there is any presence
  hers.send($pres());
  his.send($pres());
  assert.equal(await answered, "what man art thou?");
  say(hers, romeo, "by whose direction found'st thou out this place?");
  assert.match(await heard, /direction/);
  await Promise.all([logOut(his), logOut(hers)]);
});
