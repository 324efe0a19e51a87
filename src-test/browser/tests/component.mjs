import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { rest } from './people.mjs';

/** The first port of a bean, at which the server listens on the loopback address. */
export async function port(name) {
  const { items } = await rest('GET', '/listeners');
  return items.find((listener) => listener.name === name).port;
}

/** A component that has logged in (XEP-0114); `closed` is fulfilled when the server ends the connection. */
export async function component(domain, secret) {
  const socket = connect(await port('ext'), '127.0.0.1');
  socket.setEncoding('utf8');
  const closed = once(socket, 'close');
  let text = '';
  const said = (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text);
        if (found) resolve(found);
      };
      socket.on('data', look);
      socket.on('close', () => reject(new Error(`closed after ${text}`)));
      look();
    });
  socket.on('data', (more) => {
    text += more;
  });
  socket.on('error', () => {}); // to be disconnected is part of the tests
  await once(socket, 'connect');
  socket.write(`<stream:stream xmlns='jabber:component:accept' xmlns:stream='http://etherx.jabber.org/streams' to='${domain}'>`);
  const [, id] = await said(/ id=['"]([^'"]+)['"]/);
  socket.write(`<handshake>${createHash('sha1').update(id + secret).digest('hex')}</handshake>`);
  await said(/<handshake\s*\/>/);
  return { closed, send: (stanza) => socket.write(stanza), close: () => socket.destroy() };
}
