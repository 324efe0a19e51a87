// Where the server is, and accounts on it.
import { randomBytes } from "node:crypto";
import WebSocket from "ws";

const base = process.env.PARLEY_WEB ?? "http://127.0.0.1:8080";
export const DOMAIN = process.env.PARLEY_DOMAIN ?? "localhost";
export const BOSH = `${base}/bosh`;
export const WEBSOCKET = `${base.replace(/^http/, "ws")}/xmpp-websocket`;
export const PASSWORD = "a secret of Verona";

/** An administrator, as name@domain:password. */
const ADMIN = process.env.PARLEY_ADMIN;

/** Executes a command at an address as the administrator, over REST; returns the fields of the answer by name. */
export async function command(address, node, fields) {
  const answer = await fetch(`${base}/rest/adhoc/${address}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Basic ${btoa(ADMIN)}` },
    body: JSON.stringify({ command: { node, fields: Object.entries(fields).map(([name, value]) => ({ var: name, value })) } }),
  });
  const { command } = await answer.json();
  if (!answer.ok) throw new Error(`${answer.status}`);
  return Object.fromEntries(command.fields.map((field) => [field.var, field.value]));
}

/** Makes an account in-band (XEP-0077) over WebSocket; returns its name. */
export function register() {
  const name = `u${randomBytes(6).toString("hex")}`;
  const open = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${DOMAIN}' version='1.0'/>`;
  const query = `<iq xmlns='jabber:client' type='set' id='r'><query xmlns='jabber:iq:register'>
    <username>${name}</username><password>${PASSWORD}</password></query></iq>`;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(WEBSOCKET, ["xmpp"]);
    socket.on("error", reject);
    socket.on("open", () => socket.send(open));
    socket.on("message", (data) => {
      const frame = data.toString();
      if (frame.startsWith("<stream:features")) {
        socket.send(query);
      } else if (frame.startsWith("<iq")) {
        socket.close();
        if (frame.includes("type='result'")) resolve(name);
        else reject(new Error(frame));
      } else if (frame.startsWith("<stream:error")) {
        reject(new Error(frame));
      }
    });
  });
}

/** A promise, and what settles it. */
export function later() {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
}
