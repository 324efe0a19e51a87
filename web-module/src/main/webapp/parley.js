// The page is static; what differs from server to server is asked for, and the host is the one that the reader has used.
const put = (place, text) => {
  for (const element of document.querySelectorAll(`[data-${place}]`)) element.textContent = text;
};

const secure = location.protocol === 'https:';
put('host', location.hostname);
put('domain', location.hostname);
put('websocket', `${secure ? 'wss' : 'ws'}://${location.host}/xmpp-websocket`);
put('bosh', `${location.origin}/bosh`);

fetch('/api/welcome').then((answer) => answer.json()).then((welcome) => {
  put('domain', welcome.domain);
  document.getElementById('setup').hidden = !welcome.setup;
  if (!welcome.registration) document.getElementById('chat-hint').textContent = 'Log in and talk.';
  if (!welcome.webSocket) put('websocket', 'switched off');
  if (!welcome.bosh) put('bosh', 'switched off');
}).catch(() => { /* the page is of use without it */ });
