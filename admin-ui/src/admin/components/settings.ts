import type { Schemas } from '../../api/client';

/** Under which all that is known of components is kept. */
export const COMPONENTS = ['components'];

export type Settings = Schemas['ComponentSettings'];

/** What stands in the fields of the form. */
export interface Typed {
  type: NonNullable<Settings['type']>;
  protocol: NonNullable<Settings['protocol']>;
  loadBalancer: NonNullable<Settings['loadBalancer']>;
  socket: NonNullable<Settings['socket']>;
  port: string;
  remote: string;
  routings: string;
  privileges: string;
}

export const USUAL: Typed = {
  type: 'accept',
  protocol: 'autodetect',
  loadBalancer: 'ReceiverBareJidLB',
  socket: 'plain',
  port: '',
  remote: '',
  routings: '',
  privileges: '',
};

export function typed(settings: Settings): Typed {
  const { port, remote = [], routings = [], privileges = [] } = settings;
  return {
    type: settings.type ?? USUAL.type,
    protocol: settings.protocol ?? USUAL.protocol,
    loadBalancer: settings.loadBalancer ?? USUAL.loadBalancer,
    socket: settings.socket ?? USUAL.socket,
    port: port ? String(port) : '',
    remote: remote.join('\n'),
    routings: routings.join('\n'),
    privileges: privileges.join('\n'),
  };
}

const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** All of them: a field that was emptied is empty for the server, too. */
export function settings(values: Typed): Settings {
  const { type, protocol, loadBalancer, socket, port, remote, routings, privileges } = values;
  return { type, protocol, loadBalancer, socket, port: Number(port), remote: lines(remote), routings: lines(routings), privileges: lines(privileges) };
}

/** Whether the connection names somebody on the other side. */
export const hasOtherSide = ({ type, protocol }: Typed) => type === 'connect' || protocol === 'jabber:component:connect';
