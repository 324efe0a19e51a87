import type { Schemas } from '../api/client';

export type Value = Schemas['SettingValue'];
export type Settings = Record<string, Value>;

/** Lists are edited as lines; empty ones are no entries. */
function tidy(value: Value | undefined): Value | undefined {
  return Array.isArray(value) ? value.map((line) => String(line).trim()).filter(Boolean) : value;
}

const empty = (value: Value | undefined) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What of the edited differs from what is: that alone is sent. */
export function changes(present: Settings, edited: Settings): Settings {
  const changed: Settings = {};
  for (const [name, raw] of Object.entries(edited)) {
    const value = tidy(raw);
    const before = tidy(present[name]);
    if (empty(value) && empty(before)) continue;
    if (JSON.stringify(value) !== JSON.stringify(before)) changed[name] = value ?? null;
  }
  return changed;
}
