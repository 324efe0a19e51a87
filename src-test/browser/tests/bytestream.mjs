import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { port } from './component.mjs';
import { DOMAIN, xml } from './people.mjs';

const NS = 'http://jabber.org/protocol/bytestreams';

/** One end at the proxy: SOCKS5 without authentication, with the hash of XEP-0065 section 5.3.2 for an address. */
async function end(hash) {
  const socket = connect(await port('socks5'), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(Buffer.from([5, 1, 0]));
  await once(socket, 'data');
  socket.write(Buffer.concat([Buffer.from([5, 1, 0, 3, hash.length]), Buffer.from(hash), Buffer.from([0, 0])]));
  await once(socket, 'data');
  return socket;
}

/** A bytestream through the proxy that has relayed some bytes and goes on until it is closed. */
export async function bytestream(requester, target, bytes) {
  const sid = `s${process.hrtime.bigint()}`;
  const [from, to] = [requester.jid.toString(), target.jid.toString()];
  const hash = createHash('sha1').update(sid + from + to).digest('hex');
  const receiving = await end(hash);
  const sending = await end(hash);
  await requester.iqCaller.request(xml('iq', { type: 'set', to: `proxy.${DOMAIN}` }, xml('query', { xmlns: NS, sid }, xml('activate', {}, to))));
  let got = 0;
  const all = new Promise((resolve) => {
    receiving.on('data', (data) => {
      got += data.length;
      if (got >= bytes) resolve();
    });
  });
  sending.write(Buffer.alloc(bytes));
  await all;
  const ended = once(receiving, 'close');
  return {
    close: async () => {
      sending.destroy();
      await ended;
    },
  };
}
