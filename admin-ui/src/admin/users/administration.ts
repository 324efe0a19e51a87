import { api, ok } from '../../api/client';

/** Puts an account among the administrators of its domain, or takes it from them; fails when somebody changes them meanwhile. */
export async function administer(jid: string, granted: boolean, notListed: string): Promise<void> {
  const domain = jid.slice(jid.lastIndexOf('@') + 1);
  const path = { domain };
  const answer = await api.GET('/domains/{domain}', { params: { path } });
  const { settings } = await ok(Promise.resolve(answer));
  const before = Array.isArray(settings.admins) ? settings.admins.map(String) : [];
  if (before.includes(jid) === granted) {
    if (granted) return;
    throw new Error(notListed);
  }
  const admins = granted ? [...before, jid] : before.filter((other) => other !== jid);
  const tag = answer.response.headers.get('ETag');
  await ok(api.PATCH('/domains/{domain}', { params: { path, header: tag ? { 'If-Match': tag } : undefined }, body: { settings: { admins } } }));
}
